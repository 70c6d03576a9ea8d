@ SPDX-License-Identifier: Apache-2.0
@ title: A trap in an IT block keeps what is left of it in SPSR_hyp
@ section: ARM ARM B1.9.7
@ expect: spsr=4001033 elr=2
@ qemu: yes
.include "guest.inc"

test:
    hcr 0x200000
    catch 3f
    eret_to (SVC|PSR_T|MASKED), 2f
    .thumb
2:  itee ne
    mrcne p15, 0, r5, c1, c0, 1
    moveq r0, r0
    moveq r0, r0
    .arm
    .balign 4
3:  out_spsr 0x0600fc3f
    out_return 2b
    done
