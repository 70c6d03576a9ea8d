@ SPDX-License-Identifier: Apache-2.0
@ title: Secure and Monitor vectors have catches of their own
@ section: ARM ARM C11.11.39
@ machine: secure
@ expect: ns=8 secure=c secure=5 monitor=c monitor=5
@ qemu: wrong: vector catch is not implemented, C3.2.4
.equ SECURE, 1
.include "guest.inc"
.include "debug.inc"

    .macro vcr value
    mcr14 c0, c7, 0, \value
    isb
    .endm
test:
    debug_on
    vcr 1<<26                           @ NSS: another state's
    catch 1f
    svc #0
1:  out_vector
    vcr 1<<2                            @ SS
    catch 1f
    svc #0
1:  out_vector
    out_moe
    cps #SVC
    vcr 1<<10                           @ MS
    catch 1f
    smc #0
1:  out_vector
    out_moe
    vcr 0
    cps #SVC
    done
