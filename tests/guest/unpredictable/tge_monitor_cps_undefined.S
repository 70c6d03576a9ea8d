@ SPDX-License-Identifier: Apache-2.0
@ title: undefined: Monitor mode changes to a Non-secure PL1 mode while HCR.TGE is 1; to User mode it may
@ section: ARM ARM B1.8.4
@ machine: secure
@ expect: cps=4 msr=4 user=10
@ options: --unpredictable undefined
.equ SECURE, 1
.include "guest.inc"

    .macro to_monitor_nonsecure         @ SCR.NS 1
    cps #MON
    mrc p15, 0, r4, c1, c1, 0
    orr r4, r4, #1
    mcr p15, 0, r4, c1, c1, 0
    isb
    .endm

test:
    to_monitor_nonsecure
    write 4, c1, c1, 0, 0x8000000       @ HCR.TGE
    catch 1f
    cps #SVC
1:  out_vector
    to_monitor_nonsecure
    catch 2f
    mrs r4, cpsr
    bic r4, r4, #0x1f
    orr r4, r4, #SYS
    msr cpsr_c, r4
2:  out_vector
    to_monitor_nonsecure
    cps #USR
    mrs r4, cpsr
    and r10, r4, #0x1f
    out r10
    done
