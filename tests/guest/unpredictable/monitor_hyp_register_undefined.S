@ SPDX-License-Identifier: Apache-2.0
@ title: undefined: a PL2-mode register in Monitor mode while SCR.NS is 0
@ section: ARM ARM B3.15.2
@ machine: secure
@ expect: vector=4
@ options: --unpredictable undefined
.equ SECURE, 1
.include "guest.inc"

test:
    cps #MON
    catch 3f
    mrc p15, 4, r4, c1, c1, 0
    mov r0, #0
3:  out_vector
    done
