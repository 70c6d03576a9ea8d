@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR's traps do not concern Hyp mode
@ section: ARM ARM B1.14.1
@ expect: here=1
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    .macro just insn:vararg
    \insn
    .endm
    write 4, c1, c1, 3, 0x3bfef
    mrc p15, 0, r6, c1, c0, 0
    mrc p15, 0, r7, c1, c0, 2
    mov r2, #0
    mov r3, #0
    mov r5, #0
    list_hstr_t0 just
    list_hstr_t1 just
    list_hstr_t2 just
    list_hstr_t3 just
    list_hstr_t5 just
    list_hstr_t6 just
    list_hstr_t7 just
    list_hstr_t8 just
    list_hstr_t9 just
    list_hstr_t10 just
    list_hstr_t12 just
    list_hstr_t13 just
    list_hstr_t15 just
    list_ttee just
    outi 1
    done
