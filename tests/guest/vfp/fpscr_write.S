@ SPDX-License-Identifier: Apache-2.0
@ title: FPSCR: trap enables and reserved bits are RAZ/WI
@ section: ARM ARM B4.1.58
@ expect: all=fff7009f none=0 user=fff7009f
@ qemu: yes
.include "guest.inc"
.include "vfp.inc"

test:
    vfp_on
    fpscr 0xffffffff
    out_fpscr
    fpscr 0
    out_fpscr
    catch 3f
    eret_to USR, 2f
2:  fpscr 0xffffffff
    vmrs r0, fpscr
    svc #0
3:  fpscr 0
    out r0
    done
