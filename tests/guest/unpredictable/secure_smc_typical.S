@ SPDX-License-Identifier: Apache-2.0
@ title: typical: SMC in Secure state while SCR.SCD is 1 is taken
@ section: ARM ARM B9.3.14
@ machine: secure
@ expect: vector=208
@ options: --unpredictable typical
.equ SECURE, 1
.include "guest.inc"

test:
    cps #MON
    write 0, c1, c1, 0, 0x80
    cps #SVC
    catch 3f
    smc #0
3:  out_vector
    done
