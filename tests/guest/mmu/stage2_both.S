@ SPDX-License-Identifier: Apache-2.0
@ title: Two stages: stage 1 fault goes to PL1, stage 2 fault to Hyp mode with HPFAR of the IPA
@ section: ARM ARM B3.13.5
@ expect: hsr=93850007 hdfar=80001004 hpfar=800050 vector=10 dfsr=207
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "traps.inc"

test:
    entry64 s1_l3, 1, (0x80005000+L_PAGE)
    use_stage2
    use_lpae
    set r1, 0x80001004
    probe ldr r5, [r1]
    out_hdfar
    out_hpfar
    set r1, 0x80002004
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  ldr r5, [r1]
3:  out_vector
    out_dfsr
    done
