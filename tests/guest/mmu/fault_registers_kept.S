@ SPDX-License-Identifier: Apache-2.0
@ title: A data abort leaves IFSR and IFAR, a prefetch abort DFSR and DFAR, BKPT both
@ section: ARM ARM B3.13.1
@ expect: data=100007 ifsr=7 ifar=222 fetch=c000f dfsr=7 dfar=80002004 bkpt=2 dfsr=7 dfar=80002004
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry32 short_l2, 1, (page_a+0x66f)
    use_short
    set r0, 0x7
    mcr p15, 0, r0, c5, c0, 1
    set r0, 0x222
    mcr p15, 0, r0, c6, c0, 2
    set r0, 0x0
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80002004
    access (SVC|MASKED), ldr r2, [r1]
    out_ifsr
    out_ifar
    fetch (SVC|MASKED), 0x80001000
    out_dfsr
    out_dfar
    cps #SVC
    catch 3f
    bkpt #0
3:  out_ifsr
    out_dfsr
    out_dfar
    done
