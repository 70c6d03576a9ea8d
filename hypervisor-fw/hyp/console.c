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
#define UARTICR (UART_BASE + 0x44)
#define FR_RXFE BIT(4)
#define FR_TXFF BIT(5)
#define INT_RX_RT 0x50
#define LCR_H_8BIT_FIFO 0x70
#define CR_UARTEN_TXE_RXE 0x301

static volatile u32 lock;
static const char *open_owner; /* of a line without its end; under the lock */

/* 115200 baud from 24 MHz: 24e6 / (16 * 115200) = 13 + 1/64. */
void console_init(void)
{
    mmio_write32(UARTCR, 0);
    mmio_write32(UARTIMSC, INT_RX_RT);
    mmio_write32(UARTIBRD, 13);
    mmio_write32(UARTFBRD, 1);
    mmio_write32(UARTLCR_H, LCR_H_8BIT_FIFO);
    mmio_write32(UARTCR, CR_UARTEN_TXE_RXE);
}

static void put(char c)
{
    while ((mmio_read32(UARTFR) & FR_TXFF) != 0) {
    }
    mmio_write32(UARTDR, (u8)c);
}

static void put_all(const char *text)
{
    for (; *text != '\0'; text++) {
        put(*text);
    }
}

static void begin_line(const char *owner)
{
    if (open_owner != NULL) {
        put('\n');
    }
    if (owner != NULL) {
        put('[');
        put_all(owner);
        put_all("] ");
    }
}

void console_write(const char *owner, const char *text, u32 length)
{
    spin_lock(&lock);
    if (owner == NULL || owner != open_owner) {
        begin_line(owner);
    }
    for (u32 i = 0; i < length; i++) {
        put(text[i]);
    }
    open_owner = length != 0 && text[length - 1] == '\n' ? NULL : owner;
    spin_unlock(&lock);
}

int console_take(void)
{
    mmio_write32(UARTICR, INT_RX_RT);
    return (mmio_read32(UARTFR) & FR_RXFE) != 0 ? CONSOLE_NO_CHARACTER : (u8)mmio_read32(UARTDR);
}

static u32 length_of(const char *text)
{
    u32 length = 0;

    while (text[length] != '\0') {
        length++;
    }
    return length;
}

void console_puts(const char *text)
{
    console_write(NULL, text, length_of(text));
}

struct console_line console_line(const char *text)
{
    struct console_line line;

    line.length = 0;
    line_text(&line, text);
    return line;
}

/* What is too long is cut. */
void line_text(struct console_line *line, const char *text)
{
    for (; *text != '\0' && line->length < sizeof(line->text) - 1; text++) {
        line->text[line->length++] = *text;
    }
}

void line_hex(struct console_line *line, const char *label, u32 value)
{
    char digits[9];

    for (u32 i = 0; i < 8; i++) {
        digits[i] = "0123456789abcdef"[(value >> (28 - 4 * i)) & 15];
    }
    digits[8] = '\0';
    line_text(line, label);
    line_text(line, digits);
}

void line_decimal(struct console_line *line, const char *label, u32 value)
{
    char digits[11];
    u32 at = sizeof(digits) - 1;

    digits[at] = '\0';
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    line_text(line, label);
    line_text(line, &digits[at]);
}

void line_end(struct console_line *line)
{
    line->text[line->length++] = '\n';
    console_write(NULL, line->text, line->length);
}
