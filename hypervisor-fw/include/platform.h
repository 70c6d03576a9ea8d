/* SPDX-License-Identifier: Apache-2.0
 * Physical memory map of the `virt` machine (the one of QEMU's virt with
 * GICv2) as far as the firmware uses it, and where the firmware puts itself.
 */
#ifndef PLATFORM_H
#define PLATFORM_H

// clang-format off
#define GICD_BASE          0x08000000
#define GICC_BASE          0x08010000
#define GICH_BASE          0x08030000
#define GICV_BASE          0x08040000
#define UART_BASE          0x09000000
#define UART_SPI           33           /* its interrupt, as a GIC ID */
#define SECURE_GPIO_BASE   0x090b0000   /* PL061 in the Secure map only */
#define SECURE_RAM_BASE    0x0e000000
#define RAM_BASE           0x40000000
#define DTB_BASE           RAM_BASE     /* where QEMU puts the DTB of an ELF image */

#define COUNTER_FREQUENCY  62500000     /* Hz, CNTFRQ */
#define MAX_CORES          8            /* GICv2 has eight CPU interfaces */

/* Physical RAM given to the VMs by hyp/vm_table.c. */
#define VM0_RAM_BASE       0x50000000
#define VM1_RAM_BASE       0x50400000
#define VM_RAM_SIZE        0x00200000
#define VM0_DEMAND_BASE    0x50200000
// clang-format on

#endif
