// SPDX-License-Identifier: Apache-2.0
// Every instruction body: exec_NAME for each OP row of isa/tables/.
#pragma once
#include "isa/exec/branch.hpp"
#include "isa/exec/coprocessor.hpp"
#include "isa/exec/data_processing.hpp"
#include "isa/exec/exception.hpp"
#include "isa/exec/exclusive.hpp"
#include "isa/exec/hint.hpp"
#include "isa/exec/load_store.hpp"
#include "isa/exec/load_store_multiple.hpp"
#include "isa/exec/media.hpp"
#include "isa/exec/multiply.hpp"
#include "isa/exec/simd_memory.hpp"
#include "isa/exec/status.hpp"
#include "isa/exec/vfp.hpp"
#include "isa/exec/vfp_convert.hpp"
#include "isa/exec/vfp_data.hpp"
