// SPDX-License-Identifier: Apache-2.0
// Choosing rows and words, and what an admitted instruction leaves behind.
#include "tests/random/lockstep/sequence.hpp"

#include <bit>

#include "tests/random/lockstep/words.hpp"

namespace hypscope::lockstep {

using namespace isa;

Sequence::Sequence(Case& target, const Regime& regime, RowPool& pool, Random& random)
    : case_(target),
      regime_(regime),
      pool_(pool),
      random_(random),
      plan_(target.initial, target.mode()),
      mode_(target.mode()),
      at_(target.start()) {}

void Sequence::fill(u32 length) {
    if (length > kLeastOfRun && random_.one_in(4)) begin_run();
    for (u32 tries = 0; tries < 60 && !finished_; ++tries) {
        const bool enough = case_.code.size() >= length && !it_.in_it_block();
        if (enough || at_ + 4 > case_.start() + kMaxCodeBytes) break;
        run_ ? add_to_run() : add_one();
    }
    close_it_block();
}

/// The padding must not stand in an IT block.
void Sequence::close_it_block() {
    constexpr u32 kNop = 0xbf00;
    for (; it_.in_it_block(); it_.it = it_advance(it_.it)) {
        case_.code.push_back({kNop, InstructionSet::T16, decode_t16(kNop, it_).encoding});
        at_ += 2;
    }
}

Decoded Sequence::decode(InstructionSet set, u32 word) const {
    switch (set) {
        case InstructionSet::A32: return decode_a32(word);
        case InstructionSet::T32: return decode_t32(word, it_);
        case InstructionSet::T16: return decode_t16(static_cast<u16>(word), it_);
    }
    return {};
}

bool Sequence::add_one() {
    if (exclusive_open_ && !exclusive_.store.empty() && random_.one_in(2)) {
        exclusive_open_ = false;
        const u16 row = pool_.find(exclusive_.store,
                                   case_.is_thumb() ? InstructionSet::T32 : InstructionSet::A32);
        if (try_row(row, true)) return true;
    }
    return try_row(pool_.choose(case_.is_thumb(), place(), random_));
}

bool Sequence::try_row(u16 row, bool paired) {
    const Encoding& e = all_encodings()[row];
    for (int i = 0; i < 24; ++i) {
        u32 word = random_word(e, regime_, mode_, random_);
        word = steer_branch(e, word);
        if (paired) {
            word = with_field(e, word, 'n', exclusive_.n);
            if (e.picture.has('i')) word = with_field(e, word, 'i', exclusive_.imm / 4);
        }
        // Words that the oracle gets wrong are drawn seldom.
        if (RowPool::qemu_note(row, word, place()) != nullptr && !random_.one_in(8)) continue;
        if (try_word(row, word)) return true;
        if (excluded_ == nullptr) continue;
        pool_.excluded(row, *excluded_);
        excluded_ = nullptr;
        return false;
    }
    return false;
}

bool Sequence::try_word(u16 row, u32 word) {
    const Encoding& e = all_encodings()[row];
    Decoded d = decode(e.set, word);
    if (d.encoding != row || !d.has_row() || d.status == DecodeStatus::Unpredictable) return false;
    if (const OracleNote* note = RowPool::qemu_note(row, word, place())) {
        excluded_ = note;
        return false;
    }
    Verdict verdict = plan(d, word);
    if (verdict == Verdict::Rejected) return false;
    if (verdict == Verdict::AdmittedLast && it_.in_it_block() && !it_.last_in_it_block()) {
        // The padding must not stand in the IT block; an SVC may be skipped, and the block goes on.
        if (op_info(d.op).timing != TimingClass::Exception) return false;
        verdict = Verdict::Admitted;
    }
    case_.code.push_back({word, e.set, row});
    pool_.generated(row);
    note_effects(d);
    finished_ = verdict == Verdict::AdmittedLast;
    at_ += d.operands.length;
    it_.it = d.op == OpId::IT ? static_cast<u8>(word) : it_advance(it_.it);
    return true;
}

/// A branch by an immediate goes to this case's padding, or now and then anywhere.
u32 Sequence::steer_branch(const Encoding& row, u32 word) {
    const bool immediate = row.op == OpId::B || row.op == OpId::BL_imm || row.op == OpId::BLX_imm ||
                           row.op == OpId::CBZ;
    const bool may_stray = !strict() && row.set != InstructionSet::T16;
    if (!immediate || (may_stray && random_.one_in(8))) return word;
    u32 target = case_.slot_base() + kLandingOffset + 4 * random_.below(8);
    if (row.op != OpId::CBZ && random_.one_in(3)) target = case_.slot_base() + 4 * random_.below(7);
    u32 from = pc_value();
    if (row.op == OpId::BLX_imm) from &= ~u32{3};
    return with_distance(row, word, target - from);
}

void Sequence::note_effects(const Decoded& d) {
    const Operands& o = d.operands;
    const OpInfo& info = op_info(d.op);
    const RegisterUse& use = info.use;
    if (use.write_d) plan_.register_written(o.d);
    if (use.write_a) plan_.register_written(o.a);
    if (use.write_n || o.wback()) plan_.register_written(o.n);
    if (use.write_m) plan_.register_written(o.m);
    if (use.list && use.list_written) {
        for (u32 rest = o.imm & 0x7fff; rest != 0; rest &= rest - 1) {
            const u32 n = static_cast<u32>(std::countr_zero(rest));
            plan_.written(register_word(d.op == OpId::LDM_user ? u32{kUserMode} : mode_, n));
        }
    }
    switch (d.op) {
        case OpId::SRS: plan_.written(bank_words(o.imm).sp); break;
        case OpId::SETEND: memory_known_ = false; break;
        case OpId::CLREX: exclusive_seen_ = false; break;
        case OpId::SMC:
            for (u32 n = 0; n < 4; ++n) plan_.register_written(n);
            break;
        default: break;
    }
    switch (info.timing) {
        case TimingClass::Store:
        case TimingClass::StoreDouble:
        case TimingClass::StoreMultiple:
        case TimingClass::StoreExclusive:
        case TimingClass::VfpStore:
        case TimingClass::SimdStore: memory_known_ = false; break;
        case TimingClass::LoadExclusive:
            memory_known_ = memory_known_ && d.op != OpId::SWP && d.op != OpId::SWPB;
            break;
        default: break;
    }
}

}  // namespace hypscope::lockstep
