// SPDX-License-Identifier: Apache-2.0
// Bodies of the data-processing operations, in the order of isa/tables/data_processing.inc.
#pragma once
#include "isa/exec/shared.hpp"

namespace hypscope::isa::exec {

// ADC{S}<c> <Rd>, <Rn>, #<const>                                         ARM ARM A8.8.1
template <Machine M, class O>
void exec_ADC_imm(M& m, const O& o) {
    const auto [result, carry, overflow] = AddWithCarry(m.R(o.n), o.imm, m.C());
    write_result(m, o, result, carry, overflow);
}

}  // namespace hypscope::isa::exec
