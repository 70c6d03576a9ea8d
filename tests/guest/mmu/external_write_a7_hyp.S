@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.AMO routes an asynchronous abort to Hyp mode past CPSR.A; Hyp mode takes its own
@ section: ARM ARM B1.8.4
@ cpu: cortex-a7
@ expect: vector=114 hsr=90000011 own=110 hsr=94000011
@ qemu: wrong: a synchronous abort, A7 TRM 5.7.1
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    hcr 0x20
    set r1, 0xb000000
    catch 3f
    eret_to (SVC|MASKED), 1f
1:  str r2, [r1]
    dsb
    isb
    hvc #0
3:  out_vector
    mrc p15, 4, r10, c5, c2, 0
    bic r10, r10, #0x02000000
    bic r10, r10, #0x240
    out r10
    hcr 0
    str r2, [r1]
    catch 4f
    cpsie a
    nop
4:  out_vector
    mrc p15, 4, r10, c5, c2, 0
    bic r10, r10, #0x02000000
    bic r10, r10, #0x240
    out r10
    done
