/* SPDX-License-Identifier: Apache-2.0
 * Trapped CP15 and CP14 accesses of PL1, as a table of registers. What is not in
 * it is UNDEFINED for the guest: HCR.TIDCP traps the IMPLEMENTATION DEFINED space.
 */
#include "trap.h"
#include "vm.h"

/* ISS of a trapped MCR or MRC (ARM ARM B3.13.6). */
#define ISS_IS_READ(hsr) ((hsr)&1)
#define ISS_RT(hsr) (((hsr) >> 5) & 15)
#define ISS_RT2(hsr) (((hsr) >> 10) & 15) /* of MRRC */
#define ISS_REGISTER(hsr) ((hsr)&0x000ffc1e)
#define ISS_ANY_OPC2 (7u << 17)
#define CP15_REGISTER(opc1, crn, crm, opc2) ((opc2) << 17 | (opc1) << 14 | (crn) << 10 | (crm) << 1)

struct cp15_trap {
    u32 register_iss;
    u32 any_opc2; /* ISS_ANY_OPC2: a row of registers that differ in opc2 only */
    const char *name;
    u32 (*read)(void);
    void (*write)(u32 value);
};

/* SMP and the implementation's own bits are not the guest's to change. */
static u32 read_actlr(void)
{
    return cp_read(ACTLR);
}

/* NumCPUs of a guest's cluster is the number of its vCPUs (A15 and A7 TRM, L2CTLR). */
static u32 read_l2ctlr(void)
{
    return (cp_read(L2CTLR) & ~(3u << 24)) | (current_vcpu()->vm->config->vcpu_count - 1) << 24;
}

static u32 read_zero(void)
{
    return 0;
}

static void ignore_write(u32 value)
{
    (void)value;
}

// clang-format off
static const struct cp15_trap cp15_traps[] = {
    { .register_iss = CP15_REGISTER(0, 1, 0, 1), .name = "ACTLR", .read = read_actlr, .write = ignore_write }, /* HCR.TAC */
    { .register_iss = CP15_REGISTER(1, 9, 0, 2), .name = "L2CTLR", .read = read_l2ctlr, .write = ignore_write }, /* HCR.TIDCP */
    { .register_iss = CP15_REGISTER(1, 9, 0, 3), .name = "L2ECTLR", .read = read_zero, .write = ignore_write },
    /* HDCR.TPM: the counters are the machine's, a VM has none. */
    { .register_iss = CP15_REGISTER(0, 9, 12, 0), .any_opc2 = ISS_ANY_OPC2, .name = "PMCR ...", .read = read_zero, .write = ignore_write },
    { .register_iss = CP15_REGISTER(0, 9, 13, 0), .any_opc2 = ISS_ANY_OPC2, .name = "PMCCNTR ...", .read = read_zero, .write = ignore_write },
    { .register_iss = CP15_REGISTER(0, 9, 14, 0), .any_opc2 = ISS_ANY_OPC2, .name = "PMUSERENR ...", .read = read_zero, .write = ignore_write },
};
// clang-format on

void trap_cp15_32(struct trap_frame *frame, u32 hsr)
{
    if (condition_failed(hsr)) {
        skip_instruction(hsr);
        return;
    }
    for (u32 i = 0; i < ARRAY_SIZE(cp15_traps); i++) {
        const struct cp15_trap *trap = &cp15_traps[i];

        if (trap->register_iss != (ISS_REGISTER(hsr) & ~trap->any_opc2)) {
            continue;
        }
        if (ISS_IS_READ(hsr)) {
            set_guest_register(frame, ISS_RT(hsr), trap->read());
        } else {
            trap->write(guest_register(frame, ISS_RT(hsr)));
        }
        current_vcpu()->counters[COUNTER_SYSREG]++;
        skip_instruction(hsr);
        return;
    }
    inject_undefined();
}

/* HDCR.TDA: a VM has no debug registers. A DBGDIDR of zero is a version that nobody
 * knows, so software leaves the rest alone. */
void trap_cp14_32(struct trap_frame *frame, u32 hsr)
{
    if (!condition_failed(hsr) && ISS_IS_READ(hsr)) {
        set_guest_register(frame, ISS_RT(hsr), 0);
    }
    skip_instruction(hsr);
}

/* MRRC of DBGDRAR and DBGDSAR: there is no debug ROM. */
void trap_cp14_64(struct trap_frame *frame, u32 hsr)
{
    if (!condition_failed(hsr)) {
        set_guest_register(frame, ISS_RT(hsr), 0);
        set_guest_register(frame, ISS_RT2(hsr), 0);
    }
    skip_instruction(hsr);
}
