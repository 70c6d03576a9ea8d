@ SPDX-License-Identifier: Apache-2.0
@ title: HSCTLR.EE is CPSR.E of an exception taken to Hyp mode
@ section: ARM ARM B1.8.4
@ expect: entry=3da
@ qemu: yes
.include "guest.inc"

test:
    catch 3f
    set_bits 4, c1, c0, 0, 0x02000000
    eret_to SVC, 1f
1:  hvc #0
3:  out_entry_cpsr
    done
