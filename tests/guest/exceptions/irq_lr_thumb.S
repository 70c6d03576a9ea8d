@ SPDX-License-Identifier: Apache-2.0
@ title: An IRQ in Thumb state: LR is 4 beyond too
@ section: ARM ARM B1.9.10
@ expect: vector=18 spsr=33 lr=4
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    sgi_to_self 3
    wait_ipi
    catch 3f
    eret_to (SVC|PSR_T), 2f
    .thumb
2:  nop
    nop
    .arm
3:  out_vector
    out_spsr 0x3ff
    out_return 2b
    done
