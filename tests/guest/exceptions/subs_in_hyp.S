@ SPDX-License-Identifier: Apache-2.0
@ title: SUBS PC, LR and LDM ^ are UNDEFINED in Hyp mode
@ section: ARM ARM B9.3.20
@ expect: subs=104 elr=0 ldm=104 elr2=0
@ qemu: wrong: executes LDM of User registers, B9.3.6
.include "guest.inc"

test:
    catch 3f
2:  subs pc, lr, #4
3:  out_vector
    out_return 2b
    catch 5f
    set r1, results
4:  ldmia r1, {r2, r3}^
5:  out_vector
    out_return 4b
    done
