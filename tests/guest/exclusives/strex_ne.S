@ SPDX-License-Identifier: Apache-2.0
@ title: STREX alone fails and does not store, also after a failed one
@ section: ARM ARM A3.4.1
@ expect: status=1 value=3 pair=0 again=1
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    use_hyp_mmu
    set r1, results+256
    mov r0, #3
    str r0, [r1]
    clrex
    mov r2, #9
    strex r3, r2, [r1]
    out r3
    ldr r4, [r1]
    out r4
    ldrex r2, [r1]
    strex r3, r2, [r1]
    out r3
    strex r3, r2, [r1]
    out r3
    done
