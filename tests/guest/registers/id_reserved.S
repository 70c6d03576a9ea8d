@ SPDX-License-Identifier: Apache-2.0
@ title: MIDR has aliases; reserved identification registers read as zero
@ section: ARM ARM B4.1.105, B7.1
@ expect: MIDR.alias4=0 MIDR.alias7=0
@ expect: c2_6=0 c2_7=0 c3_0=0 c3_1=0 c3_2=0 c3_3=0 c3_4=0 c3_5=0 c3_6=0 c3_7=0 c4_0=0 c4_1=0 c4_2=0 c4_3=0
@ expect: c4_4=0 c4_5=0 c4_6=0 c4_7=0 c5_0=0 c5_1=0 c5_2=0 c5_3=0 c5_4=0 c5_5=0 c5_6=0 c5_7=0 c6_0=0 c6_1=0
@ expect: c6_2=0 c6_3=0 c6_4=0 c6_5=0 c6_6=0 c6_7=0 c7_0=0 c7_1=0 c7_2=0 c7_3=0 c7_4=0 c7_5=0 c7_6=0 c7_7=0
@ qemu: yes
.include "guest.inc"
.include "registers.inc"

test:
    mrc p15, 0, r6, c0, c0, 0
    mrc p15, 0, r4, c0, c0, 4
    sub r4, r4, r6
    out r4
    mrc p15, 0, r4, c0, c0, 7
    sub r4, r4, r6
    out r4
    ro 0, c0, c2, 6    @ c2_6
    ro 0, c0, c2, 7    @ c2_7
    ro 0, c0, c3, 0    @ c3_0
    ro 0, c0, c3, 1    @ c3_1
    ro 0, c0, c3, 2    @ c3_2
    ro 0, c0, c3, 3    @ c3_3
    ro 0, c0, c3, 4    @ c3_4
    ro 0, c0, c3, 5    @ c3_5
    ro 0, c0, c3, 6    @ c3_6
    ro 0, c0, c3, 7    @ c3_7
    ro 0, c0, c4, 0    @ c4_0
    ro 0, c0, c4, 1    @ c4_1
    ro 0, c0, c4, 2    @ c4_2
    ro 0, c0, c4, 3    @ c4_3
    ro 0, c0, c4, 4    @ c4_4
    ro 0, c0, c4, 5    @ c4_5
    ro 0, c0, c4, 6    @ c4_6
    ro 0, c0, c4, 7    @ c4_7
    ro 0, c0, c5, 0    @ c5_0
    ro 0, c0, c5, 1    @ c5_1
    ro 0, c0, c5, 2    @ c5_2
    ro 0, c0, c5, 3    @ c5_3
    ro 0, c0, c5, 4    @ c5_4
    ro 0, c0, c5, 5    @ c5_5
    ro 0, c0, c5, 6    @ c5_6
    ro 0, c0, c5, 7    @ c5_7
    ro 0, c0, c6, 0    @ c6_0
    ro 0, c0, c6, 1    @ c6_1
    ro 0, c0, c6, 2    @ c6_2
    ro 0, c0, c6, 3    @ c6_3
    ro 0, c0, c6, 4    @ c6_4
    ro 0, c0, c6, 5    @ c6_5
    ro 0, c0, c6, 6    @ c6_6
    ro 0, c0, c6, 7    @ c6_7
    ro 0, c0, c7, 0    @ c7_0
    ro 0, c0, c7, 1    @ c7_1
    ro 0, c0, c7, 2    @ c7_2
    ro 0, c0, c7, 3    @ c7_3
    ro 0, c0, c7, 4    @ c7_4
    ro 0, c0, c7, 5    @ c7_5
    ro 0, c0, c7, 6    @ c7_6
    ro 0, c0, c7, 7    @ c7_7
    done
