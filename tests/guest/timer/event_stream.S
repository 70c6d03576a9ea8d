@ SPDX-License-Identifier: Apache-2.0
@ title: CNTHCTL event stream wakes WFE of Hyp mode
@ section: ARM ARM B8.1.6
@ expect: here=1
@ qemu: yes
.include "guest.inc"

test:
    write 4, c14, c1, 0, 0x47
    sev
    wfe
    wfe
    wfe
    outi 1
    done
