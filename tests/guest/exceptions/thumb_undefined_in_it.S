@ SPDX-License-Identifier: Apache-2.0
@ title: An undefined instruction in an IT block that fails its condition does nothing
@ section: ARM ARM A4.1.2
@ expect: vector=8 lr=a
@ qemu: yes
.include "guest.inc"

test:
    catch 3f
    eret_to (SVC|PSR_T|MASKED|0x40000000), 2f
    .thumb
2:  .hword 0xbf18
    .hword 0xde01
    mov r0, #1
    svc #0
    .arm
    .balign 4
3:  out_vector
    out_return 2b
    done
