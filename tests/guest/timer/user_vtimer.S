@ SPDX-License-Identifier: Apache-2.0
@ title: User mode uses CNTV when CNTKCTL.PL0VTEN is set
@ section: ARM ARM B8.1.3
@ expect: tval=8 ctl=8 cntp=4
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    write 0, c14, c1, 0, 0x100
    probe_user mcr p15, 0, r0, c14, c3, 0
    probe_user mrc p15, 0, r0, c14, c3, 1
    probe_user mrc p15, 0, r0, c14, c2, 1
    done
