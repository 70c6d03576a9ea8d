@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TVM traps writes of the virtual memory controls
@ section: ARM ARM B1.14.13
@ expect: sctlr=fe004c0 ttbr0=fe008a0 ttbr1=fe208a0 ttbcr=fe408a0 dacr=fe00ca0 dfsr=fe014a0
@ expect: ifsr=fe214a0 adfsr=fe014a2 aifsr=fe214a2 dfar=fe018a0 ifar=fe418a0 prrr=fe028a4
@ expect: nmrr=fe228a4 amair0=fe028a6 amair1=fe228a6 contextidr=fe234a0 ttbr0_64=13e00c44
@ expect: ttbr1_64=13e10c44 failed.passed=12 clear.passed=12
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
    list_tvm pl1
    tally NOT_TRAPPED
    list_tvm pl1_failed, ne
    tally_out
    hcr 0
    tally NOT_TRAPPED
    list_tvm pl1
    tally_out
    done
