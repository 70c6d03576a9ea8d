// SPDX-License-Identifier: Apache-2.0
#include "tests/random/lockstep/operand_batch.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <regex>
#include <stdexcept>

#include "operands.hpp"
#include "tests/random/lockstep/words.hpp"

extern "C" const char hypscope_operands_begin[], hypscope_operands_end[];

namespace hypscope::lockstep {

namespace {

using namespace isa;

constexpr u32 kOperandsEach = 512;  ///< that an instruction is executed with
constexpr u32 kRecords = 4096;
constexpr u32 kItems = (LS_END - LS_OUT) / (LS_OPERAND_BYTES * kOperandsEach);
static_assert(LS_IN + kRecords * LS_OPERAND_BYTES <= LS_OUT);
static_assert(LS_LOOPS + (kItems + 1) * LS_LOOP_BYTES <= LS_IN);

bool computes_on_extension_registers(const Encoding& e) {
    const TimingClass timing = op_info(e.op).timing;
    const RegisterUse& use = op_info(e.op).use;
    const bool core = use.write_d || use.write_a || use.write_n || use.write_m || use.read_d ||
                      use.read_n || use.read_m || use.read_a;
    return !core && timing >= TimingClass::VfpAlu && timing != TimingClass::SimdLoad &&
           timing != TimingClass::SimdStore;
}

Decoded decoded(const CodeItem& item) {
    return item.set == InstructionSet::A32 ? decode_a32(item.word) : decode_t32(item.word, {});
}

/// A word of the row that every core executes: neither UNDEFINED nor UNPREDICTABLE, no other row's.
CodeItem random_item(u16 row, Random& random) {
    const Encoding& e = all_encodings()[row];
    for (int attempt = 0; attempt < 10000; ++attempt) {
        CodeItem item{random_word(e, {}, kHyp, random), e.set, row};
        if (e.picture.is_conditional_a32()) item.word |= 0xe0000000;
        if (e.picture.is_conditional_a32()) item.word &= 0xefffffff;
        const Decoded d = decoded(item);
        if (d.status == DecodeStatus::Ok && d.encoding == row && !results_are_unknown(d) &&
            RowPool::qemu_note(row, item.word, {true, false, false}) == nullptr)
            return item;
    }
    throw std::runtime_error("no word found for " + row_name(row));
}

/// Flags, AHP, DN, FZ, RMode; the cumulative bits mostly clear, so that it shows who sets them.
u32 random_fpscr(Random& random) {
    const u32 cumulative = random.one_in(4) ? random.next() & 0x0800009f : 0;
    return (random.next() & 0xf7c00000) | cumulative;
}

/// Registers that have something to do with one another: doubles and singles near a value of the
/// record's own, numbers of 8 to 64 bits at their limits, copies.
class RecordSource {
  public:
    explicit RecordSource(Random& random) : random_(random), values_(random.next64()) {}

    OperandBatch::Operands next() {
        const u64 near_double = values_.operand(64, random_.next64());
        const u64 near_single = values_.operand(32, random_.next());
        OperandBatch::Operands record{random_fpscr(random_)};
        u64 previous = 0;
        for (size_t i = 1; i < record.size(); i += 2) {
            previous = doubleword(near_double, near_single, previous);
            record[i] = static_cast<u32>(previous);
            record[i + 1] = static_cast<u32>(previous >> 32);
        }
        return record;
    }

  private:
    u64 doubleword(u64 near_double, u64 near_single, u64 previous) {
        switch (random_.below(8)) {
            case 0:
            case 1: return values_.operand(64, near_double);
            case 2:
            case 3:
            case 4: return single(near_single) << 32 | single(near_single);
            case 5: return previous + random_.below(3) - 1;
            case 6: return u64{random_.value()} << 32 | random_.value();
            default: return random_.next64();
        }
    }
    u64 single(u64 near) { return values_.operand(32, near) & 0xffffffff; }

    Random& random_;
    fp_test::ProblemSource values_;
};

u32 address_of_loop(size_t item) { return LS_LOOPS + static_cast<u32>(item) * LS_LOOP_BYTES; }

void copy_loop(std::span<u8> image, u32 to, u32 offset) {
    std::memcpy(&image[to - LS_BASE], hypscope_operands_begin + offset,
                std::min<size_t>(
                    LS_LOOP_BYTES,
                    static_cast<size_t>(hypscope_operands_end - hypscope_operands_begin) - offset));
}

}  // namespace

std::vector<u16> operand_rows(const std::string& pattern) {
    const std::regex wanted(pattern);
    std::vector<u16> rows;
    for (u16 row = 0; row < all_encodings().size(); ++row) {
        if (computes_on_extension_registers(all_encodings()[row]) &&
            std::regex_search(row_name(row), wanted))
            rows.push_back(row);
    }
    if (rows.empty()) throw std::runtime_error("--rows: no row matches that computes");
    return rows;
}

u32 OperandBatch::results() const { return static_cast<u32>(items.size()) * kOperandsEach; }

OperandBatch make_operand_batch(std::span<const u16> rows, size_t& next, Random& random) {
    OperandBatch batch;
    RecordSource source(random);
    for (u32 i = 0; i < kRecords; ++i) batch.operands.push_back(source.next());
    for (u32 i = 0; i < kItems; ++i) {
        batch.items.push_back(random_item(rows[next], random));
        batch.first.push_back(random.below(kRecords - kOperandsEach + 1));
        next = next + 1 == rows.size() ? 0 : next + 1;
    }
    return batch;
}

void write_image(const OperandBatch& batch, std::span<u8> image) {
    std::memset(image.data(), 0, image.size());
    std::memcpy(&image[LS_HARNESS - LS_BASE], hypscope_operands_begin,
                static_cast<size_t>(hypscope_operands_end - hypscope_operands_begin));
    std::memcpy(&image[LS_IN - LS_BASE], batch.operands.data(),
                batch.operands.size() * LS_OPERAND_BYTES);
    for (size_t i = 0; i < batch.items.size(); ++i) {
        const CodeItem& item = batch.items[i];
        const bool t32 = item.set == InstructionSet::T32;
        const u32 at = address_of_loop(i);
        copy_loop(image, at, t32 ? LS_LOOP_T32 : LS_LOOP_A32);
        store_word(image, at + LS_LOOP_INSTRUCTION,
                   t32 ? item.word >> 16 | item.word << 16 : item.word);
        store_word(image, at + LS_LOOP_OPERANDS, LS_IN + batch.first[i] * LS_OPERAND_BYTES);
        store_word(image, at + LS_LOOP_COUNT, kOperandsEach);
    }
    copy_loop(image, address_of_loop(batch.items.size()), LS_LOOP_END);
}

void check_end(const OperandBatch& batch, TestMachine& machine, const std::string& end) {
    if (!end.empty()) throw std::runtime_error(machine.name() + ": " + end);
    const u32 at = load_word(machine.image(), LS_CONTROL + LS_VECTOR);
    if (at == 0) return;
    const size_t item = (at - LS_LOOPS) / LS_LOOP_BYTES;
    throw std::runtime_error(
        fmt::format("{} takes an exception at {:#010x}: {}", machine.name(), at,
                    item < batch.items.size() ? fmt::format("{:#010x} {}", batch.items[item].word,
                                                            row_name(batch.items[item].encoding))
                                              : "not at an instruction of the batch"));
}

std::vector<u32> different_results(const OperandBatch& batch, std::span<const u8> first,
                                   std::span<const u8> second) {
    std::vector<u32> different;
    for (u32 i = 0; i < batch.results(); ++i) {
        const size_t at = LS_OUT - LS_BASE + size_t{i} * LS_OPERAND_BYTES;
        if (std::memcmp(&first[at], &second[at], LS_OPERAND_BYTES) != 0) different.push_back(i);
    }
    return different;
}

const CodeItem& item_of(const OperandBatch& batch, u32 number) {
    return batch.items[number / kOperandsEach];
}

Case case_of(const OperandBatch& batch, u32 number, const Regime& regime) {
    const u32 item = number / kOperandsEach;
    const auto& operands = batch.operands[batch.first[item] + number % kOperandsEach];
    Case c;
    c.code = {batch.items[item]};
    const bool thumb = c.code[0].set == InstructionSet::T32;
    c.initial[LS_CPSR] = 0x1c0 | regime.top_mode() | (thumb ? 0x20 : 0);
    c.initial[LS_PC] = (c.slot_base() + kCodeOffset) | (thumb ? 1 : 0);
    Random random(1);
    fill_system_registers(c.initial, regime, random);
    c.initial[LS_FPSCR] = operands[0];
    c.initial[LS_FPEXC] = 1u << 30;
    std::copy(operands.begin() + 1, operands.end(), c.initial.begin() + LS_D0);
    return c;
}

}  // namespace hypscope::lockstep
