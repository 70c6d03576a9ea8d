/* SPDX-License-Identifier: Apache-2.0
 * Guest kernel: GIC driver, console, start of the second vCPU, power-off.
 */
#include "kernel.h"

#define GICD(offset) (GUEST_GICD_BASE + (offset))
#define GICC(offset) (GUEST_GICC_BASE + (offset))
#define UARTDR (GUEST_UART_BASE + 0x00)
#define UARTFR (GUEST_UART_BASE + 0x18)
#define FR_TXFF BIT(5)
#define INTERRUPTS 64

struct cpu_local cpu_locals[GUEST_MAX_CPUS];

static irq_function irq_functions[INTERRUPTS];

extern void guest_secondary_entry(void);

void gic_init_shared(void)
{
    mmio_write32(GICD(GICD_CTLR), 1);
}

void gic_init_cpu(void)
{
    mmio_write32(GICC(GICC_PMR), 0xf0);
    mmio_write32(GICC(GICC_BPR), 0);
    mmio_write32(GICC(GICC_CTLR), GICC_CTLR_ENABLE);
}

void gic_enable(u32 id, irq_function function)
{
    irq_functions[id] = function;
    mmio_write8(GICD(GICD_IPRIORITYR + id), 0x80);
    mmio_write32(GICD(GICD_ISENABLER + 4 * (id / 32)), BIT(id % 32));
}

void irq_handle(void);
void irq_handle(void)
{
    u32 iar = mmio_read32(GICC(GICC_IAR));
    u32 id = iar & GIC_ID_MASK;

    if (id < INTERRUPTS) {
        irq_functions[id]();
        mmio_write32(GICC(GICC_EOIR), iar);
    }
}

static void uart_put(char c)
{
    while ((mmio_read32(UARTFR) & FR_TXFF) != 0) {
    }
    mmio_write32(UARTDR, (u8)c);
}

void uart_puts(const char *text)
{
    for (; *text != '\0'; text++) {
        uart_put(*text);
    }
}

void uart_decimal(u32 value)
{
    char digits[11];
    u32 at = sizeof(digits) - 1;

    digits[at] = '\0';
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    uart_puts(&digits[at]);
}

bool start_secondary(void)
{
    return hypercall(PSCI_CPU_ON, 1, (uintptr_t)guest_secondary_entry, 1) == PSCI_SUCCESS;
}

void power_off(void)
{
    hypercall(PSCI_SYSTEM_OFF, 0, 0, 0);
    for (;;) {
    }
}

void fault_report(u32 pc, u32 address);
void fault_report(u32 pc, u32 address)
{
    uart_puts("guest: fault, pc ");
    uart_decimal(pc);
    uart_puts(", address ");
    uart_decimal(address);
    uart_puts("\n");
    power_off();
}

void guest_primary(void);
void guest_primary(void)
{
    gic_init_shared();
    gic_init_cpu();
    guest_main();
    power_off();
}

void guest_secondary(void);
void guest_secondary(void)
{
    gic_init_cpu();
    guest_secondary_main();
    for (;;) {
        wfi();
    }
}
