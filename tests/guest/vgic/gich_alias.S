@ SPDX-License-Identifier: Apache-2.0
@ title: The registers of core n stand at GICH + 0x1000 + 0x200 n, too
@ section: GIC-400 TRM 3.2
@ machine: hyp, cores 3
@ expect: own=10000020 other=10000030 write=20000040 seen=20000040 core1=0
@ qemu: wrong: not in its memory map, GIC-400 TRM 3.2
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 3
    poke 0x10000020, GICH_LR0
    poke_on 2, 0x10000030, GICH_LR0
    outs GICH_LR0+0x1000, GICH_LR0+0x1400
    rw 0x20000040, GICH_LR0+0x1404
    out_on 2, GICH_LR1
    peek_out GICH_LR0+0x1200
    done
