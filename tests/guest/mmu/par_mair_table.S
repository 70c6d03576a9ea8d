@ SPDX-License-Identifier: Apache-2.0
@ title: MAIR bytes in the 64-bit PAR; SH is Outer Shareable for Device and Non-cacheable memory
@ section: ARM ARM B4.1.112
@ expect: m00=200 m04=204 m44=244 m48=348 m4b=34b m4c=34c m4f=34f m84=384 m88=388 m8b=38b m8c=38c
@ expect: m8f=38f m94=394 m98=398 m9b=39b m9c=39c m9f=39f ma4=3a4 ma8=3a8 mab=3ab mac=3ac maf=3af
@ expect: mb4=3b4 mb8=3b8 mbb=3bb mbc=3bc mbf=3bf mc4=3c4 mc8=3c8 mcb=3cb mcc=3cc mcf=3cf md4=3d4
@ expect: md8=3d8 mdb=3db mdc=3dc mdf=3df me4=3e4 me8=3e8 meb=3eb mec=3ec mef=3ef mf4=3f4 mf8=3f8
@ expect: mfb=3fb mfc=3fc mff=3ff
@ qemu: wrong: SH of Device and Non-cacheable memory, B4.1.112
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s1_l3, 1, (page_a+0x743)
    use_lpae
    .irp value, 0x0, 0x4, 0x44, 0x48, 0x4b, 0x4c, 0x4f, 0x84, 0x88, 0x8b, 0x8c, 0x8f, 0x94, 0x98, 0x9b, 0x9c, 0x9f, 0xa4, 0xa8, 0xab, 0xac, 0xaf, 0xb4, 0xb8, 0xbb, 0xbc, 0xbf, 0xc4, 0xc8, 0xcb, 0xcc, 0xcf, 0xd4, 0xd8, 0xdb, 0xdc, 0xdf, 0xe4, 0xe8, 0xeb, 0xec, 0xef, 0xf4, 0xf8, 0xfb, 0xfc, 0xff
    write 0, c10, c2, 0, \value
    tlbiallnsnh
    at_long 0, c8, 4, 0x80001000
    .endr
    done
