@ SPDX-License-Identifier: Apache-2.0
@ title: MPIDR of both cores
@ section: ARM ARM B4.1.106
@ machine: hyp, cores 2
@ expect: core0=80000000 core1=80000001
@ qemu: yes
.include "guest.inc"
.include "cores.inc"

test:
    start_core1 core1
    wait_word ready, 1
    mrc p15, 0, r0, c0, c0, 5
    out r0
    load r0, seen
    out r0
    done
core1: mrc p15, 0, r0, c0, c0, 5
    save r0, seen
    post ready, 1
6:  b 6b
    .data
ready: .word 0
seen: .word 0
    .text
