@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TSC traps SMC in an IT block; SPSR_hyp holds the ITSTATE of the SMC
@ section: ARM ARM B1.8.1, B1.14.8
@ expect: vector=114 elr=0 hsr=4e000000 spsr=400009f3
@ qemu: wrong: ITSTATE in SPSR_hyp is that of before the IT instruction, B1.8.1
.include "guest.inc"

test:
    hcr 0x80000
    catch 4f
    eret_to (SVC|MASKED|0x40000020), 2f
    .thumb
    .balign 4
2:  itt eq
    nopeq
3:  smceq #0
    .arm
    .balign 4
4:  out_vector
    out_return 3b
    out_hsr
    out_spsr
    done
