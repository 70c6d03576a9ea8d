@ SPDX-License-Identifier: Apache-2.0
@ title: A 32-bit undefined Thumb instruction: LR is still 2 behind its start
@ section: ARM ARM B1.9.3
@ expect: vector=4 lr=2 spsr=33 entry=9b
@ qemu: yes
.include "guest.inc"

test:
    catch 3f
    eret_to (SVC|PSR_T), 2f
    .thumb
2:  .hword 0xf7f0, 0xa000
    .arm
    .balign 4
3:  out_vector
    out_return 2b
    out_spsr 0x3ff
    out_entry_cpsr
    done
