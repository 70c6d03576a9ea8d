@ SPDX-License-Identifier: Apache-2.0
@ title: Data Abort: LR is 8 behind, DFAR, DFSR.WnR
@ section: ARM ARM B1.9.6
@ expect: vector=10 lr=8 spsr=13 entry=197 dfar=80002004 dfsr=807
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    catch 3f
    use_short
    eret_to SVC, 1f
1:  set r1, 0x80002004
2:  str r1, [r1]
3:  out_vector
    out_return 2b
    out_spsr 0x3ff
    out_entry_cpsr
    out_dfar
    out_dfsr
    done
