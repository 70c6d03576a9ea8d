@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TID3 traps the reserved part of the feature registers
@ section: ARM ARM B1.14.2
@ expect: c2_6=fec0085 c2_7=fee0085 c3_0=fe00087 c3_7=fee0087 c4_0=fe00089 c4_7=fee0089 c5_0=fe0008b
@ expect: c5_7=fee008b c6_0=fe0008d c6_7=fee008d c7_0=fe0008f c7_7=fee008f failed.passed=c
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
    list_tid3_reserved pl1
    tally NOT_TRAPPED
    list_tid3_reserved pl1_failed, ne
    tally_out
    hcr 0
    tally NOT_TRAPPED
    list_tid3_reserved pl1
    tally_out
    done
