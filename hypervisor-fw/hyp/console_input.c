/* SPDX-License-Identifier: Apache-2.0
 * Keys of the physical console go to the VM in focus. Ctrl-] is the hypervisor's:
 * after it a digit moves the focus, k ends the VM in focus, r starts it anew, and
 * another Ctrl-] is itself.
 */
#include "console.h"
#include "gic.h"
#include "vm.h"

#define ESCAPE 0x1d /* Ctrl-] */

static u32 focus;
static bool escaped;

static void tell(const char *what)
{
    struct console_line line = console_line("hyp: console: ");

    line_text(&line, what);
    line_text(&line, vms[focus].config->name);
    line_end(&line);
}

static void command(u8 c)
{
    if (c >= '0' && c < '0' + VM_COUNT) {
        focus = c - '0';
        tell("keys go to ");
    } else if (vms[focus].vcpus_on == 0) {
        tell("is off: ");
    } else if (c == 'k') {
        tell("ends ");
        vm_request_end(&vms[focus], false);
    } else if (c == 'r') {
        tell("restarts ");
        vm_request_end(&vms[focus], true);
    } else if (c == ESCAPE) {
        vpl011_receive(&vms[focus], c);
    }
}

void console_interrupt(struct core *core)
{
    (void)core;
    for (int c; (c = console_take()) != CONSOLE_NO_CHARACTER;) {
        if (escaped) {
            command((u8)c);
            escaped = false;
        } else if (c == ESCAPE) {
            escaped = true;
        } else {
            vpl011_receive(&vms[focus], (u8)c);
        }
    }
}
