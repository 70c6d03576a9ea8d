/* SPDX-License-Identifier: Apache-2.0
 * The measuring guest. Every operation is a row: a set-up, a step that is run
 * WARM_UP times unmarked and SAMPLES times marked, an end. A step returns
 * whether the operation had its effect. What is printed depends on nothing but
 * these results, so that two machines can be compared byte by byte.
 */
#include "channel.h"
#include "kernel/kernel.h"
#include "kernel/vfp.h"
#include "measure/limits.h"
#include "measure/samples.h"

static volatile u32 injected, timer_fired, doorbells, ipi_flag;
static volatile u32 overflowed; /* bit per SPI that was handled */
static volatile bool secondary_up, secondary_spins, secondary_leaves;
static u64 vfp_pattern[32];

static void on_inject(void)
{
    injected++;
}

static void on_doorbell(void)
{
    doorbells++;
}

static void on_ipi(void)
{
    ipi_flag++;
}

#define ON_OVERFLOW(n)               \
    static void on_overflow##n(void) \
    {                                \
        overflowed |= BIT(n);        \
    }
ON_OVERFLOW(0)
ON_OVERFLOW(1)
ON_OVERFLOW(2)
ON_OVERFLOW(3)
ON_OVERFLOW(4)
ON_OVERFLOW(5)

static const irq_function on_overflow[OVERFLOW_SPIS] = {
    on_overflow0, on_overflow1, on_overflow2, on_overflow3, on_overflow4, on_overflow5,
};

static void on_timer(void)
{
    cp_write(CNTV_CTL, 0);
    isb();
    timer_fired++;
}

static void yield(void)
{
    hypercall(HC_YIELD, 0, 0, 0);
}

static u32 counter(u32 which)
{
    return hypercall(HC_COUNTER, which, 0, 0);
}

static void partner_mode(u32 mode)
{
    CHANNEL->mode = mode;
    dmb();
    hypercall(HC_NOTIFY, 0, 0, 0);
}

/* Yields until the partner has counted a round: it may lose its time slice on
 * the way. The bound only turns a hang into a failure. */
static bool yield_for_round(u32 before)
{
    for (u32 i = 0; CHANNEL->rounds == before && i < PATIENCE; i++) {
        yield();
    }
    return CHANNEL->rounds != before;
}

/* A partner in WFI leaves the core to us. It has the way from its last round to
 * the WFI left when it is seen to be idle. */
static void partner_idle(void)
{
    CHANNEL->idle = 0;
    CHANNEL->mode = MODE_IDLE;
    dmb();
    for (u32 i = 0; CHANNEL->idle == 0 && i < PATIENCE; i++) {
        yield();
    }
    for (u32 i = 0; i < 4; i++) {
        yield();
    }
}

static void wait_for_timer(const char *name, u32 ticks)
{
    u32 before = timer_fired;

    sample_vtimer(name, ticks);
    while (timer_fired == before) {
    }
}

/* The steps. name is NULL in a warm-up round. */

static bool step_null(const char *name)
{
    sample_null(name);
    return true;
}

static bool step_svc(const char *name)
{
    return run_user(sample_svc, name) == SYS_NULL_RESULT;
}

/* The vector returns at once, so r0 comes back as it went. */
static bool step_trap(const char *name)
{
    return sample_hvc(name, HC_NULL, 0) == HC_NULL;
}

static void begin_trap(void)
{
    hypercall(HC_PROBE, 0, 0, 0);
}

static void end_trap(void)
{
    wait_for_timer(NULL, TIMER_TICKS);
}

static bool step_hypercall(const char *name)
{
    return sample_hvc(name, HC_NULL, 0) == HC_NULL_RESULT;
}

static bool step_hypercall_full(const char *name)
{
    static u32 argument;

    argument += 3;
    return sample_hvc(name, HC_FULL, argument) == argument + 1;
}

/* The sample ends in the partner. It decides for the next return when it
 * yields, so marks are switched on one round early; see end_round. */
static u32 switch_rounds;

static void begin_world_switch(void)
{
    switch_rounds = 0;
    partner_mode(MODE_YIELD);
    yield();
    yield();
}

static bool step_world_switch(const char *name)
{
    u32 before = CHANNEL->rounds;

    switch_rounds++;
    if (switch_rounds == WARM_UP) {
        CHANNEL->mode = MODE_YIELD_MARKED;
    } else if (switch_rounds == WARM_UP + SAMPLES) {
        CHANNEL->mode = MODE_YIELD;
    }
    dmb();
    sample_hvc_open(name, HC_YIELD);
    return yield_for_round(before);
}

static bool step_stage2_fault(const char *name)
{
    static u32 page = GUEST_DEMAND_BASE;
    u32 before = counter(COUNTER_STAGE2);
    volatile u32 *word = (volatile u32 *)page;

    sample_load(name, page);
    page += 0x1000;
    *word = page;
    return counter(COUNTER_STAGE2) == before + 1 && *word == page;
}

static bool step_mmio_emulated(const char *name)
{
    return sample_load(name, GUEST_UART_BASE + 0x18) == UARTFR_EXPECTED;
}

static bool step_mmio_gicd(const char *name)
{
    return sample_load(name, GUEST_GICD_BASE + GICD_IIDR) == IIDR_EXPECTED;
}

static bool step_sysreg(const char *name)
{
    u32 before = counter(COUNTER_SYSREG);

    sample_sysreg(name);
    return counter(COUNTER_SYSREG) == before + 1;
}

/* An interrupt in between, else the second WFI in a row would block. */
static bool step_wfi(const char *name)
{
    u32 before = counter(COUNTER_WFI);

    hypercall(HC_INJECT, GUEST_SPI_INJECT, 0, 0);
    sample_wfi(name);
    return counter(COUNTER_WFI) == before + 1;
}

static bool step_virq(const char *name)
{
    u32 before = injected;

    cpu_locals[0].irq_marker = name;
    hypercall(HC_INJECT, GUEST_SPI_INJECT, name != NULL, 0);
    while (injected == before) {
    }
    cpu_locals[0].irq_marker = NULL;
    return injected == before + 1;
}

static bool step_eoi(const char *name)
{
    sample_eoi(name);
    return mmio_read32(GUEST_GICC_BASE + GICC_HPPIR) == GIC_SPURIOUS;
}

static bool step_eoi_ack(const char *name)
{
    return sample_eoi_ack(name) == GIC_SPURIOUS;
}

static void begin_ipi(void)
{
    secondary_spins = true;
    dmb();
    sample_ipi(NULL, GICD_SGIR_LIST(2) | SGI_IPI, &ipi_flag);
}

static bool step_ipi(const char *name)
{
    u32 before = ipi_flag;

    sample_ipi(name, GICD_SGIR_LIST(2) | SGI_IPI, &ipi_flag);
    return ipi_flag == before + 1;
}

static void end_ipi(void)
{
    secondary_spins = false;
}

static bool step_vtimer(const char *name)
{
    u32 before = timer_fired;

    cpu_locals[0].irq_marker = name;
    wait_for_timer(name, TIMER_TICKS);
    cpu_locals[0].irq_marker = NULL;
    return timer_fired == before + 1;
}

static void begin_vfp(void)
{
    vfp_make_pattern(vfp_pattern, 0x1000);
    vfp_fill(vfp_pattern);
    CHANNEL->errors = 0;
    partner_mode(MODE_VFP);
    yield();
}

/* The partner has used the registers since: all 32 must be ours again. Two
 * rounds, for it may have lost its time slice between using them and counting. */
static bool step_vfp(const char *name)
{
    u32 words[2];
    u32 traps;

    yield_for_round(CHANNEL->rounds);
    yield_for_round(CHANNEL->rounds);
    traps = counter(COUNTER_VFP);
    sample_vfp(name, words);
    return counter(COUNTER_VFP) > traps && words[0] == (u32)vfp_pattern[5] &&
           words[1] == (u32)(vfp_pattern[5] >> 32) && vfp_differences(vfp_pattern) == 0 &&
           CHANNEL->errors == 0;
}

struct operation {
    const char *name;
    bool (*step)(const char *name);
    void (*begin)(void);
    void (*end)(void);
};

// clang-format off
static const struct operation operations[] = {
    { .name = "null",           .step = step_null },
    { .name = "svc",            .step = step_svc },
    { .name = "trap",           .step = step_trap,           .begin = begin_trap, .end = end_trap },
    { .name = "hypercall",      .step = step_hypercall },
    { .name = "hypercall_full", .step = step_hypercall_full },
    { .name = "world_switch",   .step = step_world_switch,   .begin = begin_world_switch, .end = partner_idle },
    { .name = "stage2_fault",   .step = step_stage2_fault },
    { .name = "mmio_emulated",  .step = step_mmio_emulated },
    { .name = "mmio_gicd",      .step = step_mmio_gicd },
    { .name = "sysreg_trap",    .step = step_sysreg },
    { .name = "wfi_trap",       .step = step_wfi },
    { .name = "virq_inject",    .step = step_virq },
    { .name = "eoi",            .step = step_eoi },
    { .name = "eoi_ack",        .step = step_eoi_ack },
    { .name = "ipi",            .step = step_ipi,            .begin = begin_ipi, .end = end_ipi },
    { .name = "vtimer",         .step = step_vtimer },
    { .name = "vfp_lazy",       .step = step_vfp,            .begin = begin_vfp, .end = partner_idle },
};
// clang-format on

static void report(const char *name, bool passed)
{
    uart_puts(name);
    uart_puts(passed ? " ok\n" : " FAILED\n");
}

static bool run(const struct operation *operation)
{
    u32 good = 0;

    if (operation->begin != NULL) {
        operation->begin();
    }
    for (u32 i = 0; i < WARM_UP; i++) {
        operation->step(NULL);
    }
    for (u32 i = 0; i < SAMPLES; i++) {
        good += operation->step(operation->name) ? 1 : 0;
    }
    if (operation->end != NULL) {
        operation->end();
    }
    uart_puts(operation->name);
    uart_puts(" ");
    uart_decimal(good);
    uart_puts(good == SAMPLES ? " ok\n" : " FAILED\n");
    return good == SAMPLES;
}

/* Tests of what the operations rest on. */

static bool test_channel(void)
{
    u32 before = doorbells;

    CHANNEL->request = 41;
    partner_mode(MODE_ECHO);
    while (doorbells == before) {
        SLEEP_UNLESS(doorbells != before);
    }
    return CHANNEL->reply == 42;
}

/* Both spin on one core: only the end of a time slice lets the other count. */
static bool test_time_slices(void)
{
    u32 switches = counter(COUNTER_SWITCH);

    CHANNEL->rounds = 0;
    partner_mode(MODE_SPIN);
    while (CHANNEL->rounds < SPIN_ROUNDS) {
    }
    partner_idle();
    return counter(COUNTER_SWITCH) > switches;
}

/* Our timer is not in the hardware while the partner keeps the core busy: CNTHP wakes us. */
static bool test_sleep_beside_busy(void)
{
    u32 before = timer_fired;

    partner_mode(MODE_SPIN);
    sample_vtimer(NULL, SLEEP_TICKS);
    while (timer_fired == before) {
        SLEEP_UNLESS(timer_fired != before);
    }
    partner_idle();
    return timer_fired == before + 1;
}

/* Six at once, with four list registers: the rest comes by maintenance interrupts. */
static bool test_overflow(void)
{
    overflowed = 0;
    irq_disable();
    for (u32 i = 0; i < OVERFLOW_SPIS; i++) {
        hypercall(HC_INJECT, OVERFLOW_FIRST_SPI + i, 0, 0);
    }
    irq_enable();
    for (u32 i = 0; overflowed != BIT(OVERFLOW_SPIS) - 1 && i < PATIENCE; i++) {
    }
    return overflowed == BIT(OVERFLOW_SPIS) - 1;
}

static bool test_migrate(void)
{
    u32 before = doorbells;

    CHANNEL->errors = 0;
    partner_mode(MODE_MIGRATE);
    while (doorbells == before) {
        SLEEP_UNLESS(doorbells != before);
    }
    return CHANNEL->errors == 0 && CHANNEL->reply == MODE_MIGRATE;
}

static void wait_for_partner(void)
{
    while (doorbells == 0) {
        SLEEP_UNLESS(doorbells != 0);
    }
}

static bool test_secondary(void)
{
    secondary_up = false;
    bool started = start_secondary();

    while (started && !secondary_up) {
    }
    return started;
}

static bool test_secondary_off_and_on(void)
{
    secondary_leaves = true;
    dmb();
    mmio_write32(GUEST_GICD_BASE + GICD_SGIR, GICD_SGIR_LIST(2) | SGI_IPI);
    while (hypercall(PSCI_AFFINITY_INFO, 1, 0, 0) != PSCI_AFFINITY_OFF) {
    }
    secondary_leaves = false;
    return test_secondary();
}

void guest_secondary_main(void)
{
    gic_enable(SGI_IPI, on_ipi);
    irq_enable();
    secondary_up = true;
    for (;;) {
        while (secondary_spins) {
        }
        if (secondary_leaves) {
            hypercall(PSCI_CPU_OFF, 0, 0, 0);
        }
        SLEEP_UNLESS(secondary_spins || secondary_leaves);
    }
}

void guest_main(void)
{
    u32 good = 0;

    gic_enable(PPI_VTIMER, on_timer);
    gic_enable(SGI_IPI, on_ipi);
    gic_enable(GUEST_SPI_DOORBELL, on_doorbell);
    gic_enable(GUEST_SPI_INJECT, on_inject);
    vfp_enable();
    for (u32 i = 0; i < OVERFLOW_SPIS; i++) {
        gic_enable(OVERFLOW_FIRST_SPI + i, on_overflow[i]);
    }
    irq_enable();
    wait_for_partner();
    uart_puts("measure: a guest of two vCPUs\n");
    report("second vCPU", test_secondary());
    report("second vCPU off and on", test_secondary_off_and_on());
    report("channel", test_channel());
    report("time slices", test_time_slices());
    report("sleep beside a busy VM", test_sleep_beside_busy());
    report("migrate", test_migrate());
    report("list register overflow", test_overflow());
    for (u32 i = 0; i < ARRAY_SIZE(operations); i++) {
        good += run(&operations[i]) ? 1 : 0;
    }
    uart_puts("measure: ");
    if (good == ARRAY_SIZE(operations)) {
        uart_puts("all 17 operations ok\n");
    } else {
        uart_decimal(ARRAY_SIZE(operations) - good);
        uart_puts(" of 17 operations FAILED\n");
    }
}

_Static_assert(ARRAY_SIZE(operations) == 17, "the last line says so");
