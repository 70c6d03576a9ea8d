@ SPDX-License-Identifier: Apache-2.0
@ title: HCPTR.TCPAC traps CPACR
@ section: ARM ARM B1.14.12
@ expect: read=fe40481 write=fe40480 clear=4a0000ff
@ qemu: wrong: no trap of an ARMv7 core, B1.14.12
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c1, c1, 2, 0x80000000
    probe mrc p15, 0, r4, c1, c0, 2
    probe mcr p15, 0, r4, c1, c0, 2
    write 4, c1, c1, 2, 0
    probe mrc p15, 0, r4, c1, c0, 2
    done
