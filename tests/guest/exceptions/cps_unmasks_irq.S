@ SPDX-License-Identifier: Apache-2.0
@ title: CPSIE i lets a pending IRQ in before the instruction after the next ISB
@ section: ARM ARM B1.8.6
@ expect: before=1 vector=18 spsr=13
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    sgi_to_self 3
    wait_ipi
    eret_to (SVC|PSR_I), 1f
1:  outi 1
    catch 3f
    cpsie i
    isb
    nop
    outi 2
    done
3:  out_vector
    out_spsr 0x3ff
    done
