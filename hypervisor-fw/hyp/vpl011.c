/* SPDX-License-Identifier: Apache-2.0
 * Emulated PL011 (ARM DDI 0183 3.2), transmit side: always ready, nothing received.
 */
#include "vpl011.h"

#include "console.h"
#include "spinlock.h"
#include "vm.h"

#define DR 0x00
#define FR 0x18
#define FIRST_KEPT 0x24 /* IBRD ... */
#define LAST_KEPT 0x38  /* ... IMSC */
#define PERIPH_ID0 0xfe0
#define FR_TXFE_RXFE 0x90

void vpl011_init(struct vpl011 *uart)
{
    memset(uart, 0, sizeof(*uart));
}

static void transmit(struct vpl011 *uart, char c)
{
    spin_lock(&uart->lock);
    uart->line[uart->length++] = c;
    if (c == '\n' || uart->length == VPL011_LINE) {
        console_write(uart->line, uart->length);
        uart->length = 0;
    }
    spin_unlock(&uart->lock);
}

static u32 read_register(const struct vpl011 *uart, u32 offset)
{
    static const u8 identification[8] = {0x11, 0x10, 0x14, 0x00, 0x0d, 0xf0, 0x05, 0xb1};

    if (offset == FR) {
        return FR_TXFE_RXFE;
    }
    if (offset >= FIRST_KEPT && offset <= LAST_KEPT) {
        return uart->registers[(offset - FIRST_KEPT) / 4];
    }
    return offset >= PERIPH_ID0 ? identification[(offset - PERIPH_ID0) / 4 & 7] : 0;
}

void vpl011_access(struct vcpu *vcpu, struct mmio_access *access)
{
    struct vpl011 *uart = &vcpu->vm->uart;

    if (!access->is_write) {
        access->value = read_register(uart, access->offset);
    } else if (access->offset == DR) {
        transmit(uart, (char)access->value);
    } else if (access->offset >= FIRST_KEPT && access->offset <= LAST_KEPT) {
        uart->registers[(access->offset - FIRST_KEPT) / 4] = access->value;
    }
}
