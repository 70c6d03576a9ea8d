@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.IMO takes IRQs below Hyp to Hyp mode whatever CPSR.I says
@ section: ARM ARM B1.8.7
@ expect: vector=118 spsr=1d3 entry=1da elr=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    hcr 0x10
    catch 3f
    sgi_to_self 1
    wait_ipi
    eret_to (SVC|MASKED), 2f
2:  wait_ipi
    outi 0xbad
3:  out_vector
    out_spsr 0x3ff
    out_entry_cpsr
    out_return 2b
    done
