// SPDX-License-Identifier: Apache-2.0
// Names of modes, and where their banked registers lie in a record.
#include "tests/random/lockstep/case.hpp"

namespace hypscope::lockstep {

std::string_view name_of_mode(u32 mode) {
    switch (mode) {
        case kUserMode: return "User";
        case kFiq: return "FIQ";
        case kIrq: return "IRQ";
        case kSupervisor: return "Supervisor";
        case kAbort: return "Abort";
        case kHyp: return "Hyp";
        case kMonitor: return "Monitor";
        case kUndefined: return "Undefined";
        case kSystem: return "System";
        default: return "no mode";
    }
}

BankWords bank_words(u32 mode) {
    switch (mode) {
        case kFiq: return {LS_FIQ, LS_FIQ + 1, LS_FIQ + 2};
        case kIrq: return {LS_IRQ, LS_IRQ + 1, LS_IRQ + 2};
        case kSupervisor: return {LS_SVC, LS_SVC + 1, LS_SVC + 2};
        case kAbort: return {LS_ABT, LS_ABT + 1, LS_ABT + 2};
        case kUndefined: return {LS_UND, LS_UND + 1, LS_UND + 2};
        case kHyp: return {LS_SP_TOP, LS_LR_USR, LS_SPSR_TOP};
        case kMonitor: return {LS_SP_TOP, LS_LR_TOP, LS_SPSR_TOP};
        default: return {LS_SP_USR, LS_LR_USR, kRecordWords};
    }
}

u32 register_word(u32 mode, u32 n) {
    if (n == 13) return bank_words(mode).sp;
    if (n == 14) return bank_words(mode).lr;
    if (mode == kFiq && n >= 8) return LS_R8_FIQ + n - 8;
    return LS_R0 + n;
}

}  // namespace hypscope::lockstep
