@ SPDX-License-Identifier: Apache-2.0
@ title: HAP and XN of stage 2 under every AP[2:1] of stage 1: what passes and which stage refuses
@ section: ARM ARM B3.7.1
@ expect: hap0.xn0.ap00=700 hap0.xn0.ap01=3f00 hap0.xn0.ap10=500 hap0.xn0.ap11=2d00
@ expect: hap0.xn1.ap00=700 hap0.xn1.ap01=3f00 hap0.xn1.ap10=500 hap0.xn1.ap11=2d00
@ expect: hap1.xn0.ap00=205 hap1.xn0.ap01=122d hap1.xn0.ap10=5 hap1.xn0.ap11=2d hap1.xn1.ap00=601
@ expect: hap1.xn1.ap01=3609 hap1.xn1.ap10=401 hap1.xn1.ap11=2409 hap2.xn0.ap00=502
@ expect: hap2.xn0.ap01=2d12 hap2.xn0.ap10=500 hap2.xn0.ap11=2d00 hap2.xn1.ap00=502
@ expect: hap2.xn1.ap01=2d12 hap2.xn1.ap10=500 hap2.xn1.ap11=2d00 hap3.xn0.ap00=7 hap3.xn0.ap01=3f
@ expect: hap3.xn0.ap10=5 hap3.xn0.ap11=2d hap3.xn1.ap00=403 hap3.xn1.ap01=241b hap3.xn1.ap10=401
@ expect: hap3.xn1.ap11=2409
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    entry64 s1_l3, 1, (0x80008000+0x70b)
    entry64 s1_l3, 2, (0x80008000+0x74b)
    entry64 s1_l3, 3, (0x80008000+0x78b)
    entry64 s1_l3, 4, (0x80008000+0x7cb)
    use_stage2
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    .irp value, 0x73f, 0x77f, 0x7bf, 0x7ff
    catch 5f
    hvc #0
5:  entry64 s2_l3, 8, (page_a+\value), 0x0
    tlbiallnsnh
    eret_to (SVC|MASKED), 6f
6:  nop
    out_permissions 0x80001000
    out_permissions 0x80002000
    out_permissions 0x80003000
    out_permissions 0x80004000
    catch 5f
    hvc #0
5:  entry64 s2_l3, 8, (page_a+\value), 0x400000
    tlbiallnsnh
    eret_to (SVC|MASKED), 6f
6:  nop
    out_permissions 0x80001000
    out_permissions 0x80002000
    out_permissions 0x80003000
    out_permissions 0x80004000
    .endr
    done
