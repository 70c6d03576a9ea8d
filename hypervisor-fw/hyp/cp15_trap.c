/* SPDX-License-Identifier: Apache-2.0
 * Trapped CP15 accesses of PL1, as a table of registers. What is not in it is
 * UNDEFINED for the guest: HCR.TIDCP traps the IMPLEMENTATION DEFINED space.
 */
#include "trap.h"

/* ISS of a trapped MCR or MRC (ARM ARM B3.13.6). */
#define ISS_IS_READ(hsr) ((hsr)&1)
#define ISS_RT(hsr) (((hsr) >> 5) & 15)
#define ISS_REGISTER(hsr) ((hsr)&0x000ffc1e)
#define CP15_REGISTER(opc1, crn, crm, opc2) ((opc2) << 17 | (opc1) << 14 | (crn) << 10 | (crm) << 1)

struct cp15_trap {
    u32 register_iss;
    const char *name;
    u32 (*read)(void);
    void (*write)(u32 value);
};

/* SMP and the implementation's own bits are not the guest's to change. */
static u32 read_actlr(void)
{
    return cp_read(ACTLR);
}

static void ignore_write(u32 value)
{
    (void)value;
}

// clang-format off
static const struct cp15_trap cp15_traps[] = {
    { .register_iss = CP15_REGISTER(0, 1, 0, 1), .name = "ACTLR", .read = read_actlr, .write = ignore_write }, /* HCR.TAC */
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

        if (trap->register_iss != ISS_REGISTER(hsr)) {
            continue;
        }
        u32 *rt = frame_register(frame, ISS_RT(hsr));

        if (ISS_IS_READ(hsr)) {
            *rt = trap->read();
        } else {
            trap->write(*rt);
        }
        current_vcpu()->counters[COUNTER_SYSREG]++;
        skip_instruction(hsr);
        return;
    }
    inject_undefined();
}
