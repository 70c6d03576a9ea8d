@ SPDX-License-Identifier: Apache-2.0
@ title: No access, client and manager of a domain for a section and a page: load, store, fetch
@ section: ARM ARM B3.7.3
@ expect: none.l1.read=100039 none.l1.write=100839 none.l1.fetch=c0009 none.l2.read=10005b
@ expect: none.l2.write=10085b none.l2.fetch=c000b client.l1.read=0 client.l1.write=0
@ expect: client.l1.fetch=0 client.l2.read=0 client.l2.write=10085f client.l2.fetch=0
@ expect: manager.l1.read=0 manager.l1.write=0 manager.l1.fetch=0 manager.l2.read=0
@ expect: manager.l2.write=0 manager.l2.fetch=0
@ qemu: wrong: IFSR has no Domain field, B4.1.96
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    svc_at 0x40000000
    entry32 short_l1, 0x900, (0x40000000+0x11c0e+0x60)
    entry32 short_l1, 0x800, (short_l2+S_COARSE+0xa0)
    entry32 short_l2, 1, (page_a+0x46e)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    .irp value, 0x1, 0x441, 0xcc1
    write 0, c3, c0, 0, \value
    set r1, 0x90000004
    access USR, ldr r2, [r1]
    access USR, str r2, [r1]
    fetch USR, 0x90000000
    set r1, 0x80001004
    access USR, ldr r2, [r1]
    access USR, str r2, [r1]
    fetch USR, 0x80001000
    .endr
    done
