@ SPDX-License-Identifier: Apache-2.0
@ title: Device memory: an unaligned access is a fault whatever SCTLR.A says
@ section: ARM ARM A3.2.1
@ expect: ldrd.1=100001 strd.1=100801 ldm.1=100001 stm.1=100801 ldrex.1=100001 pop.1=100001
@ expect: vldr.1=100001 vldm.1=100001 vstm.1=100801 ldr.1=100001 str.1=100801 ldrh.1=100001
@ expect: ldrsh.1=100001 strh.1=100801 ldrt.1=100001 strt.1=100801 ldrb.1=0 strb.1=0 ldrsb.1=0
@ expect: ldrd.2=100001 strd.2=100801 ldm.2=100001 stm.2=100801 ldrex.2=100001 pop.2=100001
@ expect: vldr.2=100001 vldm.2=100001 vstm.2=100801 ldr.2=100001 str.2=100801 ldrh.2=0 ldrsh.2=0
@ expect: strh.2=0 ldrt.2=100001 strt.2=100801 ldrb.2=0 strb.2=0 ldrsb.2=0 ldrd.3=100001
@ expect: strd.3=100801 ldm.3=100001 stm.3=100801 ldrex.3=100001 pop.3=100001 vldr.3=100001
@ expect: vldm.3=100001 vstm.3=100801 ldr.3=100001 str.3=100801 ldrh.3=100001 ldrsh.3=100001
@ expect: strh.3=100801 ldrt.3=100001 strt.3=100801 ldrb.3=0 strb.3=0 ldrsb.3=0 ldrd.aligned=0
@ expect: strd.aligned=0 ldm.aligned=0 stm.aligned=0 ldrex.aligned=0 pop.aligned=0 vldr.aligned=0
@ expect: vldm.aligned=0 vstm.aligned=0 ldr.aligned=0 str.aligned=0 ldrh.aligned=0 ldrsh.aligned=0
@ expect: strh.aligned=0 ldrt.aligned=0 strt.aligned=0 ldrexd.4=100001 ldrexh.1=100001 ldrexb.1=0
@ expect: dfar=80002009
@ qemu: wrong: no alignment faults of Device memory, A3.2.2
.include "guest.inc"
.include "alignment.inc"

test:
    align_setup
    align_table ALIGN_DEVICE
    done
