/* SPDX-License-Identifier: Apache-2.0
 * Physical interrupts: set-up of distributor and CPU interface, and the
 * dispatcher. EOImode is 1: EOIR drops the priority at once, deactivation is a
 * DIR of ours, or the guest's own EOI where the list register links the
 * virtual interrupt to the physical one (GICv2 5.2.1).
 */
#include "gic.h"

#include "cp15.h"
#include "sched.h"
#include "vgic.h"

#define PRIORITY 0xa0a0a0a0u
#define PRIVATE_ENABLED \
    (BIT(SGI_KICK) | BIT(SGI_REAP) | BIT(PPI_MAINTENANCE) | BIT(PPI_CNTHP) | BIT(PPI_CNTV))

void gic_init_distributor(void)
{
    u32 words = (mmio_read32(GICD_BASE + GICD_TYPER) & 0x1f) + 1;

    mmio_write32(GICD_BASE + GICD_CTLR, 0);
    for (u32 word = 1; word < words; word++) {
        mmio_write32(GICD_BASE + GICD_ICENABLER + 4 * word, 0xffffffff);
        mmio_write32(GICD_BASE + GICD_ICPENDR + 4 * word, 0xffffffff);
        mmio_write32(GICD_BASE + GICD_ICACTIVER + 4 * word, 0xffffffff);
    }
    mmio_write8(GICD_BASE + GICD_IPRIORITYR + UART_SPI, (u8)PRIORITY);
    mmio_write8(GICD_BASE + GICD_ITARGETSR + UART_SPI, 1); /* core 0 */
    mmio_write32(GICD_BASE + GICD_ISENABLER + 4 * (UART_SPI / 32), BIT(UART_SPI % 32));
    mmio_write32(GICD_BASE + GICD_CTLR, 1);
}

void gic_init_core(void)
{
    mmio_write32(GICD_BASE + GICD_ICENABLER, 0xffffffff);
    mmio_write32(GICD_BASE + GICD_ICACTIVER, 0xffffffff);
    mmio_write32(GICD_BASE + GICD_ICPENDR, 0xffff0000);
    for (u32 word = 0; word < 8; word++) {
        mmio_write32(GICD_BASE + GICD_IPRIORITYR + 4 * word, PRIORITY);
    }
    mmio_write32(GICD_BASE + GICD_ISENABLER, PRIVATE_ENABLED);
    mmio_write32(GICC_BASE + GICC_PMR, 0xf0);
    mmio_write32(GICC_BASE + GICC_BPR, 0);
    mmio_write32(GICC_BASE + GICC_CTLR, GICC_CTLR_ENABLE | GICC_CTLR_EOIMODE);
    vgic_init_core();
}

/* Somebody raised an interrupt for the loaded vCPU, or made one runnable here. */
static void handle_kick(struct core *core)
{
    if (core->loaded != NULL) {
        vgic_flush(core->loaded);
    }
    sched_kicked(core);
}

static void handle_maintenance(struct core *core)
{
    if (core->loaded != NULL) {
        vgic_maintenance(core->loaded);
    }
}

/* Stays active until the guest's EOI; a vCPU that sleeps in WFI is woken. */
static void handle_cntv(struct core *core)
{
    struct vcpu *vcpu = core->loaded;

    vgic_inject_cntv(vcpu);
    if (vcpu->state == VCPU_BLOCKED) {
        sched_wake(vcpu);
    }
}

typedef void (*irq_handler)(struct core *core);

// clang-format off
static const irq_handler handlers[64] = {
    [SGI_KICK]        = handle_kick,
    [SGI_REAP]        = sched_reap,
    [PPI_MAINTENANCE] = handle_maintenance,
    [PPI_CNTHP]       = sched_timer,
    [UART_SPI]        = console_interrupt,
};
// clang-format on

void irq_dispatch(void)
{
    struct core *core = current_vcpu()->core;
    u32 iar = mmio_read32(GICC_BASE + GICC_IAR);
    u32 id = iar & GIC_ID_MASK;

    if (id == PPI_CNTV && core->loaded != NULL) {
        handle_cntv(core);
        mmio_write32(GICC_BASE + GICC_EOIR, iar);
    } else if (id != GIC_SPURIOUS) {
        mmio_write32(GICC_BASE + GICC_EOIR, iar);
        if (id < ARRAY_SIZE(handlers) && handlers[id] != NULL) {
            handlers[id](core);
        }
        mmio_write32(GICC_BASE + GICC_DIR, iar);
    }
    if (core->need_resched) {
        schedule();
    }
}
