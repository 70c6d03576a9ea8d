/* SPDX-License-Identifier: Apache-2.0
 * The physical PL011. Output is polled and under a lock; input goes to the VM in
 * focus (console_input.c).
 */
#ifndef CONSOLE_H
#define CONSOLE_H

#include "types.h"

void console_init(void);
void console_puts(const char *text);
/* owner: a name that begins each line, "[owner] ", or NULL. What has no end of line
 * yet is continued by the same owner; anybody else begins a new line. */
void console_write(const char *owner, const char *text, u32 length);
/* A character has come, or NO_CHARACTER. */
#define CONSOLE_NO_CHARACTER (-1)
int console_take(void);

/* A line is put together first, so that nothing of another core comes between. */
struct console_line {
    u32 length;
    char text[200];
};

struct console_line console_line(const char *text);
void line_text(struct console_line *line, const char *text);
void line_hex(struct console_line *line, const char *label, u32 value);
void line_decimal(struct console_line *line, const char *label, u32 value);
void line_end(struct console_line *line);

#endif
