// SPDX-License-Identifier: Apache-2.0
// The structure of the instruction table: rows that overlap do so by rule, every row can be
// reached, every operation has a name, a section and an encoding.
#include <algorithm>
#include <array>
#include <bit>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "isa/decode.hpp"

namespace {

using namespace hypscope;
using namespace hypscope::isa;

/// Two operations (or one) whose rows share words that both take, and neither row contains the
/// other.
struct DeclaredOverlap {
    OpId a, b;
    const char* why;
};
constexpr DeclaredOverlap kDeclared[] = {
    {OpId::MEMORY_HINT, OpId::MEMORY_HINT, "A6.3.8: a hint whichever addressing mode it names"},
};

std::string name_of(const Encoding& e) { return std::string(name_of(e.set)) + " " + row_name(e); }

/// Random words of a row, its should-be bits as they should be.
class RowWords {
  public:
    explicit RowWords(const Encoding& row) : row_(row) {}
    u32 next() {
        const Picture& p = row_.picture;
        u32 word = static_cast<u32>(random_());
        word = (word & ~p.fixed_mask) | p.fixed_value;
        word = (word & ~p.should_mask) | p.should_value;
        if (p.is_conditional_a32() && word >> 28 == 15) word -= 0x10000000;
        return p.length == 16 ? word & 0xffff : word;
    }

  private:
    const Encoding& row_;
    std::mt19937 random_{1};
};

Decoded decode(InstructionSet set, u32 word) {
    switch (set) {
        case InstructionSet::A32: return decode_a32(word);
        case InstructionSet::T32: return decode_t32(word, {});
        default: return decode_t16(static_cast<u16>(word), {});
    }
}

bool is_unconditional(const Picture& p) {
    return p.length == 32 && (p.fixed_mask & p.fixed_value) >> 28 == 0xf;
}

bool share_words(const Encoding& a, const Encoding& b) {
    const Picture &p = a.picture, &q = b.picture;
    if (a.set != b.set) return false;
    if (((p.fixed_value ^ q.fixed_value) & p.fixed_mask & q.fixed_mask) != 0) return false;
    return !(p.is_conditional_a32() && is_unconditional(q)) &&
           !(q.is_conditional_a32() && is_unconditional(p));
}

bool contains(const Encoding& outer, const Encoding& inner) {
    const u32 mask = outer.picture.fixed_mask;
    return (inner.picture.fixed_mask & mask) == mask && inner.picture.fixed_mask != mask;
}

bool takes(const Encoding& e, u32 word) {
    Operands o;
    return e.build(Fields(e.picture, word), {}, o) != DecodeStatus::NotThis;
}

/// Neither builder leaves the words of both rows to the other.
bool both_take_a_word(const Encoding& a, const Encoding& b) {
    RowWords words(a);
    for (int i = 0; i < 2000; ++i) {
        const u32 word = (words.next() & ~b.picture.fixed_mask) | b.picture.fixed_value;
        if (a.picture.matches(word) && b.picture.matches(word) && takes(a, word) &&
            takes(b, word)) {
            return true;
        }
    }
    return false;
}

bool is_ambiguous(const Encoding& a, const Encoding& b) {
    return share_words(a, b) && !contains(a, b) && !contains(b, a) && both_take_a_word(a, b);
}

}  // namespace

TEST_CASE("rows that share words contain one another, exclude one another, or are declared") {
    std::array<bool, std::size(kDeclared)> used{};
    const auto rows = all_encodings();
    for (size_t i = 0; i < rows.size(); ++i) {
        for (size_t j = i + 1; j < rows.size(); ++j) {
            if (!is_ambiguous(rows[i], rows[j])) continue;
            bool declared = false;
            for (size_t k = 0; k < used.size(); ++k) {
                const DeclaredOverlap& d = kDeclared[k];
                if (!(d.a == rows[i].op && d.b == rows[j].op)) continue;
                declared = used[k] = true;
            }
            INFO(name_of(rows[i]) << " and " << name_of(rows[j]));
            CHECK(declared);
        }
    }
    for (size_t k = 0; k < used.size(); ++k) {
        INFO("declared but not there: " << kDeclared[k].why);
        CHECK(used[k]);
    }
}

/// "SEE" may lead to a space where nothing is allocated, or no row of ours yet (coprocessors 10,
/// 11; Advanced SIMD, where size 11, a quarter of the words, is another group): at most a third of
/// a row's words with these reasons.
TEST_CASE("a word made from a row's picture has a row, unless the row says SEE") {
    for (const Encoding& row : all_encodings()) {
        INFO(name_of(row));
        RowWords words(row);
        int without_row = 0, seen_elsewhere = 0;
        for (int i = 0; i < 500; ++i) {
            const u32 word = words.next();
            if (decode(row.set, word).has_row()) continue;
            ++without_row;
            seen_elsewhere += takes(row, word) ? 0 : 1;
        }
        CHECK(without_row == seen_elsewhere);
        CHECK(without_row <= 500 / 3);
    }
}

TEST_CASE("every encoding is reached by a well-defined word") {
    const auto rows = all_encodings();
    for (size_t index = 0; index < rows.size(); ++index) {
        INFO(name_of(rows[index]));
        RowWords words(rows[index]);
        bool reached = false;
        for (int i = 0; i < 20000 && !reached; ++i) {
            const Decoded d = decode(rows[index].set, words.next());
            reached = d.encoding == index && d.status == DecodeStatus::Ok;
        }
        CHECK(reached);
    }
}

TEST_CASE("a should-be bit that is otherwise makes the word UNPREDICTABLE") {
    CHECK(decode_a32(0xe3a01001).status == DecodeStatus::Ok);
    CHECK(decode_a32(0xe3a11001).status == DecodeStatus::Unpredictable);  // mov with Rn = 1
    CHECK(decode_a32(0xe3a11001).operands.has(kUnpredictable));
    CHECK(decode_t32(0xea4f8001, {}).status == DecodeStatus::Unpredictable);  // mov.w, bit 15
}

TEST_CASE("every operation has a mnemonic, a section and an encoding") {
    std::vector<bool> has_encoding(kOpCount);
    for (const Encoding& e : all_encodings()) has_encoding[static_cast<size_t>(e.op)] = true;
    for (size_t i = 0; i < kOpCount; ++i) {
        const OpInfo& op = op_info(static_cast<OpId>(i));
        INFO(op.name);
        CHECK_FALSE(op.mnemonic.empty());
        CHECK((op.section.starts_with('A') || op.section.starts_with('B')));
        CHECK(op.timing != TimingClass::Count);
        CHECK(has_encoding[i]);
    }
}

TEST_CASE("an operation's encodings of one instruction set have different names") {
    const auto rows = all_encodings();
    for (size_t i = 1; i < rows.size(); ++i) {
        INFO(name_of(rows[i]));
        CHECK_FALSE((rows[i].op == rows[i - 1].op && rows[i].set == rows[i - 1].set &&
                     rows[i].name == rows[i - 1].name));
    }
}

TEST_CASE("the condition is the word's in A32 and ITSTATE's in Thumb") {
    CHECK(decode_a32(0x03a01001).operands.cond == 0);
    CHECK(decode_t16(0x2101, {}).operands.cond == 14);
    const Decoded in_it = decode_t16(0x2101, {0x18});  // movs r1, #1 after it ne
    CHECK(in_it.operands.cond == 1);
    CHECK_FALSE(in_it.operands.setflags());
    CHECK(decode_t16(0x2101, {}).operands.setflags());
    CHECK(decode_t16(0x4288, {0x18}).operands.setflags());  // cmp sets them in an IT block too
    CHECK(decode_t16(0x0008, {0x18}).status == DecodeStatus::Unpredictable);  // movs r0, r1
    CHECK(decode_t16(0xb101, {0x18}).status == DecodeStatus::Unpredictable);  // cbz
    CHECK(decode_t16(0x4770, {0x14}).status == DecodeStatus::Unpredictable);  // bx lr, not the last
    CHECK(decode_t16(0x4770, {0x18}).status == DecodeStatus::Ok);
}

TEST_CASE("BKPT and IT are unconditional in an IT block", "ARM ARM A8.8.24, A8.8.54") {
    // bkpt #0x3a as the last instruction of an IT block for PL, with N set: found against QEMU
    const Decoded d = decode_t16(0xbe3a, {0x58});
    CHECK(d.op == OpId::BKPT);
    CHECK(d.operands.cond == 14);
}

TEST_CASE("ITAdvance shifts the mask and ends the block") {
    CHECK(it_advance(0x0c) == 0x18);
    CHECK(it_advance(0x18) == 0);
    CHECK(it_advance(0x07) == 0x0e);
}
