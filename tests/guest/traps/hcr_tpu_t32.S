@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TPU traps maintenance to the point of unification, T32
@ section: ARM ARM B1.14.4
@ expect: icialluis=e001ca2 iciallu=e001caa icimvau=e021caa dccmvau=e021cb6 failed.passed=4
@ expect: clear.passed=4
@ qemu: wrong: no trap of an ARMv7 core, B1.14.4
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x1000000
    list_tpu pl1_thumb
    tally NOT_TRAPPED
    list_tpu pl1_thumb_failed, ne
    tally_out
    hcr 0
    tally NOT_TRAPPED
    list_tpu pl1_thumb
    tally_out
    done
