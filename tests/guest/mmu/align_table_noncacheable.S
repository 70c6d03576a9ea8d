@ SPDX-License-Identifier: Apache-2.0
@ title: Normal Non-cacheable memory, SCTLR.A = 0: what must be aligned all the same
@ section: ARM ARM A3.2.1
@ expect: ldrd.1=100001 strd.1=100801 ldm.1=100001 stm.1=100801 ldrex.1=100001 pop.1=100001
@ expect: vldr.1=100001 vldm.1=100001 vstm.1=100801 ldr.1=0 str.1=0 ldrh.1=0 ldrsh.1=0 strh.1=0
@ expect: ldrt.1=0 strt.1=0 ldrb.1=0 strb.1=0 ldrsb.1=0 ldrd.2=100001 strd.2=100801 ldm.2=100001
@ expect: stm.2=100801 ldrex.2=100001 pop.2=100001 vldr.2=100001 vldm.2=100001 vstm.2=100801 ldr.2=0
@ expect: str.2=0 ldrh.2=0 ldrsh.2=0 strh.2=0 ldrt.2=0 strt.2=0 ldrb.2=0 strb.2=0 ldrsb.2=0
@ expect: ldrd.3=100001 strd.3=100801 ldm.3=100001 stm.3=100801 ldrex.3=100001 pop.3=100001
@ expect: vldr.3=100001 vldm.3=100001 vstm.3=100801 ldr.3=0 str.3=0 ldrh.3=0 ldrsh.3=0 strh.3=0
@ expect: ldrt.3=0 strt.3=0 ldrb.3=0 strb.3=0 ldrsb.3=0 ldrd.aligned=0 strd.aligned=0 ldm.aligned=0
@ expect: stm.aligned=0 ldrex.aligned=0 pop.aligned=0 vldr.aligned=0 vldm.aligned=0 vstm.aligned=0
@ expect: ldr.aligned=0 str.aligned=0 ldrh.aligned=0 ldrsh.aligned=0 strh.aligned=0 ldrt.aligned=0
@ expect: strt.aligned=0 ldrexd.4=100001 ldrexh.1=100001 ldrexb.1=0 dfar=80004009
@ qemu: yes
.include "guest.inc"
.include "alignment.inc"

test:
    align_setup
    align_table ALIGN_NONCACHEABLE
    done
