/* SPDX-License-Identifier: Apache-2.0
 * Emulated PL011 (ARM DDI 0183 3.3): its transmit FIFO is always empty, since
 * the hypervisor takes each character at once; its interrupt is the level of
 * UARTMIS.
 */
#include "vpl011.h"

#include "console.h"
#include "hypercall.h"
#include "spinlock.h"
#include "vm.h"

#define UARTDR 0x00
#define UARTFR 0x18
#define UARTIBRD 0x24 /* the first of those kept */
#define UARTIMSC 0x38 /* the last */
#define UARTRIS 0x3c
#define UARTMIS 0x40
#define UARTICR 0x44
#define PERIPH_ID0 0xfe0

#define KEPT(offset) (((offset)-UARTIBRD) / 4)
#define FR_TXFE BIT(7)
#define FR_RXFF BIT(6)
#define FR_RXFE BIT(4)
#define INT_RX BIT(4)
#define INT_TX BIT(5)
#define INT_RT BIT(6)
#define CR_AFTER_RESET 0x300
#define IFLS_AFTER_RESET 0x12

void vpl011_init(struct vpl011 *uart)
{
    memset(uart, 0, sizeof(*uart));
    uart->kept[KEPT(0x30)] = CR_AFTER_RESET;
    uart->kept[KEPT(0x34)] = IFLS_AFTER_RESET;
}

static bool line_is_high(const struct vpl011 *uart)
{
    return (uart->raw & uart->kept[KEPT(UARTIMSC)]) != 0;
}

static void show(struct vm *vm)
{
    struct vpl011 *uart = &vm->uart;

    console_write(vm->config->line_prefix ? vm->config->name : NULL, uart->line, uart->length);
    uart->length = 0;
}

static void transmit(struct vm *vm, char c)
{
    struct vpl011 *uart = &vm->uart;

    uart->line[uart->length++] = c;
    if (c == '\n' || uart->length == VPL011_LINE) {
        show(vm);
    }
    uart->raw |= INT_TX; /* the FIFO is empty again */
}

void vpl011_flush(struct vm *vm)
{
    if (vm->uart.length == 0) {
        return;
    }
    spin_lock(&vm->uart.lock);
    show(vm);
    spin_unlock(&vm->uart.lock);
}

static u32 take_received(struct vpl011 *uart)
{
    u32 c = 0;

    if (uart->received != 0) {
        c = uart->queue[uart->next];
        uart->next = (uart->next + 1) % VPL011_QUEUE;
        uart->received--;
    }
    uart->raw = (uart->raw & ~(INT_RX | INT_RT)) | (uart->received != 0 ? INT_RX | INT_RT : 0);
    return c;
}

void vpl011_receive(struct vm *vm, u8 c)
{
    struct vpl011 *uart = &vm->uart;

    spin_lock(&uart->lock);
    if (uart->received < VPL011_QUEUE) {
        uart->queue[(uart->next + uart->received++) % VPL011_QUEUE] = c;
        uart->raw |= INT_RX | INT_RT;
    }
    vgic_set_line(vm, GUEST_SPI_UART, line_is_high(uart));
    spin_unlock(&uart->lock);
}

static u32 flags(const struct vpl011 *uart)
{
    return FR_TXFE | (uart->received == 0 ? FR_RXFE : 0) |
           (uart->received >= VPL011_FIFO ? FR_RXFF : 0);
}

static u32 read_register(struct vpl011 *uart, u32 offset)
{
    static const u8 identification[8] = {0x11, 0x10, 0x14, 0x00, 0x0d, 0xf0, 0x05, 0xb1};

    if (offset >= UARTIBRD && offset <= UARTIMSC) {
        return uart->kept[KEPT(offset)];
    }
    switch (offset) {
    case UARTDR: return take_received(uart);
    case UARTRIS: return uart->raw;
    case UARTMIS: return uart->raw & uart->kept[KEPT(UARTIMSC)];
    default: return offset >= PERIPH_ID0 ? identification[(offset - PERIPH_ID0) / 4 & 7] : 0;
    }
}

static void write_register(struct vm *vm, u32 offset, u32 value)
{
    struct vpl011 *uart = &vm->uart;

    if (offset == UARTDR) {
        transmit(vm, (char)value);
    } else if (offset >= UARTIBRD && offset <= UARTIMSC) {
        uart->kept[KEPT(offset)] = value;
    } else if (offset == UARTICR) {
        uart->raw &= ~value;
    }
}

void vpl011_access(struct vcpu *vcpu, struct mmio_access *access)
{
    struct vm *vm = vcpu->vm;
    struct vpl011 *uart = &vm->uart;

    if (!access->is_write && access->offset == UARTFR) {
        access->value = flags(uart); /* changes nothing, and software polls it */
        return;
    }
    spin_lock(&uart->lock);
    bool was_high = line_is_high(uart);

    if (access->is_write) {
        write_register(vm, access->offset, access->value);
    } else {
        access->value = read_register(uart, access->offset);
    }
    if (line_is_high(uart) != was_high) {
        vgic_set_line(vm, GUEST_SPI_UART, !was_high);
    }
    spin_unlock(&uart->lock);
}
