@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2 fault on the first table, that of TTBR1: S1PTW and the IPA of the descriptor
@ section: ARM ARM B3.13.6
@ expect: l1.read=90000086 hdfar=c0000004 hpfar=802000 l1.write=900000c6 hdfar=c0000004 hpfar=802000
@ expect: l1.fetch=80000086 hifar=c0000000 hpfar=802000
@ qemu: wrong: the level is that of stage 1, B3.13.6
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    use_stage2
    use_lpae
    write 0, c2, c0, 2, 0x80013500
    set r12, 0x80200000
    mov r11, #0
    mcrr p15, 1, r12, r11, c2
    isb
    set r1, 0xc0000004
    guest_access ldr r2, [r1]
    guest_access str r2, [r1]
    guest_fetch 0xc0000000
    done
