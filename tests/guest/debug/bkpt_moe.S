@ SPDX-License-Identifier: Apache-2.0
@ title: BKPT sets DBGDSCR.MOE to 3, Monitor debug-mode or not
@ section: ARM ARM C11.11.20, C3.2.3
@ expect: off=c off=3 on=c on=3
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    os_lock 0
    attempt (SVC|MASKED), 2f
    out_moe
    debug_on
    attempt (USR), 2f
    out_moe
    done
2:  bkpt #0
