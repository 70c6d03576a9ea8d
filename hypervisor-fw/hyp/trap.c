/* SPDX-License-Identifier: Apache-2.0
 * Trap dispatch by exception class and the small handlers.
 */
#include "trap.h"

#include "console.h"
#include "sched.h"
#include "smc.h"
#include "vm.h"

#define HSR_IL (1u << 25)
#define HSR_WFE (1u << 0)

static void trap_unexpected(struct trap_frame *frame, u32 hsr)
{
    (void)frame;
    vm_fault("unexpected trap", hsr);
}

static void trap_undefined(struct trap_frame *frame, u32 hsr)
{
    (void)frame;
    (void)hsr;
    inject_undefined();
}

/* A WFI with nothing else to run is completed at once the first time (WFI may
 * always do that: ARM ARM A8.8.425): the guest looks for work once more, which is
 * cheaper than going idle. The next one without an interrupt in between blocks. */
static void trap_wfx(struct trap_frame *frame, u32 hsr)
{
    struct vcpu *vcpu = current_vcpu();

    (void)frame;
    skip_instruction(hsr);
    if (condition_failed(hsr)) {
        return;
    }
    vcpu->counters[COUNTER_WFI]++;
    if (!vcpu->wfi_returned && !sched_others_runnable(vcpu->core)) {
        vcpu->wfi_returned = true;
        return;
    }
    sched_block();
}

// clang-format off
const trap_handler trap_table[64] = {
    [0 ... 63]              = trap_unexpected,
    [HSR_EC_WFX]            = trap_wfx,
    [HSR_EC_CP15_32]        = trap_cp15_32,
    [HSR_EC_CP15_64]        = trap_undefined,
    [HSR_EC_CP14_32]        = trap_cp14_32,
    [HSR_EC_CP14_LDC]       = trap_undefined,
    [HSR_EC_CP14_64]        = trap_cp14_64,
    [HSR_EC_HCPTR]          = trap_vfp_access,
    [HSR_EC_HVC_CLASS]      = trap_psci,
    [HSR_EC_SMC]            = trap_smc,
    [HSR_EC_PREFETCH_GUEST] = trap_prefetch_abort,
    [HSR_EC_DATA_GUEST]     = trap_data_abort,
};
// clang-format on

static u32 it_state(u32 psr)
{
    return ((psr >> 25) & 3) | ((psr >> 8) & 0xfc);
}

/* The condition of the trapped instruction; 14, always, if there is none. A32
 * has it in HSR, T32 may leave it to SPSR_hyp.IT (HSR.CV = 0). */
static u32 condition_of(u32 hsr, u32 psr)
{
    if ((hsr & HSR_CV) != 0) {
        return (hsr >> 20) & 15;
    }
    return (psr & PSR_T) != 0 && it_state(psr) != 0 ? it_state(psr) >> 4 : 14;
}

/* ConditionPassed() of ARM ARM A8.3.1 on the flags in SPSR_hyp. */
bool condition_failed_slow(u32 hsr)
{
    u32 psr = banked_read(SPSR);
    u32 condition = condition_of(hsr, psr);
    u32 n = psr >> 31, z = (psr >> 30) & 1, c = (psr >> 29) & 1, v = (psr >> 28) & 1;
    bool base;

    if (condition >= 14) {
        return false;
    }
    switch (condition >> 1) {
    case 0: base = z; break;
    case 1: base = c; break;
    case 2: base = n; break;
    case 3: base = v; break;
    case 4: base = c != 0 && z == 0; break;
    case 5: base = n == v; break;
    default: base = n == v && z == 0; break;
    }
    return base == ((condition & 1) != 0);
}

/* ITSTATE is spread over CPSR[26:25] and CPSR[15:10]; ITAdvance() in the manual's words. */
static u32 it_advance(u32 psr)
{
    u32 it = it_state(psr);

    it = (it & 7) == 0 ? 0 : (it & 0xe0) | ((it << 1) & 0x1f);
    return (psr & ~0x0600fc00u) | (it & 3) << 25 | (it & 0xfc) << 8;
}

void skip_instruction(u32 hsr)
{
    u32 psr = banked_read(SPSR);

    banked_write(ELR_hyp, banked_read(ELR_hyp) + ((hsr & HSR_IL) != 0 ? 4 : 2));
    if ((psr & PSR_T) != 0) {
        banked_write(SPSR_cxsf, it_advance(psr));
    }
}

#define SCTLR_V (1u << 13)
#define SCTLR_TE (1u << 30)

void inject_undefined(void)
{
    u32 psr = banked_read(SPSR);
    u32 sctlr = cp_read(SCTLR);
    u32 base = (sctlr & SCTLR_V) != 0 ? 0xffff0000u : cp_read(VBAR);

    banked_write(SPSR_und, psr);
    banked_write(LR_und, banked_read(ELR_hyp) + ((psr & PSR_T) != 0 ? 2 : 4));
    psr = (psr & ~(0x0600fc00u | PSR_T | PSR_MODE_MASK)) | PSR_I | PSR_MODE_UND;
    banked_write(SPSR_cxsf, psr | ((sctlr & SCTLR_TE) != 0 ? PSR_T : 0));
    banked_write(ELR_hyp, base + 4);
}

static const char *const fault_names[] = {
    "reset vector", "Undefined Instruction", "HVC", "Prefetch Abort", "Data Abort", "", "", "FIQ",
};

/* A mistake of the hypervisor's own: it may be anywhere, so nothing goes on. */
void hyp_panic(const char *why)
{
    struct console_line line = console_line("hyp: fault in Hyp mode: ");

    line_text(&line, why);
    line_hex(&line, ", HSR ", cp_read(HSR));
    line_hex(&line, ", ELR ", banked_read(ELR_hyp));
    line_hex(&line, ", HDFAR ", cp_read(HDFAR));
    line_end(&line);
    smc_system_off();
}

void hyp_fault(u32 number) NORETURN;
void hyp_fault(u32 number)
{
    hyp_panic(fault_names[number]);
}
