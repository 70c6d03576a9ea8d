@ SPDX-License-Identifier: Apache-2.0
@ title: Both stages combined: memory types, by ATS12NSO over every MemAttr
@ section: ARM ARM B3.8.5
@ expect: so.ma0=200 so.ma1=200 so.ma5=200 so.ma6=200 so.ma7=200 so.ma9=200 so.maa=200 so.mab=200
@ expect: so.mad=200 so.mae=200 so.maf=200 dev.ma0=200 dev.ma1=204 dev.ma5=204 dev.ma6=204
@ expect: dev.ma7=204 dev.ma9=204 dev.maa=204 dev.mab=204 dev.mad=204 dev.mae=204 dev.maf=204
@ expect: n44.ma0=200 n44.ma1=204 n44.ma5=244 n44.ma6=244 n44.ma7=244 n44.ma9=244 n44.maa=244
@ expect: n44.mab=244 n44.mad=244 n44.mae=244 n44.maf=244 nff.ma0=200 nff.ma1=204 nff.ma5=244
@ expect: nff.ma6=4b nff.ma7=4f nff.ma9=b4 nff.maa=bb nff.mab=bf nff.mad=f4 nff.mae=fb nff.maf=ff
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s1_l3, 1, (0x80001000+0x443)
    use_stage2
    use_lpae
    .irp value, 0x0, 0x4, 0x44, 0xff
    write 0, c10, c2, 0, \value
    .irp each, 0x4c3, 0x4c7, 0x4d7, 0x4db, 0x4df, 0x4e7, 0x4eb, 0x4ef, 0x4f7, 0x4fb, 0x4ff
    entry64 s2_l3, 1, (page_a+\each)
    tlbiallnsnh
    at_long 0, c8, 4, 0x80001000
    .endr
    .endr
    done
