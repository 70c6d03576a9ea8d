@ SPDX-License-Identifier: Apache-2.0
@ title: User mode: privileged CP15 accesses are UNDEFINED, thread registers by their rights
@ section: ARM ARM B3.15.3
@ expect: tpidruro=4 lr=c midr=4 tpidrprw=4
@ qemu: yes
.include "guest.inc"

test:
    catch 3f
    eret_to USR, 2f
2:  mcr p15, 0, r0, c13, c0, 2
    mrc p15, 0, r0, c13, c0, 3
    mcr p15, 0, r0, c13, c0, 3
3:  out_vector
    out_return 2b
    catch 5f
    leave_to USR, 4f
4:  mrc p15, 0, r0, c0, c0, 0
5:  out_vector
    catch 7f
    leave_to USR, 6f
6:  mrc p15, 0, r0, c13, c0, 4
7:  out_vector
    done
