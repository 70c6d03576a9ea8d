@ SPDX-License-Identifier: Apache-2.0
@ title: SVC in Thumb state: LR is 2 behind, the handler runs in ARM state
@ section: ARM ARM B1.9.4
@ expect: vector=8 lr=2 spsr=33 entry=93
@ qemu: yes
.include "guest.inc"

test:
    catch 3f
    eret_to (SVC|PSR_T), 2f
    .thumb
2:  svc #7
    .arm
    .balign 4
3:  out_vector
    out_return 2b
    out_spsr 0x3ff
    out_entry_cpsr
    done
