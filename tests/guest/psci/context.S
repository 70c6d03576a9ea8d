@ SPDX-License-Identifier: Apache-2.0
@ title: CPU_ON gives the context in r0, Hyp mode and everything masked
@ section: PSCI 6.4
@ machine: hyp, cores 2
@ expect: cpu_on=0 context=5555aaaa cpsr=1da
@ qemu: yes
.include "guest.inc"
.include "cores.inc"

test:
    set r0, 0x84000003
    mov r1, #1
    set r2, core1
    set r3, 0x5555aaaa
    smc #0
    out r0
    wait_word ready, 1
    load r0, seen
    out r0
    load r0, seen+4
    out r0
    done
core1: mrs r2, cpsr
    save r0, seen
    set r3, 0x1df
    and r2, r2, r3
    save r2, seen+4
    post ready, 1
6:  b 6b
    .data
ready: .word 0
seen: .word 0, 0
    .text
