@ SPDX-License-Identifier: Apache-2.0
@ title: CPU_ON of a core that is on, and of one that does not exist
@ section: PSCI 5.6
@ machine: hyp, cores 2
@ expect: already_on=fffffffc invalid=fffffffe
@ qemu: yes
.include "guest.inc"

test:
    set r0, 0x84000003
    mov r1, #0
    set r2, test
    mov r3, #0
    smc #0
    out r0
    set r0, 0x84000003
    mov r1, #5
    set r2, test
    smc #0
    out r0
    done
