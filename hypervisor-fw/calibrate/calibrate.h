/* SPDX-License-Identifier: Apache-2.0
 * The calibration image: small kernels that measure one cost each, in cycles of PMCCNTR as
 * a guest at PL1 reads it. `hypscope calibrate` runs it and sets the results beside what was
 * measured on silicon; it runs on QEMU, too, where the numbers mean nothing.
 */
#ifndef CALIBRATE_H
#define CALIBRATE_H

/* r0 at entry: which groups to run, 0 for all. */
#define GROUP_SYSTEM 0x01   /* calls, traps, the GIC: in a VM, four 1 GB blocks */
#define GROUP_PIPELINE 0x02 /* chains, pairs, branches */
#define GROUP_LATENCY 0x04  /* one level of the memory system at a time */
#define GROUP_UNIFORM 0x08  /* dependent loads at random addresses */
#define GROUP_CYCLE 0x10    /* one random cycle through all lines, scattered pages */
#define GROUP_PARALLEL 0x20 /* independent loads */
#define GROUP_ALL 0x3f

#define BUFFER 0x48000000 /* what the kernels load from; 4 KB pages */
#define BUFFER_SIZE 0x08000000
#define ORDER 0x50000000 /* a permutation of line numbers, in construction */

#define HVC_TIME 0 /* r1: PMCCNTR at the vector */
#define HVC_STAGE2_ON 1
#define HVC_STAGE2_OFF 2

#define EVENT_L1D_REFILL 0x03
#define EVENT_MISPREDICT 0x10

#ifndef __ASSEMBLER__
#include "types.h"

/* A kernel: (rounds, two arguments), returns cycles. kernels.S, memory_kernels.S */
typedef u32 kernel_fn(u32 rounds, u32 a, u32 b);

void calibrate_main(u32 groups);
u32 smc(u32 function);

extern kernel_fn empty_call, read_twice, trap, eoi, eoi_ack;
extern kernel_fn add_chain, add_shift_chain, mul_chain, mla_chain, umull_chain, mul64_chain,
    udiv_chain;
extern kernel_fn add_pairs, add_register_pairs, vadd_chain, vmul_chain;
extern kernel_fn load_use, load_chain_long, load_chain_edges, store_forward;
extern kernel_fn branch_taken, branch_never, branch_alternating, branch_period4, branch_random,
    call_nest;
extern kernel_fn chase, chase_uniform, read_uniform, read_stride;
#endif

#endif
