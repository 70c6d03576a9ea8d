@ SPDX-License-Identifier: Apache-2.0
@ title: NSACR.cp10 0: data processing is UNDEFINED in Non-secure state, not in Secure state
@ section: ARM ARM B4.1.111
@ machine: secure
@ expect: secure=1 vector=4 granted=1
@ qemu: yes
.equ SECURE, 1
.include "guest.inc"
.include "vfp.inc"

test:
    vfp_on
    fpscr 0
    set r1, vectors
    cps #MON
    write 0, c1, c1, 0, 1
    mcr p15, 0, r1, c12, c0, 0
    write 0, c1, c1, 2, 0
    vadd.f64 d0, d1, d2
    outi 1
    leave_to (SVC|MASKED), 1f
1:  catch 3f
    vadd.f64 d0, d1, d2
3:  out_vector
    catch 4f
    smc #0
4:  write 0, c1, c1, 2, 0xc00
    leave_to (SVC|MASKED), 5f
5:  vadd.f64 d0, d1, d2
    outi 1
    done
