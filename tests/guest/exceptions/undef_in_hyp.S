@ SPDX-License-Identifier: Apache-2.0
@ title: An undefined instruction in Hyp mode: vector 4, unknown reason
@ section: ARM ARM B3.13.6
@ expect: vector=104 elr=0 spsr=1da entry=1da ec=0
@ qemu: yes
.include "guest.inc"

test:
    catch 3f
2:  .word 0xe7f000f0
3:  out_vector
    out_return 2b
    out_spsr 0x3ff
    out_entry_cpsr
    out_hsr_ec
    done
