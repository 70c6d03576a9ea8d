@ SPDX-License-Identifier: Apache-2.0
@ title: SCR.EA: external aborts are taken to Monitor mode, fault registers of the Secure bank
@ section: ARM ARM B1.8.4
@ machine: secure
@ expect: vector=210 dfsr=8 dfar=b000000 fetch=20c ifsr=8 ifar=b000000
@ qemu: wrong: SCR.EA does not route synchronous aborts, B1.8.4
.equ SECURE, 1
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    mrc p15, 0, r0, c1, c1, 0
    orr r0, r0, #8
    mcr p15, 0, r0, c1, c1, 0
    isb
    set r1, 0xb000000
    catch 3f
    ldr r2, [r1]
3:  out_vector
    out_dfsr
    out_dfar
    cps #SVC
    catch 4f
    bx r1
4:  out_vector
    out_ifsr
    out_ifar
    done
