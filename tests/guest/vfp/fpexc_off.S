@ SPDX-License-Identifier: Apache-2.0
@ title: FPEXC.EN 0: UNDEFINED, save for VMRS and VMSR of FPEXC, FPSID, MVFR0
@ section: ARM ARM B1.11.3
@ expect: fpexc=0 here=1 fpscr=4 vldr=4
@ qemu: yes
.include "guest.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    eret_to (SVC|MASKED), 1f
1:  nop
    mov r0, #0
    vmsr fpexc, r0
    vmrs r1, fpexc
    out r1
    vmrs r1, fpsid
    vmrs r1, mvfr0
    outi 1
    catch 3f
    vmrs r1, fpscr
3:  out_vector
    cps #SVC
    catch 4f
    vldr d0, [sp]
4:  out_vector
    done
