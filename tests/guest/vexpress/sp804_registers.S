@ SPDX-License-Identifier: Apache-2.0
@ title: SP804: reset values of both counters, and the integration test registers
@ section: DDI 0271 3.3
@ machine: vexpress
@ expect: load1=0 value1=ffffffff control1=20 ris1=0 mis1=0 bgload1=0
@ expect: load2=0 value2=ffffffff control2=20 ris2=0 mis2=0 bgload2=0
@ expect: itcr=1 itop=0 pending=4 itcr.off=0 reserved=ef
@ qemu: wrong: the counters reset to 0, and there are no integration test registers, DDI 0271 table 3-1
.include "guest.inc"
.include "gic.inc"
.include "vexpress.inc"

test:
    .irp offset, 0x00, 0x04, 0x08, 0x10, 0x14, 0x18, 0x20, 0x24, 0x28, 0x30, 0x34, 0x38
    peek_out SP804 + \offset
    .endr
    poke 0, SP804 + 0x2c
    poke 1, SP804 + 0xf04
    poke 1, SP804 + 0xf00
    peek_out SP804 + 0xf00
    peek_out SP804 + 0xf04          @ write-only
    peek r4, GICD_ISPENDR + 4
    and r4, r4, #4
    out r4
    poke 0, SP804 + 0xf00
    peek_out SP804 + 0xf00
    poke 0xffffffff, SP804 + 0x08
    peek_out SP804 + 0x08
    done
