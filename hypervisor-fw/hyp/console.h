/* SPDX-License-Identifier: Apache-2.0
 * The physical PL011: polled, whole strings under a lock.
 */
#ifndef CONSOLE_H
#define CONSOLE_H

#include "types.h"

void console_init(void);
void console_puts(const char *text);
void console_write(const char *text, u32 length);
void console_hex(const char *label, u32 value);
void console_decimal(u32 value);

#endif
