@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TVM traps writes of the virtual memory controls, T32
@ section: ARM ARM B1.14.13
@ expect: sctlr=e0004c0 ttbr0=e0008a0 ttbr1=e0208a0 ttbcr=e0408a0 dacr=e000ca0 dfsr=e0014a0
@ expect: ifsr=e0214a0 adfsr=e0014a2 aifsr=e0214a2 dfar=e0018a0 ifar=e0418a0 prrr=e0028a4
@ expect: nmrr=e0228a4 amair0=e0028a6 amair1=e0228a6 contextidr=e0234a0 ttbr0_64=12000c44
@ expect: ttbr1_64=12010c44 failed.passed=12 clear.passed=12
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mrc p15, 0, r6, c1, c0, 0
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x4000000
    list_tvm pl1_thumb
    tally NOT_TRAPPED
    list_tvm pl1_thumb_failed, ne
    tally_out
    hcr 0
    tally NOT_TRAPPED
    list_tvm pl1_thumb
    tally_out
    done
