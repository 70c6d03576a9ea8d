@ SPDX-License-Identifier: Apache-2.0
@ title: SVC in Hyp mode is taken to Hyp mode, by its own vector
@ section: ARM ARM B1.9.4
@ expect: vector=108 elr=4 spsr=1da entry=1da hsr=46000007
@ qemu: yes
.include "guest.inc"

test:
    catch 3f
2:  svc #7
3:  out_vector
    out_return 2b
    out_spsr 0x3ff
    out_entry_cpsr
    out_hsr
    done
