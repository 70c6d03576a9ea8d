@ SPDX-License-Identifier: Apache-2.0
@ title: Each list register is its own
@ section: GIC 5.3.8
@ expect: lr0=10000020 lr1=20800021 lr2=31000022 lr3=51800023 lr0.new=0 lr1=20800021
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    poke 0x10000020, GICH_LR0
    poke 0x20800021, GICH_LR1
    poke 0x31000022, GICH_LR2
    poke 0x51800023, GICH_LR3
    outs GICH_LR0, GICH_LR1, GICH_LR2, GICH_LR3
    rw 0, GICH_LR0
    peek_out GICH_LR1
    done
