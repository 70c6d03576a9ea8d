@ SPDX-License-Identifier: Apache-2.0
@ title: undefined: an exception return with a reserved mode
@ section: ARM ARM B1.3.3
@ expect: vector=104
@ options: --unpredictable undefined
.include "guest.inc"

test:
    catch 3f
    eret_to 0x15, 2f
2:  hvc #0xff
3:  out_vector
    done
