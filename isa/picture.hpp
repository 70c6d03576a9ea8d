// SPDX-License-Identifier: Apache-2.0
// Bit pictures: an encoding as the manual draws it, "cccc 0010101 S nnnn dddd iiiiiiiiiiii", parsed
// at compile time. 0 and 1 are fixed; '-' is (0) and '+' is (1): other values are UNPREDICTABLE;
// a letter is a field, whose runs are joined from left to right. Spaces are free.
#pragma once
#include <array>
#include <string_view>

#include "common/types.hpp"

namespace hypscope::isa {

/// Up to four runs of one letter, most significant first.
struct FieldLayout {
    struct Run {
        u8 low = 0;
        u8 width = 0;
    };
    std::array<Run, 4> runs{};
    u8 run_count = 0;
    u8 width = 0;

    [[nodiscard]] constexpr u32 extract(u32 word) const {
        u32 value = 0;
        for (u8 i = 0; i < run_count; ++i) {
            const u32 field = (word >> runs[i].low) & ((u32{1} << runs[i].width) - 1);
            value = (value << runs[i].width) | field;
        }
        return value;
    }
    [[nodiscard]] constexpr u32 deposit(u32 value) const {
        u32 word = 0;
        for (u8 i = run_count; i-- > 0;) {
            word |= (value & ((u32{1} << runs[i].width) - 1)) << runs[i].low;
            value >>= runs[i].width;
        }
        return word;
    }
};

struct Picture {
    u8 length = 0;       ///< bits: 16 or 32
    u32 fixed_mask = 0;  ///< bits that must be as in `fixed_value`
    u32 fixed_value = 0;
    u32 should_mask = 0;  ///< (0) and (1) bits
    u32 should_value = 0;
    std::array<FieldLayout, 58> fields{};  ///< by letter - 'A'

    [[nodiscard]] constexpr bool has(char letter) const {
        return fields[static_cast<size_t>(letter - 'A')].width != 0;
    }
    [[nodiscard]] constexpr const FieldLayout& field(char letter) const {
        return fields[static_cast<size_t>(letter - 'A')];
    }
    /// A 4-bit condition field at the top of an A32 word never is 1111.
    [[nodiscard]] constexpr bool is_conditional_a32() const {
        return length == 32 && has('c') && field('c').run_count == 1 &&
               field('c').runs[0].low == 28;
    }
    [[nodiscard]] constexpr bool matches(u32 word) const {
        return (word & fixed_mask) == fixed_value && !(is_conditional_a32() && (word >> 28) == 0xf);
    }
};

/// Parses `text`; an error does not compile (the throw is not a constant expression).
constexpr Picture parse_picture(std::string_view text, u8 length) {
    Picture p;
    p.length = length;
    u8 position = length;
    char previous = ' ';
    for (const char c : text) {
        if (c == ' ') continue;
        if (position == 0) throw "a bit picture is too long";
        --position;
        const u32 here = u32{1} << position;
        const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (c == '0' || c == '1') {
            p.fixed_mask |= here;
            if (c == '1') p.fixed_value |= here;
        } else if (c == '-' || c == '+') {
            p.should_mask |= here;
            if (c == '+') p.should_value |= here;
        } else if (letter) {
            FieldLayout& f = p.fields[static_cast<size_t>(c - 'A')];
            if (c != previous || f.run_count == 0) {
                if (f.run_count == 4) throw "a field has more than four runs";
                f.runs[f.run_count++] = {position, 0};
            }
            FieldLayout::Run& run = f.runs[static_cast<size_t>(f.run_count - 1)];
            run.low = position;
            ++run.width;
            ++f.width;
        } else {
            throw "a bit picture holds only 0 1 - + letters and spaces";
        }
        previous = c;
    }
    if (position != 0) throw "a bit picture is too short";
    return p;
}

/// The fields of one word under one picture, as the operand builders read them: f['n'].
class Fields {
  public:
    constexpr Fields(const Picture& picture, u32 word) : picture_(picture), word_(word) {}
    [[nodiscard]] constexpr u32 operator[](char letter) const {
        return picture_.field(letter).extract(word_);
    }
    [[nodiscard]] constexpr u8 reg(char letter) const { return static_cast<u8>((*this)[letter]); }
    [[nodiscard]] constexpr bool has(char letter) const { return picture_.has(letter); }
    [[nodiscard]] constexpr u32 word() const { return word_; }
    [[nodiscard]] constexpr bool is_t16() const { return picture_.length == 16; }

  private:
    const Picture& picture_;
    u32 word_;
};

}  // namespace hypscope::isa
