@ SPDX-License-Identifier: Apache-2.0
@ title: Two virtual machines in turn: list registers, GICH_VMCR and APR make up all of the state
@ section: GIC 5.2.5
@ expect: a.iar=28 a.second=29 b.iar=30 b.rpr=80 a.rpr=40 a.end=80 a.elrsr=e b.rpr=80 b.elrsr=f b.pmr=b0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on
    lr 0, 40, 0x80
    peek_out GICV_IAR
    lr 1, 41, 0x40
    peek_out GICV_IAR
    set r9, vm_a
    bl save
    set r9, vm_b
    bl restore
    poke 1, GICV_CTLR
    poke 0xb0, GICV_PMR
    lr 0, 48, 0x80
    outs GICV_IAR, GICV_RPR
    bl save
    set r9, vm_a
    bl restore
    peek_out GICV_RPR
    poke 41, GICV_EOIR
    peek_out GICV_RPR
    peek_out GICH_ELRSR0
    bl save
    set r9, vm_b
    bl restore
    peek_out GICV_RPR
    poke 48, GICV_EOIR
    outs GICH_ELRSR0, GICV_PMR
    done
save: set r0, GICH
    ldr r1, [r0, #8]
    ldr r2, [r0, #0xf0]
    add r0, r0, #0x100
    ldm r0, {r3, r4, r5, r6}
    stm r9, {r1, r2, r3, r4, r5, r6}
    bx lr
restore: ldm r9, {r1, r2, r3, r4, r5, r6}
    set r0, GICH
    str r1, [r0, #8]
    str r2, [r0, #0xf0]
    add r0, r0, #0x100
    stm r0, {r3, r4, r5, r6}
    bx lr
.data
    .balign 4
vm_a: .word 0, 0, 0, 0, 0, 0
vm_b: .word 0, 0, 0, 0, 0, 0
.text
