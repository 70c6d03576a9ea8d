/* SPDX-License-Identifier: Apache-2.0
 * The small guest kernel: what an application (measure, partner) finds.
 */
#ifndef KERNEL_H
#define KERNEL_H

#define GUEST_STACK_SHIFT 12
#define GUEST_MAX_CPUS 2

#define SYS_NULL 0 /* SVC with r7: returns SYS_NULL_RESULT */
#define SYS_EXIT 1 /* back to the caller of run_user */
#define SYS_NULL_RESULT 0x5c

#ifndef __ASSEMBLER__
#include "cp15.h"
#include "gicv2.h"
#include "hypercall.h"
#include "psci.h"
#include "types.h"

/* TPIDRPRW points to it. */
struct cpu_local {
    const char *volatile irq_marker; /* vectors.S: an IRQ ends the sample of this name */
    u32 id;
};

extern struct cpu_local cpu_locals[GUEST_MAX_CPUS];

typedef void (*irq_function)(void);

/* The application's entry points. */
void guest_main(void);
void guest_secondary_main(void);

void gic_init_cpu(void);
void gic_init_shared(void);
void gic_enable(u32 id, irq_function function);

void uart_puts(const char *text);
void uart_decimal(u32 value);

bool start_secondary(void);
void power_off(void) NORETURN;

u32 hypercall(u32 function, u32 arg1, u32 arg2, u32 arg3);

/* Runs function(argument) in User mode and returns what it hands to SYS_EXIT. */
u32 run_user(u32 (*function)(const char *), const char *argument);

static inline void irq_enable(void)
{
    __asm__ volatile("cpsie i" ::: "memory");
}
static inline void irq_disable(void)
{
    __asm__ volatile("cpsid i" ::: "memory");
}

/* Sleeps unless the condition holds already; no interrupt is lost in between,
 * since WFI also ends at an interrupt that CPSR masks. */
#define SLEEP_UNLESS(condition) \
    do {                        \
        irq_disable();          \
        if (!(condition)) {     \
            wfi();              \
        }                       \
        irq_enable();           \
    } while (0)
#endif

#endif
