@ SPDX-License-Identifier: Apache-2.0
@ title: An exception to Supervisor mode leaves A and F as they were
@ section: ARM ARM B1.8.7
@ expect: svc=d3 undef=19b
@ qemu: yes
.include "guest.inc"

test:
    catch 3f
    eret_to (USR|PSR_F), 2f
2:  svc #0
3:  out_entry_cpsr
    catch 5f
    leave_to (USR|PSR_A), 4f
4:  .word 0xe7f000f0
5:  out_entry_cpsr
    done
