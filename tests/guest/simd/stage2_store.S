@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2: a lane store has no valid syndrome: ISV 0, WnR 1; the base stays
@ section: ARM ARM B3.13.6
@ expect: hsr=90000047 hdfar=80001004 hpfar=800010 base=80001004
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    use_stage2
    set r1, 0x80001004
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  vst1.32 {d0[1]}, [r1]!
    hvc #0xff
3:  out_hsr_abort
    out_hdfar
    out_hpfar
    out r1
    done
