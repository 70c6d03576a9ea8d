@ SPDX-License-Identifier: Apache-2.0
@ title: undefined: a branch of A32 state to address 2 while data are big-endian
@ section: ARM ARM A2.3.1
@ expect: vector=4
@ options: --unpredictable undefined
.include "guest.inc"

test:
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  mov r0, #2
    setend be
    bx r0
3:  setend le
    out_vector
    done
