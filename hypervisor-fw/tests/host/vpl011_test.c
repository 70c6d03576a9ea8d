/* SPDX-License-Identifier: Apache-2.0
 * The emulated PL011 as Linux's driver uses it: what it shows, and its interrupt.
 */
#include <string.h>

#include "check.h"
#include "console.h"
#include "fake_hardware.h"
#include "vm.h"

#define DR 0x00
#define FR 0x18
#define IMSC 0x38
#define RIS 0x3c
#define MIS 0x40
#define ICR 0x44
#define TX (1 << 5)
#define RX_RT 0x50

int failures;

static struct vm vm;
static struct vcpu vcpu = {.vm = &vm};
static const struct vm_config config = {.name = "test", .line_prefix = true};
static char shown[1024];
static const char *shown_owner;
static u32 line_changes;
static bool line;

void console_write(const char *owner, const char *text, u32 length)
{
    u32 at = (u32)strlen(shown);

    shown_owner = owner;
    memcpy(shown + at, text, length);
    shown[at + length] = '\0';
}

void vgic_set_line(struct vm *of, u32 spi, bool high)
{
    CHECK(of == &vm && spi == 33);
    line = high;
    line_changes++;
}

static u32 read(u32 offset)
{
    struct mmio_access access = {.offset = offset, .size = 4};

    vpl011_access(&vcpu, &access);
    return access.value;
}

static void write(u32 offset, u32 value)
{
    struct mmio_access access = {.offset = offset, .size = 4, .is_write = true, .value = value};

    vpl011_access(&vcpu, &access);
}

static void set_up(void)
{
    memset(&vm, 0, sizeof(vm));
    vm.config = &config;
    vpl011_init(&vm.uart);
    shown[0] = '\0';
    line_changes = 0;
    line = false;
}

static void a_line_is_shown_when_it_ends(void)
{
    set_up();
    write(DR, 'h');
    write(DR, 'i');
    CHECK(shown[0] == '\0');
    write(DR, '\n');
    CHECK(strcmp(shown, "hi\n") == 0);
    CHECK(strcmp(shown_owner, "test") == 0);
}

static void a_prompt_is_shown_when_the_vm_falls_idle(void)
{
    set_up();
    write(DR, '#');
    vpl011_flush(&vm);
    CHECK(strcmp(shown, "#") == 0);
    vpl011_flush(&vm);
    CHECK(strcmp(shown, "#") == 0);
}

static void a_long_line_comes_in_parts(void)
{
    set_up();
    for (u32 i = 0; i < 2 * VPL011_LINE; i++) {
        write(DR, 'x');
    }
    CHECK(strlen(shown) == 2 * VPL011_LINE);
}

static void the_transmit_interrupt_is_the_level_of_mis(void)
{
    set_up();
    CHECK(read(RIS) == 0); /* the FIFO has not passed its level yet */
    write(DR, 'x');
    CHECK(read(RIS) == TX && read(MIS) == 0 && line_changes == 0);
    write(IMSC, TX);
    CHECK(line && read(MIS) == TX);
    write(DR, 'y');
    CHECK(line && line_changes == 1);
    write(ICR, TX);
    CHECK(!line && read(RIS) == 0);
    write(DR, 'z');
    CHECK(line);
    write(IMSC, 0);
    CHECK(!line && read(RIS) == TX);
}

static void received_characters_wait_in_the_fifo(void)
{
    set_up();
    write(IMSC, RX_RT);
    CHECK(read(FR) == 0x90);
    for (u32 i = 0; i < VPL011_FIFO; i++) {
        vpl011_receive(&vm, (u8)('a' + i));
    }
    CHECK(line && read(FR) == 0xc0); /* full */
    CHECK(read(DR) == 'a' && read(DR) == 'b');
    CHECK(read(FR) == 0x80 && line);
    for (u32 i = 2; i < VPL011_FIFO; i++) {
        CHECK(read(DR) == 'a' + i);
    }
    CHECK(read(FR) == 0x90 && !line);
    vpl011_receive(&vm, 'q');
    CHECK(line && read(DR) == 'q' && !line);
}

static void what_is_typed_ahead_waits_behind_the_fifo(void)
{
    set_up();
    write(IMSC, RX_RT);
    for (u32 i = 0; i < VPL011_QUEUE + 1; i++) {
        vpl011_receive(&vm, (u8)i); /* the last is lost */
    }
    write(ICR, RX_RT);
    CHECK(!line);
    CHECK(read(DR) == 0 && line); /* the next has entered the FIFO */
    for (u32 i = 1; i < VPL011_QUEUE; i++) {
        CHECK(read(DR) == i);
    }
    CHECK(read(FR) == 0x90 && !line);
}

static void it_identifies_itself_as_a_pl011(void)
{
    static const u8 expected[8] = {0x11, 0x10, 0x14, 0x00, 0x0d, 0xf0, 0x05, 0xb1};

    set_up();
    for (u32 i = 0; i < 8; i++) {
        CHECK(read(0xfe0 + 4 * i) == expected[i]);
    }
    CHECK(read(0x30) == 0x300 && read(0x34) == 0x12);
    write(0x24, 13);
    CHECK(read(0x24) == 13);
}

int main(void)
{
    a_line_is_shown_when_it_ends();
    a_prompt_is_shown_when_the_vm_falls_idle();
    a_long_line_comes_in_parts();
    the_transmit_interrupt_is_the_level_of_mis();
    received_characters_wait_in_the_fifo();
    what_is_typed_ahead_waits_behind_the_fifo();
    it_identifies_itself_as_a_pl011();
    printf("vpl011: %d failures\n", failures);
    return failures != 0;
}
