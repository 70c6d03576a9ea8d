// SPDX-License-Identifier: Apache-2.0
// Our decoder against Capstone 4: every T16 word, and random A32 and T32 words (three of four made
// from a row's picture, so that all rows are hit). They must agree on whether a word is an
// instruction and on its mnemonic. Where our row says UNPREDICTABLE, Capstone may reject the word.
//
//   decoder_capstone_test [--seed N] [--count N]     words of A32 and of T32
#include <capstone/capstone.h>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "capstone_names.hpp"
#include "common/bits.hpp"
#include "isa/decode.hpp"

namespace {

using namespace hypscope;
using namespace hypscope::isa;

/// Words on which Capstone errs, or which are not ours yet, where no row of ours could say so (a
/// row's own exclusions are its NOTEs).
struct Exclusion {
    InstructionSet set;
    u32 mask, value;
    const char* reason;
};
constexpr Exclusion kExclusions[] = {
    {InstructionSet::A32, 0xfe000e00, 0xfc000a00, "LDC2, STC2 of CP10, CP11: UNDEFINED, A8.8.56"},
    {InstructionSet::A32, 0xff000e10, 0xfe000a00, "v8 only: VSEL, VMAXNM, VCVTA, VRINTA; A7.5"},
    {InstructionSet::A32, 0x0fbf0e50, 0x0eb60a40, "v8 only: VRINTR, VRINTZ; A7.5"},
    {InstructionSet::A32, 0x0fbf0ed0, 0x0eb70a40, "v8 only: VRINTX; A7.5"},
    {InstructionSet::T32, 0xfe000e00, 0xfc000a00, "LDC2, STC2 of CP10, CP11: UNDEFINED, A8.8.56"},
    {InstructionSet::T32, 0xff000e10, 0xfe000a00, "v8 only: VSEL, VMAXNM, VCVTA, VRINTA; A7.5"},
    {InstructionSet::T32, 0xffbf0e50, 0xeeb60a40, "v8 only: VRINTR, VRINTZ; A7.5"},
    {InstructionSet::T32, 0xffbf0ed0, 0xeeb70a40, "v8 only: VRINTX; A7.5"},
};

bool is_excluded(InstructionSet set, u32 word, const Decoded& ours) {
    if (ours.has_row()) {
        for (const OracleNote& note : oracle_notes(ours.encoding)) {
            if (note.oracle == Oracle::Capstone && (word & note.mask) == note.value) return true;
        }
        return false;
    }
    for (const Exclusion& e : kExclusions) {
        if (e.set == set && (word & e.mask) == e.value) return true;
    }
    return false;
}

class Disassembler {
  public:
    explicit Disassembler(cs_mode mode) {
        if (cs_open(CS_ARCH_ARM, mode, &handle_) != CS_ERR_OK) std::abort();
        insn_ = cs_malloc(handle_);
    }
    ~Disassembler() {
        cs_free(insn_, 1);
        cs_close(&handle_);
    }
    Disassembler(const Disassembler&) = delete;
    Disassembler& operator=(const Disassembler&) = delete;

    /// Null when Capstone knows no such instruction of this length.
    [[nodiscard]] const cs_insn* disassemble(InstructionSet set, u32 word) {
        u8 code[4];
        size_t size = 4;
        if (set == InstructionSet::T32) word = (word >> 16) | (word << 16);
        if (set == InstructionSet::T16) size = 2;
        for (size_t i = 0; i < size; ++i) code[i] = static_cast<u8>(word >> (8 * i));
        const u8* at = code;
        u64 address = 0x1000;
        const size_t length = size;
        if (in_it_block_) leave_it_block();
        if (!cs_disasm_iter(handle_, &at, &size, &address, insn_)) return nullptr;
        in_it_block_ = insn_->id == ARM_INS_IT;
        return insn_->size == length ? insn_ : nullptr;
    }

    [[nodiscard]] std::string name(const cs_insn* insn) const {
        return insn ? cs_insn_name(handle_, insn->id) : "nothing";
    }

  private:
    /// Capstone remembers an IT instruction from one call to the next.
    void leave_it_block() {
        static constexpr u8 kNops[] = {0, 0xbf, 0, 0xbf, 0, 0xbf, 0, 0xbf};
        const u8* at = kNops;
        size_t size = sizeof kNops;
        u64 address = 0;
        while (cs_disasm_iter(handle_, &at, &size, &address, insn_)) {
        }
        in_it_block_ = false;
    }

    csh handle_ = 0;
    cs_insn* insn_ = nullptr;
    bool in_it_block_ = false;
};

struct Tally {
    u64 compared = 0, excluded = 0, unpredictable = 0, differing = 0;
    /// By row: how often, and the first word as a line of text.
    std::map<std::string, std::pair<u64, std::string>> differences;
};

Decoded decode(InstructionSet set, u32 word) {
    switch (set) {
        case InstructionSet::A32: return decode_a32(word);
        case InstructionSet::T32: return decode_t32(word, {});
        default: return decode_t16(static_cast<u16>(word), {});
    }
}

bool agree(const Decoded& ours, u32 word, const cs_insn* theirs) {
    if (ours.status == DecodeStatus::Undefined) return theirs == nullptr;
    if (theirs == nullptr) return ours.status == DecodeStatus::Unpredictable;
    return is_spelling_of(ours, word, theirs->mnemonic);
}

std::string describe(InstructionSet set, u32 word, const Decoded& ours, const cs_insn* theirs) {
    static constexpr const char* kStatus[] = {"", "", "UNDEFINED", "UNPREDICTABLE"};
    char line[256];
    std::snprintf(line, sizeof line, "%s %08x  ours: %.*s %s  capstone: %s %s", name_of(set).data(),
                  word, static_cast<int>(row_mnemonic(ours).size()), row_mnemonic(ours).data(),
                  kStatus[static_cast<size_t>(ours.status)], theirs ? theirs->mnemonic : "(none)",
                  theirs ? theirs->op_str : "");
    return line;
}

void compare(InstructionSet set, u32 word, Disassembler& capstone, Tally& tally) {
    const Decoded ours = decode(set, word);
    if (is_excluded(set, word, ours)) {
        ++tally.excluded;
        return;
    }
    ++tally.compared;
    const cs_insn* theirs = capstone.disassemble(set, word);
    if (ours.status == DecodeStatus::Unpredictable && theirs == nullptr) ++tally.unpredictable;
    if (agree(ours, word, theirs)) return;
    ++tally.differing;
    std::string row = ours.has_row() ? row_name(all_encodings()[ours.encoding])
                                     : "no row, " + capstone.name(theirs);
    auto [entry, first] = tally.differences.try_emplace(row, 0, "");
    if (first) entry->second.second = describe(set, word, ours, theirs);
    ++entry->second.first;
}

/// Random words of one instruction set.
class WordSource {
  public:
    WordSource(InstructionSet set, u64 seed) : set_(set), random_(seed) {
        for (const Encoding& e : all_encodings()) {
            if (e.set == set) rows_.push_back(&e);
        }
    }

    u32 next() {
        const u32 word = static_cast<u32>(random_());
        const u32 choice = static_cast<u32>(random_() >> 32);
        if (rows_.empty() || choice % 4 == 0) return uniform(word);
        const Picture& picture = rows_[(choice / 4) % rows_.size()]->picture;
        u32 made = (word & ~picture.fixed_mask) | picture.fixed_value;
        if (choice % 32 >= 4) made = (made & ~picture.should_mask) | picture.should_value;
        if (picture.is_conditional_a32() && made >> 28 == 15) made -= 0x10000000;
        return made;
    }

  private:
    u32 uniform(u32 word) const {
        return set_ == InstructionSet::T32 && !is_t32_prefix(static_cast<u16>(word >> 16))
                   ? word | 0xf8000000u
                   : word;
    }

    InstructionSet set_;
    std::mt19937_64 random_;
    std::vector<const Encoding*> rows_;
};

bool report(const char* what, const Tally& tally) {
    std::printf(
        "%s: %llu words compared, %llu excluded, %llu UNPREDICTABLE and not disassembled, "
        "%llu differ\n",
        what, static_cast<unsigned long long>(tally.compared),
        static_cast<unsigned long long>(tally.excluded),
        static_cast<unsigned long long>(tally.unpredictable),
        static_cast<unsigned long long>(tally.differing));
    for (const auto& [row, entry] : tally.differences) {
        std::printf("  %-28s %8llu  %s\n", row.c_str(),
                    static_cast<unsigned long long>(entry.first), entry.second.c_str());
    }
    return tally.differing == 0;
}

bool all_t16() {
    Disassembler capstone(CS_MODE_THUMB);
    Tally tally;
    for (u32 word = 0; word < 0xe800; ++word) compare(InstructionSet::T16, word, capstone, tally);
    return report("T16", tally);
}

bool random_words(const char* what, InstructionSet set, u64 seed, u64 count) {
    Disassembler capstone(set == InstructionSet::A32 ? CS_MODE_ARM : CS_MODE_THUMB);
    WordSource words(set, seed);
    Tally tally;
    for (u64 i = 0; i < count; ++i) compare(set, words.next(), capstone, tally);
    return report(what, tally);
}

u64 option(int argc, char** argv, const char* name, u64 otherwise) {
    for (int i = 1; i + 1 < argc; ++i) {
        if (std::strcmp(argv[i], name) == 0) return std::strtoull(argv[i + 1], nullptr, 0);
    }
    return otherwise;
}

}  // namespace

int main(int argc, char** argv) {
    const u64 seed = option(argc, argv, "--seed", 1);
    const u64 count = option(argc, argv, "--count", 1'000'000);
    std::printf("seed %llu, %llu words of A32 and of T32\n", static_cast<unsigned long long>(seed),
                static_cast<unsigned long long>(count));
    bool good = all_t16();
    good = random_words("A32", InstructionSet::A32, seed, count) && good;
    good = random_words("T32", InstructionSet::T32, seed, count) && good;
    return good ? 0 : 1;
}
