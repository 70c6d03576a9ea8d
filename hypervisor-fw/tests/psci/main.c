/* SPDX-License-Identifier: Apache-2.0
 * PSCI 1.1 as Hyp mode finds it by SMC on two cores: runs on our monitor, on a
 * simulator's stand-in and on QEMU's own. One line per check; the image ends
 * with SYSTEM_OFF. (SYSTEM_RESET is not tried here: it starts the image again.)
 */
#include "cp15.h"
#include "psci.h"
#include "types.h"

u32 smc(u32 function, u32 arg1, u32 arg2, u32 arg3);
void core_entry(void);
void core_entry_thumb(void);
void test_main(u32 r0, u32 r1);
void core_main(u32 context, u32 cpsr);

#define HCR_TWI (1 << 13)
#define HCPTR_VFP (3 << 10)

#define UARTDR 0x09000000
#define UARTFR 0x09000018
#define UARTCR 0x09000030

static volatile u32 arrived, arrived_cpsr, arrived_clean, leave;

static void print(const char *text)
{
    for (; *text != '\0'; text++) {
        while ((mmio_read32(UARTFR) & BIT(5)) != 0) {
        }
        mmio_write32(UARTDR, (u8)*text);
    }
}

static void check(const char *name, u32 value, u32 expected)
{
    print(name);
    print(value == expected ? " ok\n" : " FAILED\n");
}

static bool in_hyp_mode(u32 cpsr)
{
    return (cpsr & 0x1df) == 0x1da; /* Hyp, A, I, F masked */
}

/* What a core left in registers is gone when it comes back: it had no power
 * (PSCI 5.5, 6.4; the reset values: ARM ARM B3.17, B8.1.5). */
static bool as_from_reset(void)
{
    return (cp_read(SCTLR) & (SCTLR_I | SCTLR_C | SCTLR_M)) == 0 &&
           (cp_read(HSCTLR) & SCTLR_I) == 0 && cp_read(HCR) == 0 &&
           (cp_read(HCPTR) & HCPTR_VFP) == 0 && cp_read(CNTP_CTL) == 0 && cp_read(CNTV_CTL) == 0 &&
           cp_read(CNTHP_CTL) == 0;
}

static void leave_traces(void)
{
    cp_write(SCTLR, cp_read(SCTLR) | SCTLR_I);
    cp_write(HSCTLR, cp_read(HSCTLR) | SCTLR_I);
    cp_write(HCR, HCR_TWI);
    cp_write(HCPTR, HCPTR_VFP);
    cp_write(CNTP_CTL, CNT_CTL_ENABLE | CNT_CTL_IMASK);
    cp_write(CNTV_CTL, CNT_CTL_ENABLE | CNT_CTL_IMASK);
    cp_write(CNTHP_CTL, CNT_CTL_ENABLE | CNT_CTL_IMASK);
    isb();
}

/* The other core: says that it is there, waits, and goes off again. */
void core_main(u32 context, u32 cpsr)
{
    arrived_clean = as_from_reset();
    leave_traces();
    arrived_cpsr = cpsr;
    __asm__ volatile("dsb" ::: "memory");
    arrived = context;
    while (leave == 0) {
    }
    smc(PSCI_CPU_OFF, 0, 0, 0);
    for (;;) {
    }
}

static void wait_until_off(void)
{
    leave = 1;
    while (smc(PSCI_AFFINITY_INFO, 1, 0, 0) != PSCI_AFFINITY_OFF) {
    }
    leave = 0;
    arrived = 0;
}

static void test_cpu(const char *name, void (*entry)(void), u32 thumb)
{
    check(name, smc(PSCI_CPU_ON, 1, (uintptr_t)entry, 1), PSCI_SUCCESS);
    while (arrived != 1) {
    }
    check("  context id and state", in_hyp_mode(arrived_cpsr & ~0x20u), true);
    check("  as from reset", arrived_clean, true);
    check("  instruction set", arrived_cpsr & 0x20, thumb);
    check("  AFFINITY_INFO on", smc(PSCI_AFFINITY_INFO, 1, 0, 0), PSCI_AFFINITY_ON);
    check("  ALREADY_ON", smc(PSCI_CPU_ON, 1, (uintptr_t)entry, 1), (u32)PSCI_ALREADY_ON);
    wait_until_off();
    print("  CPU_OFF ok\n");
}

void test_main(u32 r0, u32 r1)
{
    (void)r0, (void)r1;
    mmio_write32(UARTCR, 0x101);
    check("VERSION", smc(PSCI_VERSION, 0, 0, 0), PSCI_VERSION_1_1);
    check("MIGRATE_INFO_TYPE", smc(PSCI_MIGRATE_INFO_TYPE, 0, 0, 0), PSCI_MIGRATE_NOT_REQUIRED);
    check("FEATURES CPU_ON", smc(PSCI_FEATURES, PSCI_CPU_ON, 0, 0), PSCI_SUCCESS);
    check("FEATURES SYSTEM_RESET", smc(PSCI_FEATURES, PSCI_SYSTEM_RESET, 0, 0), PSCI_SUCCESS);
    check("FEATURES unknown", smc(PSCI_FEATURES, 0x840000ee, 0, 0), (u32)PSCI_NOT_SUPPORTED);
    check("unknown function", smc(0x8600ff01, 0, 0, 0), (u32)PSCI_NOT_SUPPORTED);
    check("AFFINITY_INFO self", smc(PSCI_AFFINITY_INFO, 0, 0, 0), PSCI_AFFINITY_ON);
    check("AFFINITY_INFO off", smc(PSCI_AFFINITY_INFO, 1, 0, 0), PSCI_AFFINITY_OFF);
    check("CPU_ON no such core", smc(PSCI_CPU_ON, 0x55, 0, 0), (u32)PSCI_INVALID_PARAMETERS);
    check("CPU_ON self", smc(PSCI_CPU_ON, 0, 0, 0), (u32)PSCI_ALREADY_ON);
    test_cpu("CPU_ON in A32", core_entry, 0);
    test_cpu("CPU_ON in T32", core_entry_thumb, 0x20);
    print("psci: done\n");
    smc(PSCI_SYSTEM_OFF, 0, 0, 0);
}
