@ SPDX-License-Identifier: Apache-2.0
@ title: The second core waits until SYS_FLAGS has an address and an interrupt comes
@ section: DUI 0447 4.2
@ machine: vexpress, cores 2
@ expect: waiting=0 mpidr=80000001 mode=1da
@ qemu: wrong: without a Linux kernel both cores start at the entry
.include "guest.inc"
.include "gic.inc"
.include "cores.inc"
.include "vexpress.inc"

test:
    poke 1, GICD_CTLR
    poke 0x00020000, GICD_SGIR          @ an interrupt alone does not call it
    mov r4, #0x1000
1:  subs r4, r4, #1
    bne 1b
    load r4, came
    out r4
    poke 0xffffffff, SYS_FLAGSCLR
    poke second, SYS_FLAGS
    poke 0x00020000, GICD_SGIR
    wait_word came, 1
    load r4, seen
    out r4
    load r4, seen + 4
    out r4
    done

second:
    mrc p15, 0, r4, c0, c0, 5
    save r4, seen
    mrs r4, cpsr
    set r5, 0x1ff
    and r4, r4, r5
    save r4, seen + 4
    post came, 1
2:  wfi
    b 2b

    .data
seen: .word 0, 0
came: .word 0
