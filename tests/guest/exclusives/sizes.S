@ SPDX-License-Identifier: Apache-2.0
@ title: LDREXB, LDREXH and LDREXD
@ section: ARM ARM A3.4.1
@ expect: b=44 b.status=0 h=33ff h.status=0 d.low=112233ff d.high=55667788 d.status=0
@ expect: word=11223344
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    use_hyp_mmu
    set r1, results+256
    set r4, 0x11223344
    set r5, 0x55667788
    strd r4, r5, [r1]
    ldrexb r2, [r1]
    out r2
    mov r2, #0xff
    strexb r3, r2, [r1]
    out r3
    ldrexh r2, [r1]
    out r2
    strexh r3, r2, [r1]
    out r3
    ldrexd r6, r7, [r1]
    out r6
    out r7
    strexd r3, r4, r5, [r1]
    out r3
    ldr r2, [r1]
    out r2
    done
