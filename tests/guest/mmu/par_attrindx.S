@ SPDX-License-Identifier: Apache-2.0
@ title: AttrIndx picks a byte of MAIR0 or MAIR1; SH of Normal memory
@ section: ARM ARM B3.8.4
@ expect: indx0=200 indx1=204 indx2=3ff indx3=3bb indx4=3cc indx5=3aa indx6=244 indx7=3ee sh.non=ff
@ expect: sh.outer=2ff sh.inner=3ff
@ qemu: wrong: SH of Device and Non-cacheable memory, B4.1.112
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s1_l3, 1, (page_a+0x743)
    entry64 s1_l3, 2, (page_a+0x747)
    entry64 s1_l3, 3, (page_a+0x74b)
    entry64 s1_l3, 4, (page_a+0x74f)
    entry64 s1_l3, 5, (page_a+0x753)
    entry64 s1_l3, 6, (page_a+0x757)
    entry64 s1_l3, 7, (page_a+0x75b)
    entry64 s1_l3, 8, (page_a+0x75f)
    entry64 s1_l3, 9, (page_a+0x44b)
    entry64 s1_l3, 10, (page_a+0x64b)
    entry64 s1_l3, 11, (page_a+0x74b)
    use_lpae
    write 0, c10, c2, 0, 0xbbff0400
    write 0, c10, c2, 1, 0xee44aacc
    at_long 0, c8, 4, 0x80001000
    at_long 0, c8, 4, 0x80002000
    at_long 0, c8, 4, 0x80003000
    at_long 0, c8, 4, 0x80004000
    at_long 0, c8, 4, 0x80005000
    at_long 0, c8, 4, 0x80006000
    at_long 0, c8, 4, 0x80007000
    at_long 0, c8, 4, 0x80008000
    at_long 0, c8, 4, 0x80009000
    at_long 0, c8, 4, 0x8000a000
    at_long 0, c8, 4, 0x8000b000
    done
