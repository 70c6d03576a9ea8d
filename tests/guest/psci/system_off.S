@ SPDX-License-Identifier: Apache-2.0
@ title: SYSTEM_OFF ends the run well
@ section: PSCI 5.8
@ expect: printed=5
@ qemu: yes
.include "guest.inc"

test:
    outi 5
    set r0, UART
    mov r1, #0x30
    .rept 7
    str r1, [r0]
    .endr
    mov r1, #0x35
    str r1, [r0]
    mov r1, #10
    str r1, [r0]
    set r0, 0x84000008
    smc #0
    done
