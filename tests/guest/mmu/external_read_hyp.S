@ SPDX-License-Identifier: Apache-2.0
@ title: A read of Hyp mode that the bus refuses: HSR, HDFAR and HIFAR
@ section: ARM ARM B3.13.6
@ expect: ldr=94000010 hdfar=b000000 ldrb=94000010 hdfar=b000000 ldm=94000010 hdfar=b000000
@ expect: ldrd=94000010 hdfar=b000000 ldrex=94000010 hdfar=b000000 fetch=84000010 hifar=b000000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    set r1, 0xb000000
    hyp_access ldr r2, [r1]
    hyp_access ldrb r2, [r1]
    hyp_access ldm r1, {r2, r3}
    hyp_access ldrd r2, r3, [r1]
    hyp_access ldrex r2, [r1]
    hyp_fetch 0xb000000
    done
