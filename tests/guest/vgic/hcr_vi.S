@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.VI: a virtual IRQ below Hyp, masked by CPSR.I
@ section: ARM ARM B1.8.11
@ expect: masked=1 vector=18 spsr=13 entry=192
@ qemu: yes
.include "guest.inc"

test:
    hcr 0x90
    catch 3f
    eret_to (SVC|PSR_I), 2f
2:  outi 1
4:  cpsie i
    isb
    nop
    outi 0xbad
3:  out_vector
    out_spsr 0x3ff
    out_entry_cpsr
    done
