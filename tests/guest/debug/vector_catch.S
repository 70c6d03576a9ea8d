@ SPDX-License-Identifier: Apache-2.0
@ title: DBGVCR: the first instruction of a Non-secure vector is a debug event
@ section: ARM ARM C3.2.4, C11.11.39
@ expect: svc=c svc=5 svc=4 undef=c undef=5 undef=4 off=8
@ qemu: wrong: vector catch is not implemented, C3.2.4
.include "guest.inc"
.include "debug.inc"

    .macro vcr value
    mcr14 c0, c7, 0, \value
    isb
    .endm
test:
    debug_on
    vcr 1<<26                           @ NSS
    catch 1f
    eret_to (USR), 2f
1:  out_vector
    out_moe
    out_return vectors+8
    to_hyp
    vcr 1<<25                           @ NSU
    catch 1f
    eret_to (USR), 3f
1:  out_vector
    out_moe
    out_return vectors+4
    to_hyp
    vcr 1<<25
    attempt (USR), 2f
    done
2:  svc #0
3:  udf #0
