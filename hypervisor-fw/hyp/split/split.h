/* SPDX-License-Identifier: Apache-2.0
 * Split-mode virtualization, the way of KVM on ARMv7: the hypervisor proper is
 * a host kernel at Non-secure PL1 with HCR.VM = 0, and Hyp mode holds only the
 * switch between host and VM. Every exit exchanges the complete PL1 state.
 * One context per core: the VM that has exited there, and the host.
 */
#ifndef SPLIT_H
#define SPLIT_H

/* Offsets in struct split_cpu, asserted in host.c. */
#define SPLIT_GUEST 0
#define SPLIT_HOST 272
#define SPLIT_WORLD_CP15 160
#define SPLIT_CONTROL 544
#define SPLIT_VGIC 600
#define SPLIT_CPU_SIZE 696

#ifndef __ASSEMBLER__
#include "types.h"
#include "world_state.h"

/* One world: what is exchanged in both directions. */
struct split_world {
    u32 r[13];
    u32 lr_usr;
    u32 elr_hyp, spsr_hyp;
    u32 reserved[2];
    struct banked_state banked;
    struct cp15_state cp15;
};

/* Hyp registers of the VM side, in the order switch.S stores them. */
struct split_control {
    u32 hsr;
    u32 hcr, hcptr, fpexc;
    u32 vmpidr, htpidr;
    u64 vttbr;
    u64 cntvoff;
    u64 cntv_cval;
    u32 cntv_ctl;
    u32 lr_count;
};

/* GICH_HCR, VMCR, MISR, EISR0, EISR1, ELRSR0, ELRSR1, APR, LR0-15. */
struct split_vgic {
    u32 registers[24];
};

struct split_cpu {
    struct split_world guest;
    struct split_world host;
    struct split_control control;
    struct split_vgic vgic;
};

void split_init(void);
void split_init_core(u32 core);
/* The hypercall handler (hypercall_table): leaves for the host, returns by hc_return. */
u32 split_hypercall(u32 function, u32 arg1, u32 arg2, u32 arg3);

/* host.c, at PL1: what the host does with an exit. */
void split_handle_exit(struct split_cpu *cpu);
#endif

#endif
