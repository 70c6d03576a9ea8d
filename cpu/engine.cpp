// SPDX-License-Identifier: Apache-2.0
#include "cpu/engine.hpp"

#include "common/error.hpp"

namespace hypscope::cpu {

std::unique_ptr<Engine> make_engine(const EngineConfig& config) {
    if (config.kind == EngineKind::Interpreter) return make_interpreter();
#ifdef __x86_64__
    return make_jit(config.jit_threshold);
#else
    throw SimError(ExitStatus::Usage, "this host has no translator", "--engine jit",
                   "use --engine interpreter");
#endif
}

std::string_view name_of(EngineKind kind) {
    return kind == EngineKind::Jit ? "jit" : "interpreter";
}

}  // namespace hypscope::cpu
