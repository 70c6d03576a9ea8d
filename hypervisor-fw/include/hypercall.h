/* SPDX-License-Identifier: Apache-2.0
 * The hypervisor's call interface: HVC #0 with the function in r0, arguments
 * in r1-r3, result in r0; all other registers are preserved. Function numbers
 * lie in the "vendor specific hypervisor service" range of the SMC Calling
 * Convention (ARM DEN 0028); PSCI calls are taken through the same HVC.
 */
#ifndef HYPERCALL_H
#define HYPERCALL_H

// clang-format off
#define HC_BASE         0x86000000
#define HC_NULL         (HC_BASE + 0)   /* returns HC_NULL_RESULT: the price of a light exit */
#define HC_FULL         (HC_BASE + 1)   /* by way of the split-mode host; returns r1 + 1 */
#define HC_YIELD        (HC_BASE + 2)   /* gives the rest of the time slice to the next vCPU */
#define HC_MIGRATE      (HC_BASE + 3)   /* r1: physical core this vCPU continues on */
#define HC_CORE         (HC_BASE + 4)   /* returns the physical core this vCPU is on */
#define HC_NOTIFY       (HC_BASE + 5)   /* r1: channel; rings the other side's doorbell */
#define HC_INJECT       (HC_BASE + 6)   /* r1: SPI to make pending for the caller's VM, r2: mark the sample */
#define HC_COUNTER      (HC_BASE + 7)   /* r1: enum vcpu_counter; how often the caller's vCPU had this exit */
#define HC_PROBE        (HC_BASE + 8)   /* Hyp traps return from the vector itself until CNTV fires */
#define HC_COUNT        9

#define HC_NULL_RESULT  0x600d0000
#define HC_ERROR        0xffffffff

/* What HC_COUNTER counts. */
#define COUNTER_STAGE2  0
#define COUNTER_WFI     1
#define COUNTER_VFP     2
#define COUNTER_SYSREG  3
#define COUNTER_SWITCH  4
#define COUNTER_COUNT   5

/* The machine as a VM sees it (IPAs and interrupt IDs, hyp/vm_table.c). */
#define GUEST_GICD_BASE   0x08000000
#define GUEST_GICC_BASE   0x08010000
#define GUEST_UART_BASE   0x09000000
#define GUEST_RAM_BASE    0x40000000
#define GUEST_CHANNEL     0x60000000    /* shared page */
#define GUEST_DEMAND_BASE 0x80000000    /* mapped page by page at first touch */
#define GUEST_DEMAND_SIZE 0x00200000
#define GUEST_SPI_UART     33
#define GUEST_SPI_DOORBELL 40
#define GUEST_SPI_INJECT   41
// clang-format on

#endif
