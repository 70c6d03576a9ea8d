/* SPDX-License-Identifier: Apache-2.0
 * The partner VM: the other side of world switches, channels, VFP exchanges,
 * and the vCPU that moves between cores. It prints one line, before the
 * measuring guest starts, and from then on answers through the channel only.
 */
#include "channel.h"
#include "kernel/kernel.h"
#include "kernel/vfp.h"

#define MIGRATE_TICKS 2000
#define PPI_VTIMER 27

u32 yield_and_mark(const char *name);
u32 wrong_operands(u32 uart);

static volatile u32 timer_fired;
static u64 vfp_pattern[32];

static void on_doorbell(void) {}

static void on_timer(void)
{
    cp_write(CNTV_CTL, 0);
    isb();
    timer_fired++;
}

static void error_unless(bool condition)
{
    CHANNEL->errors += condition ? 0 : 1;
}

static void answer(u32 reply)
{
    CHANNEL->reply = reply;
    CHANNEL->mode = MODE_IDLE;
    dmb();
    hypercall(HC_NOTIFY, 0, 0, 0);
}

static void do_idle(void)
{
    CHANNEL->idle = 1;
    SLEEP_UNLESS(CHANNEL->mode != MODE_IDLE);
}

static void do_echo(void)
{
    answer(CHANNEL->request + 1);
}

static void do_yield(void)
{
    CHANNEL->rounds++;
    yield_and_mark(NULL);
}

static void do_yield_marked(void)
{
    CHANNEL->rounds++;
    yield_and_mark("world_switch");
}

static void do_spin(void)
{
    CHANNEL->rounds++;
}

static void do_vfp(void)
{
    error_unless(vfp_differences(vfp_pattern) == 0);
    CHANNEL->rounds++;
    hypercall(HC_YIELD, 0, 0, 0);
}

static void move_to(u32 core)
{
    error_unless(hypercall(HC_MIGRATE, core, 0, 0) == 0);
    error_unless(hypercall(HC_CORE, 0, 0, 0) == core);
    error_unless(vfp_differences(vfp_pattern) == 0);
}

/* The timer is armed on one core and fires on the other. */
static void do_migrate(void)
{
    u32 before = timer_fired;
    u32 home = hypercall(HC_CORE, 0, 0, 0);

    cp_write(CNTV_TVAL, MIGRATE_TICKS);
    cp_write(CNTV_CTL, CNT_CTL_ENABLE);
    isb();
    move_to(1 - home);
    while (timer_fired == before) {
        SLEEP_UNLESS(timer_fired != before);
    }
    move_to(home);
    answer(MODE_MIGRATE);
}

// clang-format off
static void (*const actions[])(void) = {
    [MODE_IDLE]         = do_idle,
    [MODE_ECHO]         = do_echo,
    [MODE_YIELD]        = do_yield,
    [MODE_YIELD_MARKED] = do_yield_marked,
    [MODE_VFP]          = do_vfp,
    [MODE_SPIN]         = do_spin,
    [MODE_MIGRATE]      = do_migrate,
};
// clang-format on

void guest_secondary_main(void) {}

void guest_main(void)
{
    gic_enable(GUEST_SPI_DOORBELL, on_doorbell);
    gic_enable(PPI_VTIMER, on_timer);
    vfp_enable();
    vfp_make_pattern(vfp_pattern, 0x2000);
    vfp_fill(vfp_pattern);
    uart_puts(wrong_operands(GUEST_UART_BASE) == 0 ? "partner: ready\n"
                                                   : "partner: registers FAILED\n");
    irq_enable();
    answer(0);
    for (;;) {
        actions[CHANNEL->mode]();
    }
}
