@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_SPISR: the input lines of the SPIs; software's pending state is not in it
@ section: A15 TRM 8.3.2
@ expect: none=0 uart=2 soft=2 off=0
@ qemu: wrong: no GICD_SPISR, A15 TRM 8.3.2
.include "guest.inc"
.include "gic.inc"

test:
    peek_out GICD_SPISR
    poke 0x20, UART+0x38
    poke 0x20, UART
    wait_ipi
    peek_out GICD_SPISR
    poke 0x100, GICD_ISPENDR+4
    peek_out GICD_SPISR
    poke 0, UART+0x38
    wait_ipi
    peek_out GICD_SPISR
    done
