// SPDX-License-Identifier: Apache-2.0
// The floating-point functions of the manual's pseudocode (ARM ARM A2.7.7) for Floating-point and
// Advanced SIMD instructions.
#pragma once
#include "isa/fp/arithmetic.hpp"
#include "isa/fp/compare.hpp"
#include "isa/fp/convert.hpp"
#include "isa/fp/estimate.hpp"
