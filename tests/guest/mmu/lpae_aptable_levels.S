@ SPDX-License-Identifier: Apache-2.0
@ title: APTable of both levels of tables restricts what a page of full access permits
@ section: ARM ARM B3.6.3
@ expect: t00=3f t01=7 t02=2d t03=5 t10=7 t11=7 t12=5 t13=5 t20=2d t21=5 t22=2d t23=5 t30=5 t31=5
@ expect: t32=5 t33=5
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    entry64 s1_l3, 1, (page_a+L_PAGE)
    entry64 s1_l3, 2, (page_a+L_PAGE)
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    .irp value, 0x0, 0x20000000, 0x40000000, 0x60000000
    .irp each, 0x0, 0x20000000, 0x40000000, 0x60000000
    entry64 s1_l1, 2, (s1_l2+L_TABLE), \value
    entry64 s1_l2, 0, (s1_l3+L_TABLE), \each
    tlbiall
    out_permissions 0x80001000
    .endr
    .endr
    done
