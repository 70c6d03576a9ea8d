@ SPDX-License-Identifier: Apache-2.0
@ title: stop: CPACR.cp10 and cp11 differ
@ section: ARM ARM B1.11.3
@ options: --unpredictable stop
@ status: 66
@ error: (vmov): CPACR.cp10 and cp11 differ
.include "guest.inc"

test:
    set r0, 0x40000000
    set_bits 0, c1, c0, 2, 0xf00000
    vmsr fpexc, r0
    clear_bits 0, c1, c0, 2, 0x400000
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  vmov r4, s0
    hvc #0xff
3:  out_vector
    done
