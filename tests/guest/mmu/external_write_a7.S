@ SPDX-License-Identifier: Apache-2.0
@ title: Cortex-A7: a refused write is an asynchronous abort: CPSR.A masks it, ISR.A shows it
@ section: ARM ARM B3.12.4; A7 TRM 5.7.1
@ cpu: cortex-a7
@ expect: masked=0 isr=100 vector=10 dfsr=406 return=0 isr.after=0 long=211
@ qemu: wrong: a synchronous abort, A7 TRM 5.7.1
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0xb000000
    access (SVC|MASKED), str r2, [r1]
    mrc p15, 0, r5, c12, c1, 0
    out r5
    cps #SVC
    catch 3f
    cpsie a
2:  nop
3:  out_vector
    mrc p15, 0, r5, c5, c0, 0
    bic r5, r5, #0x1800                 @ ExT, WnR
    out r5
    load r10, caught+4
    set r12, 2b
    sub r10, r10, r12
    sub r10, r10, #8
    out r10
    mrc p15, 0, r5, c12, c1, 0
    out r5
    cps #SVC
    cpsid a
    use_lpae
    str r2, [r1]
    catch 4f
    cpsie a
    nop
4:  mrc p15, 0, r5, c5, c0, 0
    bic r5, r5, #0x1800
    out r5
    done
