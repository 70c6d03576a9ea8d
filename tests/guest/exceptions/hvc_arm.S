@ SPDX-License-Identifier: Apache-2.0
@ title: HVC: ELR_hyp is the next instruction, the immediate is in HSR
@ section: ARM ARM B1.9.7
@ expect: vector=114 elr=4 spsr=13 entry=1da hsr=4a001234
@ qemu: yes
.include "guest.inc"

test:
    catch 3f
    eret_to SVC, 2f
2:  hvc #0x1234
3:  out_vector
    out_return 2b
    out_spsr 0x3ff
    out_entry_cpsr
    out_hsr
    done
