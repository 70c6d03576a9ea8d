@ SPDX-License-Identifier: Apache-2.0
@ title: FPSID, MVFR0 and MVFR1 of a Cortex-A7 with NEON; FPSID is read-only
@ section: A7 FPU TRM 2.4
@ cpu: cortex-a7
@ expect: fpsid=41023075 mvfr0=10110222 mvfr1=11111111 kept=41023075
@ qemu: yes
.include "guest.inc"
.include "vfp.inc"

test:
    vfp_on
    out_id_registers
    done
