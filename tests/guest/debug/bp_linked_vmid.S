@ SPDX-License-Identifier: Apache-2.0
@ title: DBGBXVR holds a VMID: linked breakpoints of one virtual machine
@ section: ARM ARM C3.3.6, C11.11.3
@ expect: same=c other=114 both=c context=114 vmid=114
@ qemu: wrong: VMID matching is not implemented, C3.3.6
.include "guest.inc"
.include "debug.inc"

    .macro vmid value
    mov r0, #0
    set r1, (\value) << 16
    mcrr p15, 6, r0, r1, c2
    isb
    .endm
test:
    debug_on
    mcr14 c1, c5, 1, 0x42
    breakpoint 5, 7, (E|ANY_PL|BAS_ARM|BT_VMID|BT_LINKED)
    breakpoint 0, 2f, (BP|LINK_5|BT_LINKED)
    vmid 0x42
    attempt (SVC|MASKED), 2f
    vmid 0x43
    attempt (SVC|MASKED), 2f
    breakpoint 5, 7, (E|ANY_PL|BAS_ARM|BT_VMID|BT_CONTEXT|BT_LINKED)
    vmid 0x42
    write 0, c13, c0, 1, 7
    attempt (SVC|MASKED), 2f
    write 0, c13, c0, 1, 8
    attempt (SVC|MASKED), 2f
    write 0, c13, c0, 1, 7
    vmid 0x40
    attempt (SVC|MASKED), 2f
    done
2:  nop
    hvc #0
