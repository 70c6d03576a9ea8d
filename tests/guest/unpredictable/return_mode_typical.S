@ SPDX-License-Identifier: Apache-2.0
@ title: typical: an exception return with a reserved mode stays in its mode
@ section: ARM ARM B1.3.3
@ expect: vector=108
@ options: --unpredictable typical
.include "guest.inc"

test:
    catch 3f
    eret_to 0x15, 2f
2:  hvc #0xff
3:  out_vector
    done
