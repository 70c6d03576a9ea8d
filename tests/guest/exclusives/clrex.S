@ SPDX-License-Identifier: Apache-2.0
@ title: CLREX ends the exclusive state
@ section: ARM ARM A8.8.32
@ expect: status=1
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    use_hyp_mmu
    set r1, results+256
    ldrex r2, [r1]
    clrex
    strex r3, r2, [r1]
    out r3
    done
