@ SPDX-License-Identifier: Apache-2.0
@ title: HCPTR makes VFP UNDEFINED in Hyp mode, with the syndrome of class 7
@ section: ARM ARM B1.14.12
@ expect: vector=104 elr=0 hsr=1fe0000a
@ qemu: yes
.include "guest.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    write 4, c1, c1, 2, 0xc00
    catch 3f
2:  vmov r4, s0
3:  out_vector
    out_return 2b
    out_hsr
    write 4, c1, c1, 2, 0
    done
