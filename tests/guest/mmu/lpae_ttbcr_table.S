@ SPDX-License-Identifier: Apache-2.0
@ title: T0SZ, T1SZ, EPD0 and EPD1: which table translates an address, or level 1 translation fault
@ section: ARM ARM B3.6.6
@ expect: t00.e0.4=0 t00.e0.7=0 t00.e0.b=80d t00.e0.c=80b t00.e1.4=80b t00.e1.7=80b t00.e1.b=80b
@ expect: t00.e1.c=80b t00.e2.4=0 t00.e2.7=0 t00.e2.b=80d t00.e2.c=80b t10.e0.4=0 t10.e0.7=0
@ expect: t10.e0.b=80d t10.e0.c=80b t10.e1.4=80b t10.e1.7=80b t10.e1.b=80d t10.e1.c=80b t10.e2.4=0
@ expect: t10.e2.7=0 t10.e2.b=80b t10.e2.c=80b t01.e0.4=0 t01.e0.7=0 t01.e0.b=0 t01.e0.c=0
@ expect: t01.e1.4=80b t01.e1.7=80b t01.e1.b=0 t01.e1.c=0 t01.e2.4=0 t01.e2.7=0 t01.e2.b=80b
@ expect: t01.e2.c=80b t11.e0.4=0 t11.e0.7=0 t11.e0.b=0 t11.e0.c=0 t11.e1.4=80b t11.e1.7=80b
@ expect: t11.e1.b=0 t11.e1.c=0 t11.e2.4=0 t11.e2.7=0 t11.e2.b=80b t11.e2.c=80b
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    use_lpae
    set r12, s1_l1
    mov r11, #0
    mcrr p15, 1, r12, r11, c2
    .irp value, 0x80000000, 0x80000080, 0x80800000, 0x80000001, 0x80000081, 0x80800001, 0x80010000, 0x80010080, 0x80810000, 0x80010001, 0x80010081, 0x80810001
    write 0, c2, c0, 2, \value
    at_fault 0, c8, 4, 0x40001000
    at_fault 0, c8, 4, 0x7ffff000
    at_fault 0, c8, 4, 0xbffff000
    at_fault 0, c8, 4, 0xc0001000
    .endr
    done
