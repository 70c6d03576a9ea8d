// SPDX-License-Identifier: Apache-2.0
// Runs one instruction word on the fake machine: decode, then the body of its row. The table makes
// the dispatch, so that every body is instantiated.
#pragma once
#include <stdexcept>
#include <type_traits>

#include "fake_machine.hpp"
#include "isa/decode.hpp"
#include "isa/exec/all.hpp"

namespace hypscope::isa {

/// A body without a result always runs to its end.
template <class Body>
bool completes(Body body) {
    if constexpr (std::is_void_v<decltype(body())>) {
        body();
        return true;
    } else {
        return body();
    }
}

/// False when the body ended in an exception.
template <class M>
bool execute(M& m, OpId op, const Operands& o) {
    switch (op) {
#define OP(name, ...) \
    case OpId::name:  \
        return completes([&] { return exec::exec_##name(m, o); });
#define A32(...)
#define T32(...)
#define T16(...)
#define NOTE(...)
#include "isa/tables/all.inc"
        case OpId::Count: break;
    }
    throw std::logic_error("a word without a row");
}

extern template bool execute(FakeMachine& m, OpId op, const Operands& o);

inline bool run_decoded(FakeMachine& m, const Decoded& d) {
    if (d.status != DecodeStatus::Ok) throw std::logic_error("not a well-defined word");
    return execute(m, d.op, d.operands);
}

inline bool run_a32(FakeMachine& m, u32 word) { return run_decoded(m, decode_a32(word)); }
inline bool run_t32(FakeMachine& m, u32 word) {
    m.thumb = true;
    return run_decoded(m, decode_t32(word, {}));
}
inline bool run_t16(FakeMachine& m, u32 word) {
    m.thumb = true;
    return run_decoded(m, decode_t16(static_cast<u16>(word), {}));
}

using Set = InstructionSet;

inline bool run(FakeMachine& m, Set set, u32 word) {
    switch (set) {
        case Set::A32: return run_a32(m, word);
        case Set::T32: return run_t32(m, word);
        case Set::T16: return run_t16(m, word);
    }
    return false;
}

}  // namespace hypscope::isa
