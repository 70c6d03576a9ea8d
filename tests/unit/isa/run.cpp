// SPDX-License-Identifier: Apache-2.0
// Every body on the fake machine, instantiated once.
#include "run.hpp"

namespace hypscope::isa {
template bool execute(FakeMachine& m, OpId op, const Operands& o);
}
