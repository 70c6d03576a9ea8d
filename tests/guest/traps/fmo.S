@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.IMO does not take FIQs, HCR.FMO not IRQs
@ section: ARM ARM B1.8.4
@ expect: vector=18 mode=12
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    hcr 0x8
    sgi_to_self 1
    wait_ipi
    catch 3f
    eret_to SVC, 2f
2:  nop
3:  out_vector
    out_cpsr 0x1f
    done
