@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TTLB traps every TLB maintenance operation of PL1
@ section: ARM ARM B1.14.5
@ expect: allis=fe020a6 mvais=fe220a6 asidis=fe420a6 mvaais=fe620a6 iall=fe020aa imva=fe220aa
@ expect: iasid=fe420aa dall=fe020ac dmva=fe220ac dasid=fe420ac all=fe020ae mva=fe220ae asid=fe420ae
@ expect: mvaa=fe620ae failed.passed=e clear.passed=e
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x2000000
    list_ttlb pl1
    tally NOT_TRAPPED
    list_ttlb pl1_failed, ne
    tally_out
    hcr 0
    tally NOT_TRAPPED
    list_ttlb pl1
    tally_out
    done
