@ SPDX-License-Identifier: Apache-2.0
@ title: STREX without permission faults only with the monitor set or not as chosen; LDREX of an unmapped page always
@ section: ARM ARM A3.4.1
@ expect: vector=110 hsr=94000007
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    use_hyp_mmu
    set r1, 0x80001000
    catch 3f
    ldrex r2, [r1]
3:  out_vector
    out_hsr_abort
    done
