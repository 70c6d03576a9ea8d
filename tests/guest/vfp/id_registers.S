@ SPDX-License-Identifier: Apache-2.0
@ title: FPSID, MVFR0 and MVFR1 of a Cortex-A15; FPSID is read-only, FPEXC has EN alone
@ section: A15 TRM 14.2.4
@ expect: fpsid=410430f0 mvfr0=10110222 mvfr1=11111111 kept=410430f0 fpexc=40000000
@ qemu: yes
.include "guest.inc"
.include "vfp.inc"

test:
    vfp_on
    out_id_registers
    set r0, 0xc0000000
    vmsr fpexc, r0
    vmrs r0, fpexc
    out r0
    done
