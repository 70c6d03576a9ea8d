@ SPDX-License-Identifier: Apache-2.0
@ title: SVC from Supervisor mode: LR is the next instruction, only IRQs are masked
@ section: ARM ARM B1.9.4
@ expect: vector=8 lr=4 spsr=13 entry=93
@ qemu: yes
.include "guest.inc"

test:
    eret_to SVC, 1f
1:  catch 3f
2:  svc #7
3:  out_vector
    out_return 2b
    out_spsr 0x3ff
    out_entry_cpsr
    done
