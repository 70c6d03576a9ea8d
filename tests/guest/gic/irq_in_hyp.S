@ SPDX-License-Identifier: Apache-2.0
@ title: CPSR.I masks IRQs in Hyp mode; taken there by the vector at 0x18
@ section: ARM ARM B1.8.7
@ expect: masked=1 vector=118 spsr=15a
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    hcr 0x10
    catch 3f
    sgi_to_self 1
    wait_ipi
    outi 1
    cpsie i
    isb
    nop
    outi 0xbad
3:  out_vector
    out_spsr 0x3ff
    done
