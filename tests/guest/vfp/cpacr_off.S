@ SPDX-License-Identifier: Apache-2.0
@ title: CPACR.cp10 0: VFP is UNDEFINED at PL1, VMRS of FPEXC too
@ section: ARM ARM B1.11.3
@ expect: fpexc=4 vmov=4
@ qemu: yes
.include "guest.inc"

test:
    clear_bits 0, c1, c0, 2, 0xf00000
    eret_to (SVC|MASKED), 1f
1:  nop
    catch 3f
    vmrs r0, fpexc
3:  out_vector
    cps #SVC
    catch 4f
    vmov r0, s0
4:  out_vector
    done
