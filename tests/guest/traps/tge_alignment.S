@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TGE takes an alignment fault of User mode to Hyp mode
@ section: ARM ARM B1.8.4
@ expect: vector=114 elr=0 hsr=90000021 hdfar=1
@ qemu: wrong: the status code is not that of an alignment fault, B3.13.6
.include "guest.inc"

test:
    hcr 0x8000000
    catch 3f
    set r1, results+1
    eret_to USR, 2f
2:  ldrex r0, [r1]
3:  out_vector
    out_return 2b
    out_hsr_abort
    mrc p15, 4, r0, c6, c0, 0
    set r1, results
    sub r0, r0, r1
    out r0
    done
