@ SPDX-License-Identifier: Apache-2.0
@ title: HVC in Hyp mode uses the vector at 8
@ section: ARM ARM B1.8.1
@ expect: vector=108 hsr=4a000001 spsr=1da
@ qemu: yes
.include "guest.inc"

test:
    catch 3f
2:  hvc #1
3:  out_vector
    out_hsr
    out_spsr 0x3ff
    done
