@ SPDX-License-Identifier: Apache-2.0
@ title: An IRQ in ARM state: LR is 4 beyond the next instruction, IRQs and aborts masked
@ section: ARM ARM B1.9.10
@ expect: vector=18 spsr=13 entry=192 lr=4
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    sgi_to_self 3
    wait_ipi
    catch 3f
    eret_to SVC, 2f
2:  nop
3:  out_vector
    out_spsr 0x3ff
    out_entry_cpsr
    out_return 2b
    done
