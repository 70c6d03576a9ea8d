@ SPDX-License-Identifier: Apache-2.0
@ title: SCTLR.EE is CPSR.E in the handler; the saved E comes back with the return
@ section: ARM ARM B1.8.4
@ expect: entry=393 spsr=113 after=100
@ qemu: yes
.include "guest.inc"

test:
    sctlr_set 0x02000000
    catch 3f
    eret_to (SVC|PSR_A), 2f
2:  svc #0
    set r2, PSR_E|PSR_A
    mrs r0, cpsr
    and r0, r0, r2
    out r0
    done
3:  setend le
    mov r5, lr
    out_entry_cpsr
    out_spsr 0x3ff
    movs pc, lr
