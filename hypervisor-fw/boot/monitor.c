/* SPDX-License-Identifier: Apache-2.0
 * GIC security set-up: everything to Group 1, so that Non-secure software owns
 * all interrupts; the monitor uses none after boot. The other cores wait here
 * until core 0 has the distributor and the PSCI state ready.
 */
#include "monitor.h"

#include "gicv2.h"
#include "platform.h"

u32 monitor_core_count(void)
{
    return ((mmio_read32(GICD_BASE + GICD_TYPER) >> 5) & 7) + 1;
}

static u32 interrupt_words(void)
{
    return (mmio_read32(GICD_BASE + GICD_TYPER) & 0x1f) + 1;
}

/* Core 0: the shared part of the distributor, then the release of the others. */
static void setup_distributor(void)
{
    mmio_write32(GICD_BASE + GICD_CTLR, 0);
    for (u32 word = 1; word < interrupt_words(); word++) {
        mmio_write32(GICD_BASE + GICD_IGROUPR + 4 * word, 0xffffffff);
    }
    /* EnableGrp0 for the release SGI; Group 1 is Non-secure software's to use. */
    mmio_write32(GICD_BASE + GICD_CTLR, 3);
    mmio_write32(GICD_BASE + GICD_SGIR, GICD_SGIR_OTHERS);
}

/* The other cores: SGI 0 is still Group 0 here and is taken as a message. */
static void wait_for_release(void)
{
    mmio_write32(GICC_BASE + GICC_CTLR, GICC_CTLR_ENABLE);
    mmio_write32(GICD_BASE + GICD_ISENABLER, 0xffff);
    while ((mmio_read32(GICD_BASE + GICD_ISPENDR) & 1) == 0) {
        __asm__ volatile("dsb\n\twfi" ::: "memory");
    }
    mmio_write32(GICD_BASE + GICD_CPENDSGIR, 0xff);
}

/* The banked registers of this core. Non-secure software may raise its own
 * priority mask only within 0x80-0xff; 0xf8 there lets all of it through
 * (GICv2 4.4.2). */
static void setup_cpu_interface(void)
{
    mmio_write32(GICD_BASE + GICD_IGROUPR, 0xffffffff);
    mmio_write32(GICC_BASE + GICC_PMR, 0xf8);
    mmio_write32(GICC_BASE + GICC_CTLR, GICC_CTLR_ENABLE | GICC_CTLR_ENABLE_GRP1);
}

void monitor_setup(u32 core)
{
    mmio_write32(GICC_BASE + GICC_PMR, 0xff);
    if (core == 0) {
        psci_init();
        setup_distributor();
    } else {
        wait_for_release();
    }
    setup_cpu_interface();
}
