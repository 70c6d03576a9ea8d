@ SPDX-License-Identifier: Apache-2.0
@ title: Both stages combined: the wider shareability; Non-cacheable memory is Outer Shareable
@ section: ARM ARM B3.8.5
@ expect: non.non.f=ff non.non.a=bb non.non.5=244 non.non.7=4f non.non.d=f4 non.outer.f=2ff
@ expect: non.outer.a=2bb non.outer.5=244 non.outer.7=24f non.outer.d=2f4 non.inner.f=3ff
@ expect: non.inner.a=3bb non.inner.5=244 non.inner.7=34f non.inner.d=3f4 outer.non.f=2ff
@ expect: outer.non.a=2bb outer.non.5=244 outer.non.7=24f outer.non.d=2f4 outer.outer.f=2ff
@ expect: outer.outer.a=2bb outer.outer.5=244 outer.outer.7=24f outer.outer.d=2f4 outer.inner.f=2ff
@ expect: outer.inner.a=2bb outer.inner.5=244 outer.inner.7=24f outer.inner.d=2f4 inner.non.f=3ff
@ expect: inner.non.a=3bb inner.non.5=244 inner.non.7=34f inner.non.d=3f4 inner.outer.f=2ff
@ expect: inner.outer.a=2bb inner.outer.5=244 inner.outer.7=24f inner.outer.d=2f4 inner.inner.f=3ff
@ expect: inner.inner.a=3bb inner.inner.5=244 inner.inner.7=34f inner.inner.d=3f4
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    use_stage2
    use_lpae
    write 0, c10, c2, 0, 0xff
    .irp value, 0x443, 0x643, 0x743
    entry64 s1_l3, 1, (0x80001000+\value)
    .irp each, 0x4ff, 0x4eb, 0x4d7, 0x4df, 0x4f7, 0x6ff, 0x6eb, 0x6d7, 0x6df, 0x6f7, 0x7ff, 0x7eb, 0x7d7, 0x7df, 0x7f7
    entry64 s2_l3, 1, (page_a+\each)
    tlbiallnsnh
    at_long 0, c8, 4, 0x80001000
    .endr
    .endr
    done
