@ SPDX-License-Identifier: Apache-2.0
@ title: An unlinked VMID breakpoint under HDCR.TDE stops a guest at its first instruction
@ section: ARM ARM C3.3.6
@ expect: vector=114 hsr=80000022 elr=0 other=114 hsr=48000000
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
    write 4, c1, c1, 1, 0xf06
    mcr14 c1, c4, 1, 3
    breakpoint 4, 0, (E|ANY_PL|BAS_ARM|BT_VMID)
    vmid 3
    attempt (SVC|MASKED), 2f
    out_hsr_abort
    mrs r10, elr_hyp
    out_rel r10, 2f
    vmid 4
    attempt (SVC|MASKED), 2f
    out_hsr_abort
    done
2:  nop
    hvc #0
