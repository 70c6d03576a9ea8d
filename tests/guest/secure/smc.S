@ SPDX-License-Identifier: Apache-2.0
@ title: SMC from Secure Supervisor mode: Monitor vector 8, everything masked
@ section: ARM ARM B1.9.8
@ machine: secure
@ expect: vector=208 lr=4 spsr=13 entry=1d6
@ qemu: yes
.equ SECURE, 1
.include "guest.inc"

test:
    catch 3f
    write 0, c1, c1, 0, 0
    cpsie aif
2:  smc #0
3:  out_vector
    out_return 2b
    out_spsr 0x3ff
    out_entry_cpsr
    done
