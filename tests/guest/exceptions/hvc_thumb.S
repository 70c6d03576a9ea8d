@ SPDX-License-Identifier: Apache-2.0
@ title: HVC in Thumb state is 4 bytes long
@ section: ARM ARM B9.3.4
@ expect: vector=114 elr=4 spsr=33 hsr=4a001234
@ qemu: yes
.include "guest.inc"

test:
    catch 3f
    eret_to (SVC|PSR_T), 2f
    .thumb
2:  hvc #0x1234
    .arm
    .balign 4
3:  out_vector
    out_return 2b
    out_spsr 0x3ff
    out_hsr
    done
