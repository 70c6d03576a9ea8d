// SPDX-License-Identifier: Apache-2.0
// The operand builders: each turns the fields of a matched word into Operands, as the "Encoding"
// pseudocode of its rows does, and says which letters of a picture it takes.
#pragma once
#include "isa/builders/branch.hpp"
#include "isa/builders/coprocessor.hpp"
#include "isa/builders/data_processing.hpp"
#include "isa/builders/exception.hpp"
#include "isa/builders/exclusive.hpp"
#include "isa/builders/hint.hpp"
#include "isa/builders/load_store.hpp"
#include "isa/builders/load_store_multiple.hpp"
#include "isa/builders/media.hpp"
#include "isa/builders/multiply.hpp"
#include "isa/builders/simd_integer.hpp"
#include "isa/builders/simd_memory.hpp"
#include "isa/builders/status.hpp"
#include "isa/builders/vfp.hpp"
#include "isa/builders/vfp_data.hpp"
