@ SPDX-License-Identifier: Apache-2.0
@ title: An undefined instruction that fails its condition is not executed
@ section: ARM ARM B1.9.3
@ expect: flag=1
@ qemu: yes
.include "guest.inc"

test:
    catch 4f
    eret_to (SVC|MASKED), 2f
2:  cmp r0, r0
    mrcne p15, 0, r1, c15, c15, 7
    mov r0, #1
    b 3f
4:  mov r0, #2
3:  out r0
    done
