@ SPDX-License-Identifier: Apache-2.0
@ title: What a hypervisor saves of breakpoints and watchpoints it finds again
@ section: ARM ARM C11.11.1 to C11.11.3, C11.11.44, C11.11.45
@ expect: bvr=11111111 bvr=44444444 bvr=fffffffe bcr=ffe1e6 bcr=ffe1e6 bxvr=5a bxvr=a5
@ expect: wvr=11111110 wvr=fffffffc wcr=1f1ffffe wcr=1f1ffffe vcr=defedcdf wfar=12345678
@ qemu: wrong: DBGBXVR and the masks of DBGBCR and DBGVCR, C11.11.1
.include "guest.inc"
.include "debug.inc"

test:
    os_lock 0
    mcr14 c0, c0, 4, 0x11111111
    mcr14 c0, c3, 4, 0x44444444
    mcr14 c0, c5, 4, 0xfffffffe
    mcr14 c0, c0, 5, 0xfffffffe
    mcr14 c0, c5, 5, 0xfffffffe
    mcr14 c1, c4, 1, 0xffffff5a
    mcr14 c1, c5, 1, 0xa5
    mcr14 c0, c0, 6, 0x11111111
    mcr14 c0, c3, 6, 0xffffffff
    mcr14 c0, c0, 7, 0xfffffffe
    mcr14 c0, c3, 7, 0xfffffffe
    mcr14 c0, c7, 0, 0xffffffff
    mcr14 c0, c6, 0, 0x12345678
    out14 c0, c0, 4
    out14 c0, c3, 4
    out14 c0, c5, 4
    out14 c0, c0, 5
    out14 c0, c5, 5
    out14 c1, c4, 1
    out14 c1, c5, 1
    out14 c0, c0, 6
    out14 c0, c3, 6
    out14 c0, c0, 7
    out14 c0, c3, 7
    out14 c0, c7, 0
    out14 c0, c6, 0
    done
