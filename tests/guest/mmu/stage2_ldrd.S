@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2: LDRD has no valid syndrome: ISV 0
@ section: ARM ARM B3.13.6
@ expect: hsr=90000007 hdfar=80001000 hpfar=800010
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    use_stage2
    set r1, 0x80001000
    set r6, 0x80001000
    set r7, 4
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  ldrd r2, r3, [r1]
    hvc #0xff
3:  out_hsr_abort
    out_hdfar
    out_hpfar
    done
