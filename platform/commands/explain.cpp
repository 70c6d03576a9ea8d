// SPDX-License-Identifier: Apache-2.0
// `hypscope explain`: one instruction word by the table, one syndrome or fault status by its
// fields.
#include <capstone/capstone.h>
#include <cstdio>
#include <cstring>

#include "common/bits.hpp"
#include "isa/decode.hpp"
#include "mmu/fault.hpp"
#include "platform/commands.hpp"
#include "trace/exit_reason.hpp"

namespace hypscope::platform {

namespace {

std::string disassemble(u32 word, bool thumb, u32 length) {
    csh handle = 0;
    if (cs_open(CS_ARCH_ARM, thumb ? CS_MODE_THUMB : CS_MODE_ARM, &handle) != CS_ERR_OK) return "";
    // A 32-bit Thumb instruction lies in memory with its first halfword first.
    const u32 in_memory = thumb && length == 4 ? (word >> 16) | (word << 16) : word;
    u8 bytes[4];
    std::memcpy(bytes, &in_memory, 4);
    cs_insn* insn = nullptr;
    std::string text = "(undefined)";
    if (cs_disasm(handle, bytes, length, 0, 1, &insn) == 1) {
        text = fmt::format("{} {}", insn->mnemonic, insn->op_str);
        cs_free(insn, 1);
    }
    cs_close(&handle);
    return text;
}

isa::Decoded decode(u32 word, bool thumb) {
    if (!thumb) return isa::decode_a32(word);
    if (word > 0xffff || isa::is_t32_prefix(static_cast<u16>(word)))
        return isa::decode_t32(word, {});
    return isa::decode_t16(static_cast<u16>(word), {});
}

const char* verdict(isa::DecodeStatus status) {
    switch (status) {
        case isa::DecodeStatus::Ok: return "defined";
        case isa::DecodeStatus::Unpredictable: return "UNPREDICTABLE";
        case isa::DecodeStatus::NotThis:
        case isa::DecodeStatus::Undefined: return "UNDEFINED";
    }
    return "";
}

void print_fields(const isa::Encoding& encoding, u32 word) {
    fmt::print("fields");
    for (char letter = 'A'; letter <= 'z'; ++letter) {
        if (letter > 'Z' && letter < 'a') continue;
        if (encoding.picture.has(letter))
            fmt::print("  {}={:#x}", letter, encoding.picture.field(letter).extract(word));
    }
    fmt::print("\n");
}

void explain_instruction(const ExplainOptions& options) {
    const isa::Decoded d = decode(options.value, options.thumb);
    const u32 length =
        d.has_row() ? d.operands.length : (options.thumb && options.value <= 0xffff ? 2u : 4u);
    fmt::print("{:#0{}x}  {}\n", options.value, length == 2 ? 6 : 10,
               disassemble(options.value, options.thumb, length));
    if (!d.has_row()) {
        fmt::print("no row of the table: UNDEFINED\n");
        return;
    }
    const isa::OpInfo& info = isa::op_info(d.op);
    const isa::Encoding& encoding = isa::all_encodings()[d.encoding];
    fmt::print("row    {} encoding {} (ARM ARM {}), {}\n", info.name, encoding.name, info.section,
               verdict(d.status));
    print_fields(encoding, options.value);
}

void explain_hsr(u32 hsr) {
    const trace::Names names;
    const trace::ExitCause cause = trace::cause_of_hsr(hsr, 0, names);
    fmt::print("EC   {:#04x}  {}\n", hsr >> 26, trace::name_of(cause.reason));
    fmt::print("IL   {}     {}-bit instruction\n", hsr >> 25 & 1, (hsr >> 25 & 1) != 0 ? 32 : 16);
    fmt::print("ISS  {:#09x}  {}\n", hsr & mask(24, 0), trace::text_of(cause, names));
}

/// The fault whose status code this is, found by asking the table for every kind and level.
void explain_dfsr(u32 dfsr, bool long_format) {
    const u32 status =
        long_format ? bits(dfsr, 5, 0) : (bits(dfsr, 10, 10) << 4 | bits(dfsr, 3, 0));
    fmt::print("{} format, status {:#x}, {}\n", long_format ? "long" : "short", status,
               bit(dfsr, 11) ? "write" : "read");
    for (u32 kind = 0; kind <= static_cast<u32>(mmu::FaultKind::CoprocessorAbort); ++kind) {
        for (u32 level = 0; level <= 3; ++level) {
            const auto k = static_cast<mmu::FaultKind>(kind);
            const auto code =
                long_format ? mmu::long_status(k, level) : mmu::short_status(k, level);
            if (!code || *code != status) continue;
            fmt::print("{}, level {}\n", mmu::name(k), level);
            return;
        }
    }
    fmt::print("no fault has this status: reserved\n");
}

}  // namespace

int explain(const ExplainOptions& options) {
    switch (options.what) {
        case ExplainOptions::What::Instruction: explain_instruction(options); break;
        case ExplainOptions::What::Hsr: explain_hsr(options.value); break;
        case ExplainOptions::What::Dfsr: explain_dfsr(options.value, options.long_format); break;
    }
    return 0;
}

}  // namespace hypscope::platform
