@ SPDX-License-Identifier: Apache-2.0
@ title: BKPT is a debug event: Prefetch Abort with IFSR 2
@ section: ARM ARM C3.2.3
@ expect: vector=c lr=4 ifsr=2
@ qemu: yes
.include "guest.inc"

test:
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  bkpt #1
3:  out_vector
    out_return 2b
    mrc p15, 0, r10, c5, c0, 1
    and r10, r10, #15
    out r10
    done
