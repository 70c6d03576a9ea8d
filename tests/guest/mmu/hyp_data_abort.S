@ SPDX-License-Identifier: Apache-2.0
@ title: PL2 stage 1: a data abort of Hyp mode, class 0x25
@ section: ARM ARM B3.13.6
@ expect: vector=110 elr=0 write=94000047 hdfar=80001004 read=94000007
@ qemu: wrong: ISV is set without a stage 2 fault, B3.13.6
.include "guest.inc"
.include "mmu.inc"

test:
    use_hyp_mmu
    set r1, 0x80001004
    catch 3f
2:  str r1, [r1]
3:  out_vector
    out_return 2b
    out_hsr_abort
    out_hdfar
    catch 5f
4:  ldr r1, [r1]
5:  out_hsr_abort
    done
