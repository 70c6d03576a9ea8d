@ SPDX-License-Identifier: Apache-2.0
@ title: An instruction that faults is not retired; SVC, HVC and the return are
@ section: ARM ARM C12.8
@ expect: svc=2 undef=0
@ qemu: wrong: needs -icount
.include "guest.inc"
.include "pmu.inc"

@ Only User mode counts: SVC is retired there; UDF is not.
    .macro user label
    pm c13, 2, 0
    catch 9f
    eret_to USR, \label
9:  catch 8f
    hvc #0
8:  out_pm c13, 2
    .endm
test:
    counter 0, EV_INST_RETIRED|F_P
    enable 1
    pmcr PMCR_E
    pm c12, 5, 0
    user 1f
    user 2f
    done
1:  nop
    svc #0
2:  udf #0
