@ SPDX-License-Identifier: Apache-2.0
@ title: Without Hyp mode PSCI is called by HVC
@ section: PSCI 5.1
@ machine: svc
@ expect: version=10001 migrate=2
@ qemu: yes
.include "guest.inc"

test:
    set r0, 0x84000000
    hvc #0
    out r0
    set r0, 0x84000006
    hvc #0
    out r0
    done
