@ SPDX-License-Identifier: Apache-2.0
@ title: The GIC of the tile: 160 lines, and the UARTs' interrupts at IDs 37 to 40
@ section: DUI 0447 2.11, A15 TRM 8.2
@ machine: vexpress
@ expect: lines=4 uart0=20 uart1=40 uart2=80 uart3=100 rtc=10 iar=3ff
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    peek r4, GICD_TYPER
    and r4, r4, #0x1f
    out r4
    .irp index, 0, 1, 2, 3
    .equ PORT, UART + 0x10000 * \index
    poke 0x0, PORT + 0x38
    poke 0x301, PORT + 0x30
    poke 0x20, PORT + 0x38          @ the transmit interrupt
    .if \index
    poke 0x20, PORT                 @ a blank: nobody listens
    .else
    poke 0x0a, PORT
    .endif
1:  peek r4, PORT + 0x3c
    tst r4, #0x20
    beq 1b
    peek r4, GICD_ISPENDR + 4
    and r4, r4, #0x1e0
    out r4
    poke 0x7ff, PORT + 0x44
    poke 0, PORT + 0x38
    .endr
    .equ RTC, 0x1c170000
    peek r4, RTC
    set r12, RTC + 0x004            @ a match of this second
    str r4, [r12]
    poke 1, RTC + 0x010
    peek r4, GICD_ISPENDR + 4
    and r4, r4, #0x10
    out r4
    poke 1, RTC + 0x01c
    gic_on
    peek_out GICC_IAR
    done
