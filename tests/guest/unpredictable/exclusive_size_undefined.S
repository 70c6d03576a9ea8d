@ SPDX-License-Identifier: Apache-2.0
@ title: undefined: a Store-Exclusive of another size than the Load-Exclusive
@ section: ARM ARM A3.4.5
@ expect: vector=4
@ options: --unpredictable undefined
.include "guest.inc"

test:
    set r1, results
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  ldrex r0, [r1]
    strexb r2, r0, [r1]
    hvc #0xff
3:  out_vector
    done
