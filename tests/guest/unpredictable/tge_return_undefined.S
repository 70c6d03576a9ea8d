@ SPDX-License-Identifier: Apache-2.0
@ title: undefined: an exception return to Non-secure PL1 while HCR.TGE is 1
@ section: ARM ARM B1.8.4
@ expect: vector=104
@ options: --unpredictable undefined
.include "guest.inc"

test:
    hcr 0x8000000
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  hvc #0xff
3:  hcr 0
    out_vector
    done
