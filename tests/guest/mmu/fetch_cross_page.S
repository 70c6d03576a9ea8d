@ SPDX-License-Identifier: Apache-2.0
@ title: A T32 instruction whose second half can not be fetched: LR of the instruction, IFAR of the half
@ section: ARM ARM B1.9.7
@ expect: ifsr=c0007 ifar=80002000 lr=80002002
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    entry32 short_l2, 1, (page_a+S_PAGE)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r0, 0x80001ffe
    set r3, 0xf8d1                      @ first half of LDR.W
    strh r3, [r0]
    mcr p15, 0, r0, c7, c11, 1
    dsb
    mcr p15, 0, r0, c7, c5, 0
    dsb
    isb
    catch 3f
    leave_to (SVC|MASKED|PSR_T), 0x80001ffe
3:  bl store_fault
    out_ifar
    load r10, caught+4
    out r10
    done
