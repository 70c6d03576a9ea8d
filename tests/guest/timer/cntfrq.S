@ SPDX-License-Identifier: Apache-2.0
@ title: CNTFRQ is read-only in Hyp mode with the value of the monitor
@ section: ARM ARM B4.1.21
@ expect: frequency=3b9aca0 vector=104
@ qemu: wrong: writable in Hyp mode when the machine has no Security Extensions
.include "guest.inc"

test:
    mrc p15, 0, r0, c14, c0, 0
    out r0
    catch 3f
    mcr p15, 0, r0, c14, c0, 0
3:  out_vector
    done
