@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TID3 traps the reserved part of the feature registers, T32
@ section: ARM ARM B1.14.2
@ expect: c2_6=e0c0085 c2_7=e0e0085 c3_0=e000087 c3_7=e0e0087 c4_0=e000089 c4_7=e0e0089 c5_0=e00008b
@ expect: c5_7=e0e008b c6_0=e00008d c6_7=e0e008d c7_0=e00008f c7_7=e0e008f failed.passed=c
@ expect: clear.passed=c
@ qemu: wrong: no trap of an ARMv7 core, B1.14.2
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x40000
    list_tid3_reserved pl1_thumb
    tally NOT_TRAPPED
    list_tid3_reserved pl1_thumb_failed, ne
    tally_out
    hcr 0
    tally NOT_TRAPPED
    list_tid3_reserved pl1_thumb
    tally_out
    done
