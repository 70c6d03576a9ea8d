/* SPDX-License-Identifier: Apache-2.0
 * Hyp traps: the table by exception class (HSR.EC, ARM ARM B3.13.6), the
 * handlers that have files of their own, and what they share.
 */
#ifndef TRAP_H
#define TRAP_H

#include "vcpu.h"

// clang-format off
#define HSR_EC_WFX            0x01
#define HSR_EC_CP15_32        0x03
#define HSR_EC_CP15_64        0x04
#define HSR_EC_CP14_32        0x05
#define HSR_EC_CP14_LDC       0x06
#define HSR_EC_HCPTR          0x07
#define HSR_EC_CP14_64        0x0c
#define HSR_EC_HVC_CLASS      0x12
#define HSR_EC_SMC            0x13
#define HSR_EC_PREFETCH_GUEST 0x20
#define HSR_EC_DATA_GUEST     0x24
// clang-format on

/* CV and COND: an A32 instruction that is always executed. */
#define HSR_CV (1u << 24)
#define HSR_CONDITION (HSR_CV | 15u << 20)
#define HSR_CONDITION_ALWAYS (HSR_CV | 14u << 20)

/* A guest register by the number in a syndrome: r13 and r14 are those of its mode,
 * and so are r8-r12 in FIQ mode (ARM ARM B1.3.2). */
u32 guest_register_slow(struct trap_frame *frame, u32 n);
void set_guest_register_slow(struct trap_frame *frame, u32 n, u32 value);

static inline u32 guest_register(struct trap_frame *frame, u32 n)
{
    return n < 8 ? *frame_register(frame, n) : guest_register_slow(frame, n);
}

static inline void set_guest_register(struct trap_frame *frame, u32 n, u32 value)
{
    if (n < 8) {
        *frame_register(frame, n) = value;
    } else {
        set_guest_register_slow(frame, n, value);
    }
}

typedef void (*trap_handler)(struct trap_frame *frame, u32 hsr);

extern const trap_handler trap_table[64];

/* An implementation may trap an instruction whose condition fails; it is then
 * just skipped (ARM ARM B1.14.1). For classes 0x01 to 0x0c, which say. */
bool condition_failed_slow(u32 hsr);

static inline bool condition_failed(u32 hsr)
{
    return (hsr & HSR_CONDITION) != HSR_CONDITION_ALWAYS && condition_failed_slow(hsr);
}

/* Returns past the trapped instruction, with IT state (ARM ARM A2.5.2). */
void skip_instruction(u32 hsr);
/* Takes the Undefined Instruction exception in the guest (ARM ARM B1.9.2). */
void inject_undefined(void);
void hyp_panic(const char *why) NORETURN;

void trap_vfp_access(struct trap_frame *frame, u32 hsr);
void trap_cp15_32(struct trap_frame *frame, u32 hsr);
void trap_cp14_32(struct trap_frame *frame, u32 hsr);
void trap_cp14_64(struct trap_frame *frame, u32 hsr);
void trap_data_abort(struct trap_frame *frame, u32 hsr);
void trap_prefetch_abort(struct trap_frame *frame, u32 hsr);
void trap_psci(struct trap_frame *frame, u32 hsr);
void trap_smc(struct trap_frame *frame, u32 hsr);

#endif
