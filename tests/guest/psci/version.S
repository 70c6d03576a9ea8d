@ SPDX-License-Identifier: Apache-2.0
@ title: PSCI_VERSION and PSCI_FEATURES
@ section: PSCI 5.1
@ expect: version=10001 cpu_on=0 unknown=ffffffff
@ qemu: yes
.include "guest.inc"

test:
    set r0, 0x84000000
    smc #0
    out r0
    set r0, 0x8400000a
    set r1, 0x84000003
    smc #0
    out r0
    set r0, 0x8400000a
    set r1, 0x84001234
    smc #0
    out r0
    done
