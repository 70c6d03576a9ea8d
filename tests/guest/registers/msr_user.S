@ SPDX-License-Identifier: Apache-2.0
@ title: MSR in User mode changes flags alone; CPS there does nothing
@ section: ARM ARM B9.3.12
@ expect: spsr=f0000010
@ qemu: yes
.include "guest.inc"

test:
    catch 3f
    eret_to USR, 2f
2:  set r0, 0xf00001df
    msr cpsr_cxsf, r0
    cpsid aif, #SVC
    svc #0
3:  out_spsr 0xf00003ff
    done
