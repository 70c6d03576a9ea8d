@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TGE takes an undefined instruction of User mode to Hyp mode
@ section: ARM ARM B1.8.4
@ expect: vector=114 elr=0 ec=0
@ qemu: yes
.include "guest.inc"

test:
    hcr 0x8000000
    catch 3f
    eret_to USR, 2f
2:  .word 0xe7f000f0
3:  out_vector
    out_return 2b
    out_hsr_ec
    done
