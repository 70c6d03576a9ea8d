/* SPDX-License-Identifier: Apache-2.0
 * Runs the kernels and prints a line for each result: its name, the cycles of all operations
 * together, and how many operations there were. Whoever reads it divides.
 */
#include "calibrate.h"
#include "cp15.h"
#include "platform.h"
#include "psci.h"

#define TTBCR_LPAE ((1u << 31) | (3 << 12) | (1 << 10) | (1 << 8))
#define MAIR0_VALUE 0x0000ff04 /* 0: Device, 1: Normal Write-Back */
#define SCTLR_CACHES (SCTLR_C | SCTLR_Z | SCTLR_I)
#define TTBR_CACHED 0x4a /* walks: shared, Write-Back Write-Allocate */
#define UARTCR 0x30
#define UARTFR 0x18

/* Short descriptors (ARM ARM B3.5.1): AP full access, TEX C B Normal Write-Allocate or Device. */
#define SECTION_NORMAL 0x11c0e
#define SECTION_DEVICE 0x00c16
#define PAGE_NORMAL 0x47e
#define TABLE 0x01

#define LINE 64u
#define PAGE 4096u
#define MEGABYTE (1u << 20)

static u32 first_level[4096] ALIGNED(16384);
static u32 second_level[BUFFER_SIZE / PAGE] ALIGNED(1024);
static u64 blocks[4] ALIGNED(32);

static u32 hvc(u32 function)
{
    register u32 r0 __asm__("r0") = function;
    __asm__ volatile(".arch_extension virt\n\thvc #0" : "+r"(r0)::"r1", "r2", "memory");
    return r0;
}

/* --- console -------------------------------------------------------------------------------- */

static void put(char c)
{
    while ((mmio_read32(UART_BASE + UARTFR) & BIT(5)) != 0) {
    }
    mmio_write32(UART_BASE, (u8)c);
}

static void print(const char *text)
{
    for (; *text != '\0'; text++)
        put(*text);
}

static void print_number(u32 value)
{
    char digits[11];
    u32 at = sizeof(digits) - 1;
    digits[at] = '\0';
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    print(&digits[at]);
}

static void report(const char *name, u32 kilobytes, u32 cycles, u32 count)
{
    print(name);
    if (kilobytes != 0) {
        put(' ');
        print_number(kilobytes);
    }
    print(" = ");
    print_number(cycles);
    print(" / ");
    print_number(count);
    put('\n');
}

/* --- order by chance ------------------------------------------------------------------------ */

static u32 random_state;

static u32 random_below(u32 limit)
{
    random_state = random_state * 1664525 + 1013904223;
    return (u32)(((u64)random_state * limit) >> 32);
}

/* The numbers below `count` at ORDER, shuffled. */
static u32 *shuffled(u32 count)
{
    u32 *order = (u32 *)ORDER;
    random_state = count;
    for (u32 i = 0; i < count; i++)
        order[i] = i;
    for (u32 i = count; i > 1; i--) {
        const u32 other = random_below(i);
        const u32 kept = order[i - 1];
        order[i - 1] = order[other];
        order[other] = kept;
    }
    return order;
}

/* --- translation ---------------------------------------------------------------------------- */

static void clean_and_invalidate(u32 address, u32 bytes)
{
    for (u32 at = address; at < address + bytes; at += LINE)
        cp_write(DCCIMVAC, at);
    dsb();
}

static void mmu_off(void)
{
    cp_write(SCTLR, cp_read(SCTLR) & ~(SCTLR_M | SCTLR_CACHES));
    isb();
}

static void mmu_on(void)
{
    cp_write(TLBIALL, 0);
    cp_write(ICIALLU, 0);
    dsb();
    isb();
    cp_write(SCTLR, cp_read(SCTLR) | SCTLR_M | SCTLR_CACHES);
    isb();
}

/* As the guest of the published measurements: long descriptors, four 1 GB blocks. */
static void map_blocks(void)
{
    mmu_off();
    for (u32 i = 0; i < 4; i++)
        blocks[i] = (u64)i << 30 | 0x701 | (i == 1 ? 0x04 : 0);
    cp_write(MAIR0, MAIR0_VALUE);
    cp_write(TTBCR, TTBCR_LPAE);
    isb();
    cp_write64(TTBR0_64, (uintptr_t)blocks);
    mmu_on();
}

static u32 taken[BUFFER_SIZE / PAGE / 32];

/* One of the first pages of the buffer that no other has, by chance. */
static u32 draw_page(u32 first_pages)
{
    u32 page;
    do {
        page = random_below(first_pages);
    } while ((taken[page / 32] & BIT(page % 32)) != 0);
    taken[page / 32] |= BIT(page % 32);
    return page;
}

/* Of how many pages an operating system has chosen each is not known: four. */
#define POOL 4u

/* Short descriptors, the buffer in 4 KB pages: in order, or scattered as by an operating system,
 * another way for each number above 0. */
static void map_pages(u32 scatter, u32 pages)
{
    mmu_off();
    for (u32 i = 0; i < ARRAY_SIZE(first_level); i++)
        first_level[i] = i << 20 | (i >= 0x400 && i < 0x800 ? SECTION_NORMAL : SECTION_DEVICE);
    for (u32 i = 0; i < ARRAY_SIZE(taken); i++)
        taken[i] = 0;
    random_state = scatter;
    for (u32 i = 0; i < pages; i++)
        second_level[i] =
            (BUFFER + PAGE * (scatter != 0 ? draw_page(POOL * pages) : i)) | PAGE_NORMAL;
    for (u32 i = 0; i < BUFFER_SIZE >> 20; i++)
        first_level[(BUFFER >> 20) + i] = (u32)(uintptr_t)&second_level[i << 8] | TABLE;
    cp_write(TTBCR, 0);
    isb();
    cp_write(TTBR0, (uintptr_t)first_level | TTBR_CACHED);
    cp_write(DACR, 1);
    mmu_on();
    /* The level 2 cache is to be free for what is measured. */
    clean_and_invalidate(ORDER, sizeof(second_level));
    clean_and_invalidate((u32)(uintptr_t)first_level, sizeof(first_level));
    clean_and_invalidate((u32)(uintptr_t)second_level, sizeof(second_level));
}

/* --- counters ------------------------------------------------------------------------------- */

static void start_counters(void)
{
    cp_write(PMSELR, 31);
    cp_write(PMXEVTYPER, BIT(27)); /* NSH: in Hyp mode, too */
    cp_write(PMCNTENSET, BIT(31) | BIT(0));
    cp_write(PMCR, 0x7);
    isb();
}

static void count_event(u32 event)
{
    cp_write(PMSELR, 0);
    isb();
    cp_write(PMXEVTYPER, event);
    cp_write(PMXEVCNTR, 0);
    isb();
}

static u32 counted(void)
{
    isb();
    return cp_read(PMXEVCNTR);
}

/* --- what the kernels load from --------------------------------------------------------------- */

/* Links `count` words, the n-th at BUFFER + place(n), into one cycle in random order. */
static u32 link_cycle(u32 count, u32 (*place)(u32 n))
{
    const u32 *order = shuffled(count);
    for (u32 i = 0; i < count; i++) {
        const u32 next = order[i + 1 == count ? 0 : i + 1];
        *(volatile u32 *)(BUFFER + place(order[i])) = BUFFER + place(next);
    }
    return BUFFER + place(order[0]);
}

static u32 each_line(u32 n)
{
    return n * LINE;
}

/* Lines that stay in the L1 cache, one of each page. */
static u32 page_by_page(u32 n)
{
    return n * PAGE + (n % (PAGE / LINE)) * LINE;
}

/* A line of each page; 1024 of them are in 1024 sets of a cache. */
static u32 line_of_page(u32 n)
{
    return n * PAGE + (n / 16 % (PAGE / LINE)) * LINE;
}

/* 132 KB apart: eight in a megabyte, one in a set of a cache. */
static u32 line_far_apart(u32 n)
{
    return n * (33 * PAGE) + (n / 16 % (PAGE / LINE)) * LINE;
}

static u32 two_lines_apart(u32 n)
{
    return n * 2 * LINE;
}

/* Links words in the order of their addresses. */
static u32 link_row(u32 count, u32 (*place)(u32 n))
{
    for (u32 i = 0; i < count; i++)
        *(volatile u32 *)(BUFFER + place(i)) = BUFFER + place(i + 1 == count ? 0 : i + 1);
    return BUFFER;
}

/* --- groups --------------------------------------------------------------------------------- */

struct kernel {
    const char *name;
    kernel_fn *run;
    u32 operations; /* of a round */
};

#define KERNEL_ROUNDS 2000u
#define SYSTEM_ROUNDS 64u
#define CHASE_LOADS 8u

static volatile u32 own_address;

/* Twice: caches and predictors are warm in the second run, which counts. */
static void run_all(const struct kernel *kernels, u32 count, u32 rounds)
{
    const u32 word = (u32)(uintptr_t)&own_address;
    for (u32 i = 0; i < count; i++) {
        const struct kernel *k = &kernels[i];
        own_address = word;
        k->run(rounds, word, 0);
        own_address = word;
        const u32 cycles = k->run(rounds, word, 0);
        report(k->name, 0, cycles, rounds * k->operations);
    }
}

static void run_system(void)
{
    static const struct kernel kernels[] = {
        {"empty_call", empty_call, 1},
        {"read_twice", read_twice, 1},
        {"trap", trap, 1},
        {"eoi", eoi, 1},
        {"eoi_ack", eoi_ack, 1},
    };
    map_blocks();
    hvc(HVC_STAGE2_ON);
    run_all(kernels, ARRAY_SIZE(kernels), SYSTEM_ROUNDS);
    hvc(HVC_STAGE2_OFF);
}

static void run_pipeline(void)
{
    static const struct kernel kernels[] = {
        {"add_chain", add_chain, 24},
        {"add_shift_chain", add_shift_chain, 24},
        {"mul_chain", mul_chain, 24},
        {"mla_chain", mla_chain, 24},
        {"umull_chain", umull_chain, 24},
        {"mul64_chain", mul64_chain, 6},
        {"udiv_chain", udiv_chain, 8},
        {"vadd_chain", vadd_chain, 16},
        {"vmul_chain", vmul_chain, 16},
        {"add_pairs", add_pairs, 24},
        {"add_register_pairs", add_register_pairs, 24},
        {"load_use", load_use, 8},
        {"load_chain_long", load_chain_long, 96},
        {"load_chain_edges", load_chain_edges, 16},
        {"store_forward", store_forward, 8},
        {"branch_taken", branch_taken, 16},
        {"branch_never", branch_never, 16},
        {"branch_alternating", branch_alternating, 1},
        {"branch_period4", branch_period4, 1},
        {"call_nest", call_nest, 4},
        {"branch_random", branch_random, 1},
    };
    map_blocks();
    run_all(kernels, ARRAY_SIZE(kernels), KERNEL_ROUNDS);
    count_event(EVENT_MISPREDICT);
    branch_random(KERNEL_ROUNDS, 0, 0);
    report("branch_random_mispredicted", 0, counted(), KERNEL_ROUNDS);
}

/* `turns` times around a cycle of `count` words, after one turn to warm up. */
static void chase_cycle(const char *name, u32 kilobytes, u32 first, u32 count, u32 turns)
{
    const u32 rounds = count / CHASE_LOADS;
    chase(rounds, first, 0);
    report(name, kilobytes, chase(rounds * turns, first, 0), rounds * turns * CHASE_LOADS);
}

static void run_latency(void)
{
    map_pages(0, ARRAY_SIZE(second_level));
    chase_cycle("l1", 0, link_cycle(64, each_line), 64, 64);
    chase_cycle("l2", 0, link_cycle(1536, each_line), 1536, 8);
    chase_cycle("l2_step64", 0, link_row(1536, each_line), 1536, 8);
    chase_cycle("l2_step128", 0, link_row(768, two_lines_apart), 768, 8);
    chase_cycle("l1_other_page", 0, link_cycle(128, page_by_page), 128, 16);
    chase_cycle("main_tlb_miss", 0, link_cycle(1024, line_of_page), 1024, 8);
    chase_cycle("walk_cache_miss", 0, link_cycle(960, line_far_apart), 960, 8);

    /* 32 pages at most, so that no TLB misses; the lines are in no cache. */
    u32 cycles = 0;
    const u32 first = link_cycle(256, each_line), rounds = 16;
    for (u32 i = 0; i < rounds; i++) {
        clean_and_invalidate(BUFFER, 256 * LINE);
        cycles += chase(256 / CHASE_LOADS, first, 0);
    }
    report("dram", 0, cycles, rounds * 256);
}

#define UNIFORM_ROUNDS 16384u /* 128 K loads */

static void run_uniform(void)
{
    u32 filled = 0;
    map_pages(0, ARRAY_SIZE(second_level));
    for (u32 size = 16 << 10; size <= BUFFER_SIZE; size *= 2) {
        for (; filled < size; filled += LINE)
            *(volatile u32 *)(BUFFER + filled) = BUFFER;
        const u32 mask = (size - 1) & ~(LINE - 1);
        chase_uniform(UNIFORM_ROUNDS, BUFFER, mask);
        const u32 cycles = chase_uniform(UNIFORM_ROUNDS, BUFFER, mask);
        report("uniform", size >> 10, cycles, UNIFORM_ROUNDS * CHASE_LOADS);
    }
}

#define PLACEMENTS 16u
#define L1_SIZE (32u << 10)

/* The mean over a few ways to place the pages: how many of them share sets of the level 2 cache is
 * chance. */
static void run_cycle(void)
{
    for (u32 size = 16 << 10; size <= 16 * MEGABYTE; size *= 2) {
        const u32 lines = size / LINE, rounds = lines / CHASE_LOADS;
        const u32 turns = lines < 16384 ? 16384 / lines : 1;
        const u32 placements = size < MEGABYTE ? PLACEMENTS : 1;
        u32 cycles = 0;
        for (u32 i = 1; i <= placements; i++) {
            map_pages(size > L1_SIZE ? i : 0, size / PAGE);
            const u32 first = link_cycle(lines, each_line);
            chase(rounds, first, 0);
            cycles += chase(rounds * turns, first, 0);
            clean_and_invalidate(BUFFER, size);
        }
        report("cycle", size >> 10, cycles, placements * rounds * turns * CHASE_LOADS);
    }
}

#define READ_LOADS 8u
#define STRIDE_SIZE (256u << 10)

static void run_parallel(void)
{
    map_pages(0, ARRAY_SIZE(second_level));
    const u32 mask_l1 = (16u << 10) - LINE, mask_l2 = (128u << 10) - LINE;
    read_uniform(KERNEL_ROUNDS, BUFFER, mask_l1);
    report("read_l1", 0, read_uniform(KERNEL_ROUNDS, BUFFER, mask_l1), KERNEL_ROUNDS * READ_LOADS);

    count_event(EVENT_L1D_REFILL);
    read_uniform(KERNEL_ROUNDS, BUFFER, mask_l2);
    const u32 before = counted();
    const u32 cycles = read_uniform(KERNEL_ROUNDS, BUFFER, mask_l2);
    report("read_l2", 0, cycles, counted() - before);

    const u32 rounds = STRIDE_SIZE / (CHASE_LOADS * LINE);
    read_stride(rounds, BUFFER, 0);
    report("stride_l2", 0, read_stride(rounds, BUFFER, 0), rounds * CHASE_LOADS);
}

void calibrate_main(u32 groups)
{
    if (groups == 0)
        groups = GROUP_ALL;
    mmio_write32(UART_BASE + UARTCR, 0x101);
    start_counters();
    if ((groups & GROUP_SYSTEM) != 0)
        run_system();
    if ((groups & GROUP_PIPELINE) != 0)
        run_pipeline();
    if ((groups & GROUP_LATENCY) != 0)
        run_latency();
    if ((groups & GROUP_PARALLEL) != 0)
        run_parallel();
    if ((groups & GROUP_UNIFORM) != 0)
        run_uniform();
    if ((groups & GROUP_CYCLE) != 0)
        run_cycle();
    print("calibrate: done\n");
    smc(PSCI_SYSTEM_OFF);
}
