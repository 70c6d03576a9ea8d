@ SPDX-License-Identifier: Apache-2.0
@ title: VPIDR and VMPIDR are what Non-secure PL1 reads as MIDR and MPIDR
@ section: ARM ARM B4.1.160
@ expect: hyp=414fc0f0 midr=12345678 mpidr=80000042
@ qemu: yes
.include "guest.inc"

test:
    write 4, c0, c0, 0, 0x12345678
    write 4, c0, c0, 5, 0x80000042
    mrc p15, 0, r0, c0, c0, 0
    out r0
    eret_to (SVC|MASKED), 1f
1:  mrc p15, 0, r0, c0, c0, 0
    out r0
    mrc p15, 0, r0, c0, c0, 5
    out r0
    done
