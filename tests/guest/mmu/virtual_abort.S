@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.VA: a virtual asynchronous abort, masked by CPSR.A, cleared when taken; needs HCR.AMO
@ section: ARM ARM B1.8.11
@ expect: isr=100 vector=10 dfsr=406 isr.after=0 hcr=20 no.amo=114
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    hcr 0x120
    catch 3f
    eret_to (SVC|MASKED), 1f
1:  mrc p15, 0, r5, c12, c1, 0
    nop
    cpsie a
    nop
3:  out r5
    out_vector
    mrc p15, 0, r6, c5, c0, 0
    bic r6, r6, #0x1800
    out r6
    mrc p15, 0, r5, c12, c1, 0
    out r5
    cps #SVC
    catch 4f
    hvc #0
4:  mrc p15, 4, r10, c1, c1, 0
    out r10
    hcr 0x100
    catch 5f
    eret_to SVC, 6f
6:  nop
    hvc #0
5:  out_vector
    done
