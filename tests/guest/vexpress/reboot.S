@ SPDX-License-Identifier: Apache-2.0
@ title: SYS_CFGCTRL REBOOT starts the image again; the non-volatile flags survive, the flags do not
@ section: DUI 0447 4.2
@ machine: vexpress
@ expect: nvflags=1 flags=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"
.include "vexpress.inc"

test:
    peek r4, SYS_NVFLAGS
    cmp r4, #0
    bne second
    poke 1, SYS_NVFLAGS
    poke 1, SYS_FLAGS
    poke (CFG_WRITE | 9 << 20), SYS_CFGCTRL
here:
    b here
second:
    peek_out SYS_NVFLAGS
    peek_out SYS_FLAGS
    done
