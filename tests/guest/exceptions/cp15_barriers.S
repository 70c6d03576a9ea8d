@ SPDX-License-Identifier: Apache-2.0
@ title: CP15ISB, CP15DSB and CP15DMB of User mode; UNDEFINED with SCTLR.CP15BEN 0
@ section: ARM ARM B4.2.5
@ expect: ben=8 clear=4
@ qemu: wrong: no SCTLR.CP15BEN, B4.1.130
.include "guest.inc"

test:
    eret_to (SVC|MASKED), 1f
1:  nop
    catch 3f
    leave_to USR, 2f
2:  mcr p15, 0, r0, c7, c5, 4
    mcr p15, 0, r0, c7, c10, 4
    mcr p15, 0, r0, c7, c10, 5
    svc #0
3:  out_vector
    sctlr_clear 0x20
    catch 5f
    leave_to USR, 4f
4:  mcr p15, 0, r0, c7, c10, 5
5:  out_vector
    done
