@ SPDX-License-Identifier: Apache-2.0
@ title: ERET in Supervisor mode is SUBS PC, LR, #0
@ section: ARM ARM B9.3.3
@ expect: cpsr=1d2
@ qemu: yes
.include "guest.inc"

test:
    eret_to (SVC|MASKED), 1f
1:  nop
    set r0, (IRQ|MASKED)
    msr spsr_cxsf, r0
    set lr, 2f
    eret
    outi 0xbad
2:  out_cpsr
    done
