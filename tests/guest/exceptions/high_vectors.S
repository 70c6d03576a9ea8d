@ SPDX-License-Identifier: Apache-2.0
@ title: SCTLR.V takes exceptions to 0xffff0000 whatever VBAR says
@ section: ARM ARM B1.8.1
@ expect: vector=8
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l1, 4095, (short_l3+S_COARSE)
    entry32 short_l3, 0xf0, (vectors_page+S_PAGE)
    use_short
    sctlr_set 0x2000
    catch 3f
    eret_to (SVC|MASKED), 1f
1:  svc #0
3:  out_vector
    done
    .section .tables
    .balign 4096
vectors_page: ldr pc, 9f
    ldr pc, 9f
    b 8f
    ldr pc, 9f
    ldr pc, 9f
    ldr pc, 9f
    ldr pc, 9f
    ldr pc, 9f
8:  ldr pc, 7f
7:  .word vectors+8
9:  .word unexpected
    .balign 1024
short_l3: .space 1024
