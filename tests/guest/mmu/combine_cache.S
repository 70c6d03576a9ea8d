@ SPDX-License-Identifier: Apache-2.0
@ title: Both stages combined: inner and outer cacheability, by ATS12NSO over every MemAttr
@ section: ARM ARM B3.8.5
@ expect: nbb.ma0=200 nbb.ma1=204 nbb.ma5=244 nbb.ma6=4b nbb.ma7=4b nbb.ma9=b4 nbb.maa=bb nbb.mab=bb
@ expect: nbb.mad=b4 nbb.mae=bb nbb.maf=bb nee.ma0=200 nee.ma1=204 nee.ma5=244 nee.ma6=4a nee.ma7=4e
@ expect: nee.ma9=a4 nee.maa=aa nee.mab=ae nee.mad=e4 nee.mae=ea nee.maf=ee n4f.ma0=200 n4f.ma1=204
@ expect: n4f.ma5=244 n4f.ma6=4b n4f.ma7=4f n4f.ma9=244 n4f.maa=4b n4f.mab=4f n4f.mad=244 n4f.mae=4b
@ expect: n4f.maf=4f nf4.ma0=200 nf4.ma1=204 nf4.ma5=244 nf4.ma6=244 nf4.ma7=244 nf4.ma9=b4
@ expect: nf4.maa=b4 nf4.mab=b4 nf4.mad=f4 nf4.mae=f4 nf4.maf=f4
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s1_l3, 1, (0x80001000+0x443)
    use_stage2
    use_lpae
    .irp value, 0xbb, 0xee, 0x4f, 0xf4
    write 0, c10, c2, 0, \value
    .irp each, 0x4c3, 0x4c7, 0x4d7, 0x4db, 0x4df, 0x4e7, 0x4eb, 0x4ef, 0x4f7, 0x4fb, 0x4ff
    entry64 s2_l3, 1, (page_a+\each)
    tlbiallnsnh
    at_long 0, c8, 4, 0x80001000
    .endr
    .endr
    done
