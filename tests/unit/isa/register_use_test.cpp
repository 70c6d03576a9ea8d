// SPDX-License-Identifier: Apache-2.0
// The register use of every row against what its body does: hazards and the PC that engines
// materialise derive from that column. A body reads and writes no register that the column does not
// name (a base written back and a register list apart), reads the PC only where an operand read is
// 15, and uses everything that the column names.
#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "run.hpp"

namespace {

using namespace hypscope;
using namespace hypscope::isa;

/// Registers as a mask; bit 15 is the PC, read or written in any way.
struct RecordingMachine : FakeMachine {
    u32 reads = 0, writes = 0;
    u32 R(u8 index) {
        reads |= 1u << index;
        return FakeMachine::R(index);
    }
    u32 PC() {
        reads |= 1u << 15;
        return FakeMachine::PC();
    }
    void set_R(u8 index, u32 value) {
        writes |= 1u << index;
        FakeMachine::set_R(index, value);
    }
};

struct Registers {
    u32 reads = 0, writes = 0;
};

/// The four operand members, and which of them the column names.
struct Member {
    u8 Operands::*reg;
    bool RegisterUse::*read;
    bool RegisterUse::*write;
};
constexpr Member kMembers[] = {
    {&Operands::d, &RegisterUse::read_d, &RegisterUse::write_d},
    {&Operands::n, &RegisterUse::read_n, &RegisterUse::write_n},
    {&Operands::m, &RegisterUse::read_m, &RegisterUse::write_m},
    {&Operands::a, &RegisterUse::read_a, &RegisterUse::write_a},
};

Registers declared(const Decoded& d) {
    const RegisterUse& use = op_info(d.op).use;
    Registers r;
    for (const Member& m : kMembers) {
        if (use.*m.read) r.reads |= 1u << (d.operands.*m.reg);
        if (use.*m.write) r.writes |= 1u << (d.operands.*m.reg);
    }
    if (use.list) (use.list_written ? r.writes : r.reads) |= d.operands.imm & 0xffff;
    if (d.operands.wback()) r.writes |= 1u << d.operands.n;
    return r;
}

/// Which members of a row its bodies were seen to read and to write.
struct Seen {
    std::array<bool, 4> read{}, written{};
    int runs = 0;
    bool always_undefined = true;  ///< as the coprocessor instructions of the "2" forms
};

RecordingMachine random_machine(std::mt19937& random, bool thumb) {
    RecordingMachine m;
    for (u32& r : m.registers) r = random() % 64 * 4;
    m.pc = 0x80;
    m.thumb = thumb;
    m.exclusive = true;
    m.swp = true;
    m.c = random() % 2 != 0;
    for (u32 sysm = 0; sysm < 32; ++sysm) {
        m.banked[{sysm, false}] = m.banked[{sysm, true}] = 0;
        m.stack_of_mode[sysm] = 0x80;
        m.vfp_system[sysm] = 0;
    }
    return m;
}

u32 random_word(const Picture& p, std::mt19937& random) {
    u32 word = (static_cast<u32>(random()) & ~p.fixed_mask) | p.fixed_value;
    word = (word & ~p.should_mask) | p.should_value;
    if (p.is_conditional_a32() && word >> 28 == 15) word -= 0x10000000;
    return p.length == 16 ? word & 0xffff : word;
}

Decoded decode(InstructionSet set, u32 word) {
    switch (set) {
        case InstructionSet::A32: return decode_a32(word);
        case InstructionSet::T32: return decode_t32(word, {});
        default: return decode_t16(static_cast<u16>(word), {});
    }
}

void check_run(const Decoded& d, u32 word, std::mt19937& random, Seen& seen) {
    const bool thumb = all_encodings()[d.encoding].set != InstructionSet::A32;
    RecordingMachine m = random_machine(random, thumb);
    const bool done = execute(m, d.op, d.operands);
    const Registers use = declared(d);
    const bool branched = done && m.branch != FakeMachine::Branch::None;
    if ((m.reads & ~use.reads) != 0 || (m.writes & ~use.writes) != 0 ||
        (branched && !d.operands.writes_pc())) {
        FAIL_CHECK(op_info(d.op).name << " " << std::hex << word << ": reads " << m.reads << " of "
                                      << use.reads << ", writes " << m.writes << " of "
                                      << use.writes << ", writes the PC " << branched);
    }
    for (size_t i = 0; i < seen.read.size(); ++i) {
        // A member may hold an extension register or a count, which is no core register.
        const u8 number = d.operands.*kMembers[i].reg;
        const u32 reg = number < 16 ? 1u << number : 0;
        seen.read[i] |= (m.reads & reg) != 0;
        seen.written[i] |= (m.writes & reg) != 0 || (reg == 1u << 15 && d.operands.writes_pc());
    }
    ++seen.runs;
    seen.always_undefined = seen.always_undefined && m.undefined;
}

}  // namespace

TEST_CASE("bodies read and write the registers that their rows name, and no others") {
    std::mt19937 random(1);
    std::array<Seen, kOpCount> seen{};
    for (const Encoding& row : all_encodings()) {
        for (int i = 0; i < 400; ++i) {
            const u32 word = random_word(row.picture, random);
            const Decoded d = decode(row.set, word);
            if (d.status != DecodeStatus::Ok) continue;
            check_run(d, word, random, seen[static_cast<size_t>(d.op)]);
        }
    }
    for (size_t op = 0; op < kOpCount; ++op) {
        const OpInfo& info = op_info(static_cast<OpId>(op));
        INFO(info.name);
        CHECK(seen[op].runs > 0);
        if (seen[op].always_undefined) continue;
        for (size_t i = 0; i < 4; ++i) {
            INFO("member "
                 << "dnma"[i]);
            if (info.use.*kMembers[i].read) CHECK(seen[op].read[i]);
            if (info.use.*kMembers[i].write) CHECK(seen[op].written[i]);
        }
    }
}
