@ SPDX-License-Identifier: Apache-2.0
@ title: MRS in User mode reads CPSR without the right to change it
@ section: ARM ARM B9.3.8
@ expect: flags=20000000
@ qemu: yes
.include "guest.inc"

test:
    catch 3f
    eret_to (USR|0x20000000), 2f
2:  mrs r0, cpsr
    svc #0
3:  and r0, r0, #0xf0000000
    out r0
    done
