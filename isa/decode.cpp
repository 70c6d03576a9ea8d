// SPDX-License-Identifier: Apache-2.0
// Decode tables, built once from the rows: a bucket of candidate rows by a few selecting bits, the
// row with the most fixed bits first, so that the order in the files is for readers.
#include "isa/decode.hpp"

#include <algorithm>
#include <vector>

#include "common/bits.hpp"

namespace hypscope::isa {

namespace {

/// Candidates by bits<27:20> and bits<7:4> of an A32 word, or bits<15:4> of a first T32 halfword.
constexpr u32 kBucketCount = 4096;

u32 a32_bucket(u32 word) { return (bits(word, 27, 20) << 4) | bits(word, 7, 4); }
u32 t32_bucket(u32 word) { return bits(word, 31, 20); }
u32 t16_bucket(u32 word) { return bits(word, 15, 4); }

class DecodeTable {
  public:
    DecodeTable(InstructionSet set, u32 (*bucket)(u32), u32 bucket_bits) : bucket_(bucket) {
        const auto rows = all_encodings();
        std::vector<u16> order;
        for (size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].set == set) order.push_back(static_cast<u16>(i));
        }
        std::stable_sort(order.begin(), order.end(), [&](u16 a, u16 b) {
            return std::popcount(rows[a].picture.fixed_mask) >
                   std::popcount(rows[b].picture.fixed_mask);
        });
        candidates_.resize(kBucketCount);
        for (u32 index = 0; index < kBucketCount; ++index) fill(index, order, bucket_bits);
    }

    [[nodiscard]] Decoded decode(u32 word, DecodeContext context) const {
        const auto rows = all_encodings();
        for (const u16 index : candidates_[bucket_(word)]) {
            const Encoding& row = rows[index];
            if (!row.picture.matches(word)) continue;
            Decoded d{row.op, index, {}, DecodeStatus::Ok};
            d.operands.length = row.picture.length / 8;
            if (row.picture.is_conditional_a32()) d.operands.cond = static_cast<u8>(word >> 28);
            if (context.in_it_block()) d.operands.cond = static_cast<u8>(context.it >> 4);
            if ((op_info(row.op).effects & kUnconditional) != 0) d.operands.cond = 14;
            d.status = row.build(Fields(row.picture, word), context, d.operands);
            if (d.status == DecodeStatus::NotThis) continue;
            const bool should = (word & row.picture.should_mask) == row.picture.should_value;
            if (d.status == DecodeStatus::Ok && !should) d.status = DecodeStatus::Unpredictable;
            d.operands.set(kUnpredictable, d.status == DecodeStatus::Unpredictable);
            return d;
        }
        return {};
    }

  private:
    void fill(u32 index, const std::vector<u16>& order, u32 selecting) {
        const auto rows = all_encodings();
        u32 word = 0;  // the bits that the bucket number fixes, at their places
        for (u32 i = 0, rest = index; i < 32; ++i) {
            if (!bit(selecting, i)) continue;
            word |= (rest & 1) << i;
            rest >>= 1;
        }
        for (const u16 row : order) {
            const Picture& p = rows[row].picture;
            if (((word ^ p.fixed_value) & p.fixed_mask & selecting) == 0) {
                candidates_[index].push_back(row);
            }
        }
    }

    u32 (*bucket_)(u32);
    std::vector<std::vector<u16>> candidates_;
};

}  // namespace

Decoded decode_a32(u32 word) {
    static const DecodeTable table(InstructionSet::A32, a32_bucket, 0x0ff000f0);
    return table.decode(word, {});
}

Decoded decode_t32(u32 word, DecodeContext context) {
    static const DecodeTable table(InstructionSet::T32, t32_bucket, 0xfff00000);
    return table.decode(word, context);
}

Decoded decode_t16(u16 word, DecodeContext context) {
    static const DecodeTable table(InstructionSet::T16, t16_bucket, 0x0000fff0);
    return table.decode(word, context);
}

}  // namespace hypscope::isa
