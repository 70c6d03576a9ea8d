@ SPDX-License-Identifier: Apache-2.0
@ title: Secure machine: both cores arrive in Secure Supervisor mode
@ section: ARM ARM B1.9.1
@ machine: secure, cores 2
@ expect: mode=13
@ qemu: yes
.equ SECURE, 1
.include "guest.inc"
.include "cores.inc"

test:
    start_core1 core1
    wait_word ready, 1
    load r0, seen
    out r0
    done
core1: mrs r0, cpsr
    and r0, r0, #0x1f
    save r0, seen
    post ready, 1
6:  b 6b
    .data
ready: .word 0
seen: .word 0
    .text
