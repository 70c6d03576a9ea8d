@ SPDX-License-Identifier: Apache-2.0
@ title: HAP and XN of stage 2 under every AP of stage 1: what passes and which stage refuses
@ section: ARM ARM B3.7.1
@ expect: hap0.xn0.ap1=700 hap0.xn0.ap2=2f00 hap0.xn0.ap3=3f00 hap0.xn0.ap5=500 hap0.xn0.ap7=2d00
@ expect: hap0.xn1.ap1=700 hap0.xn1.ap2=2f00 hap0.xn1.ap3=3f00 hap0.xn1.ap5=500 hap0.xn1.ap7=2d00
@ expect: hap1.xn0.ap1=205 hap1.xn0.ap2=22d hap1.xn0.ap3=122d hap1.xn0.ap5=5 hap1.xn0.ap7=2d
@ expect: hap1.xn1.ap1=601 hap1.xn1.ap2=2609 hap1.xn1.ap3=3609 hap1.xn1.ap5=401 hap1.xn1.ap7=2409
@ expect: hap2.xn0.ap1=502 hap2.xn0.ap2=2d02 hap2.xn0.ap3=2d12 hap2.xn0.ap5=500 hap2.xn0.ap7=2d00
@ expect: hap2.xn1.ap1=502 hap2.xn1.ap2=2d02 hap2.xn1.ap3=2d12 hap2.xn1.ap5=500 hap2.xn1.ap7=2d00
@ expect: hap3.xn0.ap1=7 hap3.xn0.ap2=2f hap3.xn0.ap3=3f hap3.xn0.ap5=5 hap3.xn0.ap7=2d
@ expect: hap3.xn1.ap1=403 hap3.xn1.ap2=240b hap3.xn1.ap3=241b hap3.xn1.ap5=401 hap3.xn1.ap7=2409
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    entry32 short_l2, 1, (0x80001000+0x45e)
    entry32 short_l2, 2, (0x80001000+0x46e)
    entry32 short_l2, 3, (0x80001000+0x47e)
    entry32 short_l2, 5, (0x80001000+0x65e)
    entry32 short_l2, 7, (0x80001000+0x67e)
    use_stage2
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    .irp value, 0x73f, 0x77f, 0x7bf, 0x7ff
    catch 5f
    hvc #0
5:  entry64 s2_l3, 1, (page_a+\value), 0x0
    tlbiallnsnh
    eret_to (SVC|MASKED), 6f
6:  nop
    out_permissions 0x80001000
    out_permissions 0x80002000
    out_permissions 0x80003000
    out_permissions 0x80005000
    out_permissions 0x80007000
    catch 5f
    hvc #0
5:  entry64 s2_l3, 1, (page_a+\value), 0x400000
    tlbiallnsnh
    eret_to (SVC|MASKED), 6f
6:  nop
    out_permissions 0x80001000
    out_permissions 0x80002000
    out_permissions 0x80003000
    out_permissions 0x80005000
    out_permissions 0x80007000
    .endr
    done
