@ SPDX-License-Identifier: Apache-2.0
@ title: A trapped access that fails its condition is not trapped
@ section: ARM ARM B1.14.1
@ expect: hsr=4a0000ff
@ qemu: yes
.include "guest.inc"

test:
    hcr 0x4200000
    catch 3f
    eret_to (SVC|MASKED|0x40000000), 2f
2:  mcrne p15, 0, r4, c2, c0, 0
    mrcne p15, 0, r4, c1, c0, 1
    hvc #0xff
3:  out_hsr
    done
