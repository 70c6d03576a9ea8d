@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TGE: a Thumb SVC has IL 0
@ section: ARM ARM B3.13.6
@ expect: vector=114 elr=2 hsr=44000007
@ qemu: yes
.include "guest.inc"

test:
    hcr 0x8000000
    catch 3f
    eret_to (USR|PSR_T), 2f
    .thumb
2:  svc #7
    .arm
    .balign 4
3:  out_vector
    out_return 2b
    out_hsr
    done
