/* SPDX-License-Identifier: Apache-2.0
 * The guest's registers by number, for instructions that the hypervisor carries
 * out: r0-r12 and LR_usr are in the trap frame, the others are banked. The PC is
 * nobody's operand: it reads as zero and is not written.
 */
#include "trap.h"

/* A mode and a register of which it has its own copy. */
#define BANKED(mode, n) (((mode)&PSR_MODE_MASK) << 4 | (n))

// clang-format off
#define BANKED_REGISTERS(ROW)                                                  \
    ROW(PSR_MODE_FIQ, 8, r8_fiq)   ROW(PSR_MODE_FIQ, 9, r9_fiq)                \
    ROW(PSR_MODE_FIQ, 10, r10_fiq) ROW(PSR_MODE_FIQ, 11, r11_fiq)              \
    ROW(PSR_MODE_FIQ, 12, r12_fiq)                                             \
    ROW(PSR_MODE_FIQ, 13, SP_fiq)  ROW(PSR_MODE_FIQ, 14, LR_fiq)               \
    ROW(PSR_MODE_IRQ, 13, SP_irq)  ROW(PSR_MODE_IRQ, 14, LR_irq)               \
    ROW(PSR_MODE_SVC, 13, SP_svc)  ROW(PSR_MODE_SVC, 14, LR_svc)               \
    ROW(PSR_MODE_ABT, 13, SP_abt)  ROW(PSR_MODE_ABT, 14, LR_abt)               \
    ROW(PSR_MODE_UND, 13, SP_und)  ROW(PSR_MODE_UND, 14, LR_und)               \
    ROW(PSR_MODE_USR, 13, SP_usr)  ROW(PSR_MODE_SYS, 13, SP_usr)

#define READ(mode, n, name)  case BANKED(mode, n): return banked_read(name);
#define WRITE(mode, n, name) case BANKED(mode, n): banked_write(name, value); return;
// clang-format on

u32 guest_register_slow(struct trap_frame *frame, u32 n)
{
    switch (BANKED(banked_read(SPSR), n)) {
        BANKED_REGISTERS(READ)
    default: break;
    }
    if (n < 13) {
        return *frame_register(frame, n);
    }
    return n == 14 ? frame->lr : 0;
}

void set_guest_register_slow(struct trap_frame *frame, u32 n, u32 value)
{
    switch (BANKED(banked_read(SPSR), n)) {
        BANKED_REGISTERS(WRITE)
    default: break;
    }
    if (n < 13) {
        *frame_register(frame, n) = value;
    } else if (n == 14) {
        frame->lr = value;
    }
}
