// SPDX-License-Identifier: Apache-2.0
// The configurations of hypscope that the self comparison sets side by side: an engine by name, as
// it is or stressed. A stressed engine runs slices of random length and has the block cache emptied
// between them, so that links, jumps and translations are made again and again; nothing that the
// model computes may depend on that (the contract of cpu/engine.hpp).
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "cpu/engine.hpp"

namespace hypscope::lockstep {

struct EngineSetup {
    std::string name = "interpreter";
    cpu::EngineKind kind = cpu::EngineKind::Interpreter;
    bool stressed = false;
};

/// "interpreter", "jit", and either with "-stressed". Throws std::runtime_error for another name.
[[nodiscard]] EngineSetup engine_setup(const std::string& name);
[[nodiscard]] std::unique_ptr<cpu::Engine> make_engine(const EngineSetup& setup);

}  // namespace hypscope::lockstep
