@ SPDX-License-Identifier: Apache-2.0
@ title: A linked context breakpoint narrows an address to one CONTEXTIDR
@ section: ARM ARM C3.3.5
@ expect: same=c other=114 off=114
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    breakpoint 4, 0x12345678, (E|ANY_PL|BAS_ARM|BT_CONTEXT|BT_LINKED)
    breakpoint 0, 2f, (BP|LINK_4|BT_LINKED)
    write 0, c13, c0, 1, 0x12345678
    attempt (SVC|MASKED), 2f
    write 0, c13, c0, 1, 0x12345679
    attempt (SVC|MASKED), 2f
    breakpoint 4, 0x12345679, (ANY_PL|BAS_ARM|BT_CONTEXT|BT_LINKED)
    attempt (SVC|MASKED), 2f
    done
2:  nop
    hvc #0
