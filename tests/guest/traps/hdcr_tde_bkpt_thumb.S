@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TDE sends a BKPT of Thumb state to Hyp mode
@ section: ARM ARM B1.8.4
@ expect: vector=114 elr=0 hsr=80000022
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c1, c1, 1, 0xf06
    catch 3f
    eret_to (SVC|MASKED|PSR_T), 2f
    .thumb
    2: bkpt #3
    nop
    .arm
    .balign 4
    3: out_vector
    out_return 2b
    out_hsr_abort
    done
