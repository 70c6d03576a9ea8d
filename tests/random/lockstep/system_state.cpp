// SPDX-License-Identifier: Apache-2.0
// The system registers that a case starts with. Fault registers are random, to see that they are
// not written; traps and closed coprocessors come one at a time or many.
#include "tests/random/lockstep/batch.hpp"
#include "tests/random/lockstep/table_layout.hpp"

namespace hypscope::lockstep {

namespace {

// HCR (ARM ARM B4.1.65): TVM, TTLB, TPU, TPC, TSW, TAC, TIDCP, TSC, TID2 to TID0, TWI; QEMU does
// not know TID3. Then bits that change nothing a case can see.
constexpr u32 kHcrTraps[] = {1 << 26, 1 << 25, 1 << 24, 1 << 23, 1 << 22, 1 << 21,
                             1 << 20, 1 << 19, 1 << 17, 1 << 16, 1 << 15, 1 << 13};
constexpr u32 kVm = 1, kSwio = 2, kImo = 1 << 4, kFb = 1 << 9, kBsu = 3 << 10;
// HDCR (B4.1.67): TDE demands the other three.
constexpr u32 kTdra = 1 << 11, kTdosa = 1 << 10, kTda = 1 << 9, kTde = 1 << 8, kTpm = 1 << 6,
              kTpmcr = 1 << 5, kHpmnReset = 6;
// HCPTR (B4.1.64): coprocessors 10 and 11 together; QEMU knows neither TASE nor, on ARMv7, TCPAC.
constexpr u32 kTcp10 = 3 << 10, kHcptrOnes = 0x33ff;
constexpr u32 kTjdbx = 1 << 17, kTtee = 1 << 16, kHstrCoprocessor = 0xafef & ~0x8000;  // B4.1.69

u32 some_of(std::span<const u32> bits, Random& random) {
    u32 value = 0;
    for (const u32 bit : bits) value |= random.one_in(4) ? bit : 0;
    return value;
}

void fill_traps(Record& state, Random& random) {
    state[kWordHCR] |= some_of(kHcrTraps, random);
    if (random.one_in(2)) {
        const u32 debug[] = {kTdra, kTdosa, kTda, kTpm, kTpmcr};
        state[kWordHDCR] |= some_of(debug, random);
        if (random.one_in(4)) state[kWordHDCR] |= kTde | kTdra | kTdosa | kTda;
    }
    if (random.one_in(4)) {
        // With FPEXC.EN = 0 an instruction is UNDEFINED before it may trap; QEMU traps it, and does
        // the reverse where FPSCR.LEN or STRIDE makes it UNDEFINED.
        const bool fp_undefined = state[LS_FPEXC] == 0 || (state[LS_FPSCR] & 0x00370000) != 0;
        if (!fp_undefined && random.one_in(4)) state[kWordHCPTR] |= kTcp10;
    }
    if (random.one_in(2)) {
        const u32 others[] = {kTjdbx, kTtee};
        state[kWordHSTR] |= some_of(others, random) |
                            (random.next() & random.next() & random.next() & kHstrCoprocessor);
    }
}

/// SCTLR (B4.1.130): the bits that are the regime's; EE where no table is read by it.
u32 sctlr_of(const Regime& regime, Random& random) {
    constexpr u32 kM = 1, kA = 2, kCaches = 1 << 2 | 1 << 12, kCp15Ben = 1 << 5, kSw = 1 << 10,
                  kEe = 1 << 25, kOnes = 0x00c50058;
    u32 value = kOnes | kCp15Ben | kSw;  // QEMU does not know CP15BEN and SW
    if (regime.translation() != Translation::Off) value |= kM | kCaches;
    if (regime.alignment_checked) value |= kA;
    if (regime.translation() == Translation::Off && random.one_in(8)) value |= kEe;
    return value;
}

void fill_pl1(Record& state, const Regime& regime, Random& random) {
    const bool is_long = regime.translation() == Translation::Long;
    state[kWordCPACR] = 0x00f00000;
    if (regime.traps && random.one_in(16)) state[kWordCPACR] = random.one_in(2) ? 0x00500000 : 0;
    state[kWordTTBCR] = is_long ? 1u << 31 : 0;
    state[kWordTTBR0] = is_long ? kPl1L1 : kShortL1;
    state[kWordTTBR1] = random.next() & 0xffffc000;
    // Domain 0 is a client, 1 has no access, 2 is a manager (B3.12.3).
    state[kWordDACR] = (random.next() & 0x55555540) | kManagerDomain << 4 | 1;
    state[kWordDFAR] = random.next();
    state[kWordIFAR] = random.next();
    state[kWordPRRR] = is_long ? 0xff : 0x000a81a4;
    state[kWordNMRR] = is_long ? 0 : 0x44e048e0;
    state[kWordCONTEXTIDR] = random.one_in(8) ? random.next() : 0;
    state[kWordTPIDRURW] = random.next();
    state[kWordTPIDRURO] = random.next();
    state[kWordTPIDRPRW] = random.next();
    state[kWordCSSELR] = random.below(3);
    state[kWordSCTLR] = sctlr_of(regime, random);
}

void fill_hyp(Record& state, const Regime& regime, Random& random) {
    state[kWordHCR] =
        regime.row->hcr | (regime.stage2() ? kVm : 0) | (random.next() & (kSwio | kFb | kBsu));
    if (regime.interrupted) state[kWordHCR] |= kImo;
    state[kWordHDCR] = kHpmnReset;
    state[kWordHCPTR] = kHcptrOnes;
    state[kWordHDFAR] = random.next();
    state[kWordHIFAR] = random.next();
    state[kWordHPFAR] = random.next() & 0xfffffff0;
    state[kWordHMAIR1] = random.next();
    state[kWordHTPIDR] = random.next();
    if (regime.traps && random.one_in(2)) fill_traps(state, random);
}

}  // namespace

void fill_system_registers(Record& state, const Regime& regime, Random& random) {
    constexpr u32 kFw = 1 << 4, kAw = 1 << 5, kHce = 1 << 8, kNsCp10 = 3 << 10;
    fill_pl1(state, regime, random);
    if (regime.secure()) {
        state[kWordSCR] = kHce | (random.next() & (kFw | kAw));
        state[kWordSDER] = random.below(4);
        state[kWordNSACR] = kNsCp10;
    } else {
        fill_hyp(state, regime, random);
    }
}

}  // namespace hypscope::lockstep
