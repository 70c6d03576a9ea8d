@ SPDX-License-Identifier: Apache-2.0
@ title: SRS is UNDEFINED in Hyp mode
@ section: ARM ARM B9.3.15
@ expect: vector=104 elr=0 ec=0
@ qemu: yes
.include "guest.inc"

test:
    catch 3f
2:  srsdb sp!, #SVC
3:  out_vector
    out_return 2b
    out_hsr_ec
    done
