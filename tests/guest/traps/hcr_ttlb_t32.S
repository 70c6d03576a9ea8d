@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TTLB traps every TLB maintenance operation of PL1, T32
@ section: ARM ARM B1.14.5
@ expect: allis=e0020a6 mvais=e0220a6 asidis=e0420a6 mvaais=e0620a6 iall=e0020aa imva=e0220aa
@ expect: iasid=e0420aa dall=e0020ac dmva=e0220ac dasid=e0420ac all=e0020ae mva=e0220ae asid=e0420ae
@ expect: mvaa=e0620ae failed.passed=e clear.passed=e
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x2000000
    list_ttlb pl1_thumb
    tally NOT_TRAPPED
    list_ttlb pl1_thumb_failed, ne
    tally_out
    hcr 0
    tally NOT_TRAPPED
    list_ttlb pl1_thumb
    tally_out
    done
