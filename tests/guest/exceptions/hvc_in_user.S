@ SPDX-License-Identifier: Apache-2.0
@ title: HVC is UNDEFINED in User mode
@ section: ARM ARM B9.3.4
@ expect: vector=4 lr=4
@ qemu: yes
.include "guest.inc"

test:
    catch 3f
    eret_to USR, 2f
2:  hvc #1
3:  out_vector
    out_return 2b
    done
