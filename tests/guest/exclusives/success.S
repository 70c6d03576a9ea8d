@ SPDX-License-Identifier: Apache-2.0
@ title: LDREX and STREX
@ section: ARM ARM A3.4.1
@ expect: status=0 value=6 second=1 kept=6
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    use_hyp_mmu
    set r1, results+256
    mov r0, #5
    str r0, [r1]
    ldrex r2, [r1]
    add r2, r2, #1
    strex r3, r2, [r1]
    out r3
    ldr r4, [r1]
    out r4
    strex r3, r0, [r1]
    out r3
    ldr r4, [r1]
    out r4
    done
