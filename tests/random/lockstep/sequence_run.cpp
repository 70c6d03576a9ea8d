// SPDX-License-Identifier: Apache-2.0
// Accesses at small distances from one base with data processing between them, as compilers put
// them into a row: by chance they would hardly ever share a base.
#include <algorithm>

#include "tests/random/lockstep/sequence.hpp"
#include "tests/random/lockstep/table_layout.hpp"
#include "tests/random/lockstep/words.hpp"

namespace hypscope::lockstep {

using namespace isa;

void Sequence::begin_run() { run_ = Run{random_.below(13), false}; }

bool Sequence::add_to_run() {
    static constexpr std::string_view kAccesses[] = {
        "LDR_imm",  "LDR_imm",   "STR_imm",   "STR_imm",  "LDRB_imm", "STRB_imm",
        "LDRH_imm", "LDRSB_imm", "LDRSH_imm", "STRH_imm", "LDRD_imm", "STRD_imm"};
    static constexpr std::string_view kBetween[] = {"ADD_reg", "ADC_reg", "EOR_reg", "MUL",
                                                    "UXTB",    "QADD",    "LSL_imm", "RSB_imm"};
    const auto any_of = [&](const auto& names) {
        return names[random_.below(static_cast<u32>(std::size(names)))];
    };
    return random_.one_in(5) ? try_run_row(any_of(kBetween), false)
                             : try_run_row(any_of(kAccesses), true);
}

bool Sequence::try_run_row(std::string_view op, bool is_access) {
    const InstructionSet set = case_.is_thumb() ? InstructionSet::T32 : InstructionSet::A32;
    const u16 row = pool_.find(op, set);
    if (row == all_encodings().size()) return false;
    const Encoding& e = all_encodings()[row];
    for (int i = 0; i < 24; ++i) {
        u32 word = random_word(e, regime_, mode_, random_);
        const auto set_field = [&](char letter, u32 value) {
            if (e.picture.has(letter)) word = with_field(e, word, letter, value);
        };
        set_field('c', 14);
        if (is_access) {
            set_field('n', run_->base);
            set_field('P', 1);
            set_field('W', 0);
            set_field('i', random_.below(strict() || !random_.one_in(4) ? 12 : 40) &
                               (random_.one_in(3) ? ~u32{0} : ~u32{3}));
        }
        if (RowPool::qemu_note(row, word, place()) == nullptr && try_word(row, word)) return true;
        excluded_ = nullptr;
    }
    return false;
}

/// The base is chosen for all of them: they stay in the window.
bool Sequence::plan_run_access(const Decoded& d) {
    const Operands& o = d.operands;
    const u32 word = plan_.word_of(o.n);
    if (o.wback() || !o.index() || o.writes_pc() || o.imm > 64 || plan_.is_written(word))
        return false;
    if (strict() && o.imm % 4 != 0) return false;
    if (run_->placed) return true;
    u32 base = case_.window_base() + 64 + 4 * random_.below(30);
    if (!strict() && random_.one_in(4)) base += random_.below(4);
    base += random_alias(regime_, mode_, random_) << kAliasShift;
    return run_->placed = place_base(o.n, base);
}

}  // namespace hypscope::lockstep
