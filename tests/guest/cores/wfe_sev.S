@ SPDX-License-Identifier: Apache-2.0
@ title: WFE waits until SEV of the other core
@ section: ARM ARM B1.8.13
@ machine: hyp, cores 2
@ expect: before=0 woken=1
@ qemu: wrong: WFE never waits, which B1.8.13 allows
.include "guest.inc"
.include "cores.inc"

test:
    start_core1 core1
    wait_word ready, 1
    set r4, 5000
5:  subs r4, r4, #1
    bne 5b
    load r0, woken
    out r0
    sev
    wait_word woken, 1
    outi 1
    done
core1: sev
    wfe
    post ready, 1
    wfe
    post woken, 1
6:  wfi
    b 6b
    .data
ready: .word 0
woken: .word 0
    .text
