@ SPDX-License-Identifier: Apache-2.0
@ title: TTBCR.N divides the address space; PD0 and PD1 end walks of their half in a section fault
@ section: ARM ARM B3.5.4
@ expect: n0.pd0.below=b n0.pd1.below=0 n1.pd0.below=b n1.pd1.below=0 n2.pd0.below=b n2.pd0.above=0
@ expect: n2.pd1.below=0 n2.pd1.above=b n3.pd0.below=b n3.pd0.above=0 n3.pd1.below=0 n3.pd1.above=b
@ expect: n4.pd0.below=b n4.pd0.above=0 n4.pd1.below=0 n4.pd1.above=b n5.pd0.below=b n5.pd0.above=0
@ expect: n5.pd1.below=0 n5.pd1.above=b n6.pd0.below=b n6.pd0.above=0 n6.pd1.below=0 n6.pd1.above=b
@ expect: n7.pd0.below=b n7.pd0.above=0 n7.pd1.below=0 n7.pd1.above=b
@ qemu: wrong: no PD0 and PD1 on a machine without Secure state, B3.5.4
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

    .macro at_status va                 @ FS of the fault, 0 without one
    at 0, c8, 4, \va
    mrc p15, 0, r10, c7, c4, 0
    and r10, r10, #0x7f
    tst r10, #1
    moveq r10, #0
    out r10
    .endm

test:
    use_short
    set r12, (short_l1+0x4a)
    mcr p15, 0, r12, c2, c0, 1
    .irp value, 0x10, 0x20, 0x11, 0x21
    write 0, c2, c0, 2, \value
    at_status 0x7ff00000
    .endr
    write 0, c2, c0, 2, 0x12
    at_status 0x3ff00000
    at_status 0x40000000
    write 0, c2, c0, 2, 0x22
    at_status 0x3ff00000
    at_status 0x40000000
    write 0, c2, c0, 2, 0x13
    at_status 0x1ff00000
    at_status 0x20000000
    write 0, c2, c0, 2, 0x23
    at_status 0x1ff00000
    at_status 0x20000000
    write 0, c2, c0, 2, 0x14
    at_status 0xff00000
    at_status 0x10000000
    write 0, c2, c0, 2, 0x24
    at_status 0xff00000
    at_status 0x10000000
    write 0, c2, c0, 2, 0x15
    at_status 0x7f00000
    at_status 0x8000000
    write 0, c2, c0, 2, 0x25
    at_status 0x7f00000
    at_status 0x8000000
    write 0, c2, c0, 2, 0x16
    at_status 0x3f00000
    at_status 0x4000000
    write 0, c2, c0, 2, 0x26
    at_status 0x3f00000
    at_status 0x4000000
    write 0, c2, c0, 2, 0x17
    at_status 0x1f00000
    at_status 0x2000000
    write 0, c2, c0, 2, 0x27
    at_status 0x1f00000
    at_status 0x2000000
    done
