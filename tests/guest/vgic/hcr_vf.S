@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.VF: a virtual FIQ
@ section: ARM ARM B1.8.11
@ expect: vector=1c entry=1d1 lr=4
@ qemu: yes
.include "guest.inc"

test:
    hcr 0x48
    catch 3f
    eret_to SVC, 2f
2:  nop
    outi 0xbad
3:  out_vector
    out_entry_cpsr
    out_return 2b
    done
