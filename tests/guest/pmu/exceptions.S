@ SPDX-License-Identifier: Apache-2.0
@ title: EXC_TAKEN, EXC_RETURN and CID_WRITE_RETIRED count one each
@ section: ARM ARM C12.8
@ expect: taken=2 returns=1 cid=3
@ qemu: wrong: these events are not implemented
.include "guest.inc"
.include "pmu.inc"

test:
    counter 0, EV_EXC_TAKEN|F_NSH
    counter 1, EV_EXC_RETURN|F_NSH
    counter 2, EV_CID_WRITE|F_NSH
    enable 7
    pmcr PMCR_E
    catch 1f
    eret_to USR, 2f
1:  catch 3f
    hvc #0
3:  pmcr 0
    out_counter 0
    out_counter 1
    pmcr PMCR_E
    write 0, c13, c0, 1, 1
    write 0, c13, c0, 1, 2
    write 0, c13, c0, 1, 3
    out_counter 2
    done
2:  svc #0
