@ SPDX-License-Identifier: Apache-2.0
@ title: The built-in monitor answers PSCI too
@ section: PSCI 5.1
@ machine: monitor
@ expect: mode=1a version=10001 unknown=ffffffff
@ qemu: yes
.include "guest.inc"

test:
    out_cpsr 0x1f
    set r0, 0x84000000
    smc #0
    out r0
    set r0, 0x84001234
    smc #0
    out r0
    done
