@ SPDX-License-Identifier: Apache-2.0
@ title: SCR, NSACR writes and MVBAR are UNDEFINED in Non-secure PL1
@ section: ARM ARM B3.15.3
@ machine: secure
@ expect: scr=4 mvbar=4 nsacr.write=4 nsacr.read=1
@ qemu: yes
.equ SECURE, 1
.include "guest.inc"

test:
    set r1, hyp_vectors
    cps #MON
    write 0, c1, c1, 0, 0x101
    mcr p15, 4, r1, c12, c0, 0
    set r1, vectors
    mcr p15, 0, r1, c12, c0, 0
    set r1, stacks+0x6000
    msr sp_hyp, r1
    leave_to (SVC|MASKED), 1f
1:  catch 3f
    mrc p15, 0, r0, c1, c1, 0
3:  out_vector
    cps #SVC
    catch 4f
    mcr p15, 0, r0, c12, c0, 1
4:  out_vector
    cps #SVC
    catch 5f
    mcr p15, 0, r0, c1, c1, 2
5:  out_vector
    cps #SVC
    mrc p15, 0, r0, c1, c1, 2
    outi 1
    done
