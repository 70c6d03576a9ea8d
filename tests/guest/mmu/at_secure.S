@ SPDX-License-Identifier: Apache-2.0
@ title: ATS1C in Secure state: Secure tables, PAR.NS; ATS12NSO: the Non-secure registers
@ section: ARM ARM B4.2.4
@ machine: secure
@ expect: ns0=0 ns1=200 l2=f l1=b nonsecure=80005000
@ qemu: yes
.equ SECURE, 1
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry32 short_l1, 0x900, (0x40000000+0x11c0e+0x80000)
    entry32 short_l2, 1, (page_a+0x47e)
    use_short
    at 0, c8, 0, 0x40000000
    mrc p15, 0, r10, c7, c4, 0
    bic r10, r10, #0xdf0
    bfc r10, #12, #20
    bic r10, r10, #0xc
    out r10
    at 0, c8, 0, 0x90000000
    mrc p15, 0, r10, c7, c4, 0
    bic r10, r10, #0xdf0
    bfc r10, #12, #20
    bic r10, r10, #0xc
    out r10
    at_fault 0, c8, 0, 0x80005000
    at_fault 0, c8, 0, 0xa0000000
    at 0, c8, 4, 0x80005123             @ the Non-secure stage 1 is off
    mrc p15, 0, r10, c7, c4, 0
    bic r10, r10, #0x7f0
    out r10
    done
