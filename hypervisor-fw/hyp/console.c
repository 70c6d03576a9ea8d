/* SPDX-License-Identifier: Apache-2.0
 * Physical console: PL011 (ARM DDI 0183 3.3).
 */
#include "console.h"

#include "platform.h"
#include "spinlock.h"

#define UARTDR (UART_BASE + 0x00)
#define UARTFR (UART_BASE + 0x18)
#define UARTIBRD (UART_BASE + 0x24)
#define UARTFBRD (UART_BASE + 0x28)
#define UARTLCR_H (UART_BASE + 0x2c)
#define UARTCR (UART_BASE + 0x30)
#define UARTIMSC (UART_BASE + 0x38)
#define FR_TXFF BIT(5)
#define LCR_H_8BIT_FIFO 0x70
#define CR_UARTEN_TXE 0x101

static volatile u32 lock;

/* 115200 baud from 24 MHz: 24e6 / (16 * 115200) = 13 + 1/64. */
void console_init(void)
{
    mmio_write32(UARTCR, 0);
    mmio_write32(UARTIMSC, 0);
    mmio_write32(UARTIBRD, 13);
    mmio_write32(UARTFBRD, 1);
    mmio_write32(UARTLCR_H, LCR_H_8BIT_FIFO);
    mmio_write32(UARTCR, CR_UARTEN_TXE);
}

static void put(char c)
{
    while ((mmio_read32(UARTFR) & FR_TXFF) != 0) {
    }
    mmio_write32(UARTDR, (u8)c);
}

void console_write(const char *text, u32 length)
{
    spin_lock(&lock);
    for (u32 i = 0; i < length; i++) {
        put(text[i]);
    }
    spin_unlock(&lock);
}

void console_puts(const char *text)
{
    u32 length = 0;

    while (text[length] != '\0') {
        length++;
    }
    console_write(text, length);
}

void console_hex(const char *label, u32 value)
{
    char digits[9];

    for (u32 i = 0; i < 8; i++) {
        digits[i] = "0123456789abcdef"[(value >> (28 - 4 * i)) & 15];
    }
    digits[8] = '\0';
    console_puts(label);
    console_puts(digits);
}

void console_decimal(u32 value)
{
    char digits[11];
    u32 at = sizeof(digits) - 1;

    digits[at] = '\0';
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    console_puts(&digits[at]);
}
