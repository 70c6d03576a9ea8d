@ SPDX-License-Identifier: Apache-2.0
@ title: Group 0 as a FIQ in Secure state: FIQ mode, FIQs and IRQs masked
@ section: ARM ARM B1.9.11
@ machine: secure
@ expect: vector=1c spsr=13 entry=1d1 lr=4
@ qemu: yes
.equ SECURE, 1
.include "guest.inc"
.include "gic.inc"

test:
    poke 0, GICD_IGROUPR
    poke 3, GICD_CTLR
    poke 0xff, GICC_PMR
    poke 0xb, GICC_CTLR
    catch 3f
    poke 0x02000003, GICD_SGIR
    dsb
    wait_ipi
    leave_to SVC, 2f
2:  nop
    wait_ipi
    outi 0xbad
3:  out_vector
    out_spsr 0x3ff
    out_entry_cpsr
    out_return 2b
    done
