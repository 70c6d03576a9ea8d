@ SPDX-License-Identifier: Apache-2.0
@ title: DBGOSLAR takes the key alone; DBGOSLSR.OSLK says so; a cold reset leaves it locked
@ section: ARM ARM C7.3, C11.11.28, C11.11.29
@ expect: reset=a other=8 key=a
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    out14 c1, c1, 4
    os_lock 1
    out14 c1, c1, 4
    os_lock 0xc5acce55
    out14 c1, c1, 4
    done
