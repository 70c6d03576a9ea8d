/* SPDX-License-Identifier: Apache-2.0
 * The split-mode host: its world's initial state, and its exit handling at
 * Non-secure PL1. It sees a VM's registers only in memory.
 */
#include "cp15.h"
#include "hypercall.h"
#include "platform.h"
#include "split/split.h"
#include "vgic.h"

#define TTBCR_LPAE_CACHED ((1u << 31) | (3u << 12) | (1u << 10) | (1u << 8))
#define MAIR_DEVICE_NORMAL 0x0000ff04
#define HOST_STACK_SIZE 2048
#define HSR_EC(hsr) ((hsr) >> 26)

/* 1 GB blocks of the host's identity map: AF, AttrIndx, SH; PL1 only. */
#define BLOCK_DEVICE ((1ull << 54) | 0x401ull)
#define BLOCK_NORMAL (0x401ull | (3ull << 8) | (1ull << 2))

_Static_assert(offsetof(struct split_cpu, host) == SPLIT_HOST, "switch.S");
_Static_assert(offsetof(struct split_cpu, control) == SPLIT_CONTROL, "switch.S");
_Static_assert(offsetof(struct split_cpu, vgic) == SPLIT_VGIC, "switch.S");
_Static_assert(offsetof(struct split_world, banked) == 72, "switch.S");
_Static_assert(offsetof(struct split_world, cp15) == SPLIT_WORLD_CP15, "switch.S");
_Static_assert(offsetof(struct split_control, vttbr) == 24, "switch.S stores ten words in order");
_Static_assert(sizeof(struct split_cpu) == SPLIT_CPU_SIZE, "switch.S");

struct split_cpu split_cpus[MAX_CORES];

static u64 host_table[4] ALIGNED(32);
static u8 host_stacks[MAX_CORES][HOST_STACK_SIZE] ALIGNED(8);

extern void split_host_entry(void);
extern const u32 split_host_vectors[];

void split_init(void)
{
    host_table[0] = BLOCK_DEVICE;
    host_table[1] = 0x40000000ull | BLOCK_NORMAL;
    dsb_ish();
}

void split_init_core(u32 core)
{
    struct split_world *host = &split_cpus[core].host;

    split_cpus[core].control.lr_count = vgic_lr_count();
    host->elr_hyp = (uintptr_t)split_host_entry;
    host->spsr_hyp = PSR_AIF | PSR_MODE_SVC;
    host->banked.sp_svc = (uintptr_t)host_stacks[core + 1];
    host->cp15.sctlr = SCTLR_RESET | SCTLR_M | SCTLR_C | SCTLR_I | SCTLR_Z;
    host->cp15.ttbcr = TTBCR_LPAE_CACHED;
    host->cp15.ttbr0 = (uintptr_t)host_table;
    host->cp15.mair0 = MAIR_DEVICE_NORMAL;
    host->cp15.vbar = (uintptr_t)split_host_vectors;
}

static void exit_unexpected(struct split_cpu *cpu)
{
    cpu->guest.r[0] = HC_ERROR;
}

/* HC_FULL: the argument plus one. HVC returns past itself, so nothing to skip. */
static void exit_hvc(struct split_cpu *cpu)
{
    cpu->guest.r[0] = cpu->guest.r[1] + 1;
}

typedef void (*exit_handler)(struct split_cpu *cpu);

// clang-format off
static const exit_handler exit_handlers[64] = {
    [0 ... 63] = exit_unexpected,
    [0x12]     = exit_hvc,
};
// clang-format on

void split_handle_exit(struct split_cpu *cpu)
{
    exit_handlers[HSR_EC(cpu->control.hsr)](cpu);
}
