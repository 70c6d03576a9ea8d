@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TGE takes SVC of User mode to Hyp mode
@ section: ARM ARM B1.8.4
@ expect: vector=114 elr=4 hsr=46000012 spsr=10
@ qemu: yes
.include "guest.inc"

test:
    hcr 0x8000000
    catch 3f
    eret_to USR, 2f
2:  svc #0x12
3:  out_vector
    out_return 2b
    out_hsr
    out_spsr 0x1f
    done
