@ SPDX-License-Identifier: Apache-2.0
@ title: SYS_CFGCTRL: oscillators and voltages of motherboard and tile, and what ends with an error
@ section: DUI 0447 4.2
@ machine: vexpress
@ expect: clcd.status=1 clcd=16a6570 start.clear=100001 tile.status=1 tile=3938700
@ expect: write.status=1 written=2faf080 vio.status=1 vio=325aa0 vcore.status=1 vcore=dbba0
@ expect: none.status=3 none.kept=1234 site2.status=3 function.status=3 stat.writable=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"
.include "vexpress.inc"

    .macro request bits, function, site, device
    poke 0, SYS_CFGSTAT
    poke (\bits | \function << 20 | \site << 16 | \device), SYS_CFGCTRL
    peek_out SYS_CFGSTAT
    .endm

test:
    request CFG_START, 1, 0, 1
    peek_out SYS_CFGDATA
    peek_out SYS_CFGCTRL
    request CFG_START, 1, 1, 0
    peek_out SYS_CFGDATA
    poke 50000000, SYS_CFGDATA
    request CFG_WRITE, 1, 1, 0
    poke 0, SYS_CFGDATA
    poke (CFG_START | 1 << 20 | 1 << 16), SYS_CFGCTRL
    peek_out SYS_CFGDATA
    request CFG_START, 2, 0, 0
    peek_out SYS_CFGDATA
    request CFG_START, 2, 1, 0
    peek_out SYS_CFGDATA
    poke 0x1234, SYS_CFGDATA
    request CFG_START, 1, 0, 6
    peek_out SYS_CFGDATA
    request CFG_START, 1, 2, 0
    request CFG_START, 3, 1, 0
    poke 0, SYS_CFGSTAT
    peek_out SYS_CFGSTAT
    done
