// SPDX-License-Identifier: Apache-2.0
// The operand builders: each turns the fields of a matched word into Operands, as the "Encoding"
// pseudocode of its rows does, and says which letters of a picture it takes.
#pragma once
#include "isa/builders/branch.hpp"
#include "isa/builders/data_processing.hpp"
#include "isa/builders/media.hpp"
#include "isa/builders/multiply.hpp"
