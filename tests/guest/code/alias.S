@ SPDX-License-Identifier: Apache-2.0
@ title: Code written through one address and executed at another
@ section: ARM ARM A3.5.4
@ expect: first=1 second=2 third=3
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry64 s1_l3, 1, (page_a+L_PAGE)
    entry64 s1_l3, 2, (page_a+L_PAGE)
    use_hyp_mmu
    set r1, 0x80001000
    set r5, 0x80002000
    set r3, 0xe12fff1e
    str r3, [r1, #4]
    .irp n, 1, 2, 3
    set r2, 0xe3a00000+\n
    str r2, [r1]
    mcr p15, 0, r1, c7, c11, 1
    dsb
    mcr p15, 0, r5, c7, c5, 1
    mcr p15, 0, r5, c7, c5, 6
    dsb
    isb
    blx r5
    out r0
    .endr
    done
