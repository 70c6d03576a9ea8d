@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_IPRIORITYR and ITARGETSR take bytes
@ section: GIC 4.1.4
@ machine: hyp, cores 2
@ expect: priorities=a0005000 byte=a0 targets=10000
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    set r1, GICD_IPRIORITYR+40
    mov r0, #0x50
    strb r0, [r1, #1]
    mov r0, #0xa0
    strb r0, [r1, #3]
    ldr r2, [r1]
    out r2
    ldrb r2, [r1, #3]
    out r2
    set r1, GICD_ITARGETSR+40
    mov r0, #1
    strb r0, [r1, #2]
    ldr r2, [r1]
    out r2
    done
