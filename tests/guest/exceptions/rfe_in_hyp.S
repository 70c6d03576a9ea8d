@ SPDX-License-Identifier: Apache-2.0
@ title: RFE is UNDEFINED in Hyp mode
@ section: ARM ARM B9.3.13
@ expect: vector=104 elr=0
@ qemu: wrong: executes it, B9.3.13
.include "guest.inc"

test:
    catch 3f
    set r5, frame
2:  rfeia r5
3:  out_vector
    out_return 2b
    done
    .data
frame: .word 2b, 0x1d3
    .text
