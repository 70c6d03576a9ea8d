@ SPDX-License-Identifier: Apache-2.0
@ title: Both stages combined: allocation hints are those of stage 1
@ section: ARM ARM B3.8.5
@ expect: nbf.ma0=200 nbf.ma1=204 nbf.ma5=244 nbf.ma6=4b nbf.ma7=4f nbf.ma9=b4 nbf.maa=bb nbf.mab=bf
@ expect: nbf.mad=b4 nbf.mae=bb nbf.maf=bf nfb.ma0=200 nfb.ma1=204 nfb.ma5=244 nfb.ma6=4b nfb.ma7=4b
@ expect: nfb.ma9=b4 nfb.maa=bb nfb.mab=bb nfb.mad=f4 nfb.mae=fb nfb.maf=fb naa.ma0=200 naa.ma1=204
@ expect: naa.ma5=244 naa.ma6=4a naa.ma7=4a naa.ma9=a4 naa.maa=aa naa.mab=aa naa.mad=a4 naa.mae=aa
@ expect: naa.maf=aa ncc.ma0=200 ncc.ma1=204 ncc.ma5=244 ncc.ma6=48 ncc.ma7=4c ncc.ma9=84 ncc.maa=88
@ expect: ncc.mab=8c ncc.mad=c4 ncc.mae=c8 ncc.maf=cc
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s1_l3, 1, (0x80001000+0x443)
    use_stage2
    use_lpae
    .irp value, 0xbf, 0xfb, 0xaa, 0xcc
    write 0, c10, c2, 0, \value
    .irp each, 0x4c3, 0x4c7, 0x4d7, 0x4db, 0x4df, 0x4e7, 0x4eb, 0x4ef, 0x4f7, 0x4fb, 0x4ff
    entry64 s2_l3, 1, (page_a+\each)
    tlbiallnsnh
    at_long 0, c8, 4, 0x80001000
    .endr
    .endr
    done
