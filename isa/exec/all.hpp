// SPDX-License-Identifier: Apache-2.0
// Every instruction body: exec_NAME for each OP row of isa/tables/.
#pragma once
#include "isa/exec/branch.hpp"
#include "isa/exec/data_processing.hpp"
#include "isa/exec/media.hpp"
#include "isa/exec/multiply.hpp"
