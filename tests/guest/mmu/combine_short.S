@ SPDX-License-Identifier: Apache-2.0
@ title: Short descriptors under stage 2: memory type, cacheability and shareability combined
@ section: ARM ARM B3.8.5
@ expect: so.0=200 so.1=200 so.5=200 so.a=200 so.f=200 dev.0=200 dev.1=204 dev.5=204 dev.a=204
@ expect: dev.f=204 nc.0=200 nc.1=204 nc.5=244 nc.a=244 nc.f=244 wt.0=200 wt.1=204 wt.5=244 wt.a=2aa
@ expect: wt.f=2aa wb.0=200 wb.1=204 wb.5=244 wb.a=2aa wb.f=2ee wbwa.0=200 wbwa.1=204 wbwa.5=244
@ expect: wbwa.a=2bb wbwa.f=2ff
@ qemu: wrong: no attributes of short descriptors in PAR, B4.1.112
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    use_stage2
    use_short
    .irp value, 0x432, 0x436, 0x472, 0x43a, 0x43e, 0x47e
    entry32 short_l2, 1, (0x80001000+\value)
    .irp each, 0x4c3, 0x4c7, 0x4d7, 0x4eb, 0x4ff
    entry64 s2_l3, 1, (page_a+\each)
    tlbiallnsnh
    at_long 0, c8, 4, 0x80001000
    .endr
    .endr
    done
