@ SPDX-License-Identifier: Apache-2.0
@ title: SVC from User mode enters Supervisor mode
@ section: ARM ARM B1.9.4
@ expect: vector=8 lr=4 spsr=10 entry=93
@ qemu: yes
.include "guest.inc"

test:
    catch 3f
    eret_to USR, 2f
2:  svc #1
3:  out_vector
    out_return 2b
    out_spsr 0x3ff
    out_entry_cpsr
    done
