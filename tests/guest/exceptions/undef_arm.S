@ SPDX-License-Identifier: Apache-2.0
@ title: Undefined Instruction in ARM state: LR is 4 behind
@ section: ARM ARM B1.9.3
@ expect: vector=4 lr=4 spsr=13 entry=9b
@ qemu: yes
.include "guest.inc"

test:
    catch 3f
    eret_to SVC, 2f
2:  .word 0xe7f000f0
3:  out_vector
    out_return 2b
    out_spsr 0x3ff
    out_entry_cpsr
    done
