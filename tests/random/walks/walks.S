@ SPDX-License-Identifier: Apache-2.0
@ Random translation tables and address translation operations over them: what PAR says of each, one
@ word an operation. Assembled with SEED; `run` compares the words of two machines.
@
@ Left out, because the manual leaves them open or QEMU errs: AP 100, reserved DACR values,
@ supersections; domains without access (QEMU ends on one in the 64-bit PAR); managers with SCTLR.AFE
@ (QEMU lets them pass without the access flag); the level of a stage 2 fault of a walk.
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

    .equ ROUNDS, 24
    .equ OPERATIONS, 20

    .macro rand reg                     @ xorshift32 in r8
    eor r8, r8, r8, lsl #13
    eor r8, r8, r8, lsr #17
    eor r8, r8, r8, lsl #5
    mov \reg, r8
    .endm
    .macro chance n, label              @ goes there once in 2^n
    rand r12
    lsrs r12, r12, #(32 - \n)
    beq \label
    .endm

test:
    set r8, SEED
    mov r7, #ROUNDS
round:
    bl long_tables
    bl short_tables
    bl registers
    tlbiallnsnh
    tlbiallh
    mov r6, #OPERATIONS
1:  bl operation
    subs r6, r6, #1
    bne 1b
    subs r7, r7, #1
    bne round
    mov r0, #0
    mcr p15, 4, r0, c1, c1, 0
    mcr p15, 4, r0, c1, c0, 0
    isb
    done

@ --- tables ---------------------------------------------------------------------------------------
@ r0: a random output, in RAM or in the window, aligned by the mask in r3.
output:
    rand r0
    ubfx r12, r0, #30, #2
    bfc r0, #23, #9
    cmp r12, #0
    orrne r0, r0, #0x80000000
    orreq r0, r0, #0x40000000
    and r0, r0, r3
    bx lr

@ Fills the table at r1 with r2 entries: blocks or pages of r3, tables to r4 where that is not 0.
long_table:
    push {lr}
1:  bl output
    rand r5
    mov r12, #0x3fc
    orr r12, r12, #0xc00
    and r12, r12, r5                    @ attributes
    orr r0, r0, r12
    ubfx r12, r5, #16, #3
    cmp r12, #0
    orrne r0, r0, #L_AF                 @ mostly
    orr r0, r0, #1
    cmp r4, #0
    orreq r0, r0, #2                    @ a page
    ubfx r12, r5, #20, #2
    lsl r9, r12, #21                    @ XN, PXN
    cmp r4, #0
    beq 2f
    ubfx r12, r5, #24, #2
    cmp r12, #1
    bne 2f
    orr r0, r4, #3                      @ a table, with XNTable, PXNTable and APTable
    ubfx r12, r5, #26, #4
    lsl r9, r12, #27
2:  ubfx r12, r5, #28, #3
    cmp r12, #0
    biceq r0, r0, #1                    @ invalid
    str r0, [r1], #4
    str r9, [r1], #4
    subs r2, r2, #1
    bne 1b
    pop {pc}

long_tables:
    push {lr}
    .irp stage, s1, s2
    set r1, \stage\()_l3
    mov r2, #512
    set r3, 0xfffff000
    mov r4, #0
    bl long_table
    set r1, \stage\()_l2
    mov r2, #512
    set r3, 0xffe00000
    set r4, \stage\()_l3
    bl long_table
    set r1, (\stage\()_l1+16)
    mov r2, #2
    set r3, 0xc0000000
    set r4, \stage\()_l2
    bl long_table
    .endr
    dsb
    pop {pc}

short_tables:
    push {lr}
    set r1, (short_l1+0x2000)
    mov r2, #1024
    set r3, 0xfff00000
1:  bl output
    rand r5
    set r12, 0x3fdfc
    bic r12, r12, #0x200
    and r12, r12, r5
    orr r0, r0, r12
    orr r0, r0, #0x100                  @ sections: domains 8 to 15
    orr r0, r0, #2
    bl no_reserved_ap_of_section
    ubfx r12, r5, #24, #1
    orr r0, r0, r12                     @ PXN
    ubfx r12, r5, #28, #2
    cmp r12, #1
    bne 2f
    set r0, (short_l2+S_COARSE)
    ubfx r12, r5, #5, #3
    orr r0, r0, r12, lsl #5             @ tables: domains 0 to 7
2:  cmp r12, #2
    ubfxeq r12, r5, #27, #1
    cmpeq r12, #0
    biceq r0, r0, #3
    str r0, [r1], #4
    subs r2, r2, #1
    bne 1b
    set r1, short_l2
    mov r2, #256
    set r3, 0xfffff000
3:  bl output
    rand r5
    ubfx r12, r5, #0, #12
    orr r0, r0, r12
    and r12, r0, #0x230
    cmp r12, #0x200
    orreq r0, r0, #0x10
    str r0, [r1], #4
    subs r2, r2, #1
    bne 3b
    dsb
    pop {pc}
no_reserved_ap_of_section:
    set r12, 0x8c00
    and r12, r12, r0
    cmp r12, #0x8000
    orreq r0, r0, #0x400
    bx lr

@ --- registers ------------------------------------------------------------------------------------
registers:
    write 0, c10, c2, 0, MAIR_0
    write 4, c10, c2, 0, MAIR_0
    write 4, c2, c1, 2, VTCR_32BIT
    write 4, c2, c0, 2, 0x80803500      @ HTCR
    set r0, s1_l1
    mov r1, #0
    mcrr p15, 4, r0, r1, c2             @ HTTBR
    set r0, s2_l1
    mcrr p15, 6, r0, r1, c2             @ VTTBR
    rand r5
    tst r5, #0x100
    bne 1f
    ubfx r0, r5, #9, #3                 @ short: TTBCR.N
    mcr p15, 0, r0, c2, c0, 2
    set r0, (short_l1+0x4a)
    mcr p15, 0, r0, c2, c0, 0
    mcr p15, 0, r0, c2, c0, 1
    b 2f
1:  ubfx r0, r5, #9, #1                 @ long: T0SZ and T1SZ 0 or 1
    ubfx r2, r5, #10, #1
    orr r0, r0, r2, lsl #16
    orr r0, r0, #0x80000000
    mcr p15, 0, r0, c2, c0, 2
    set r0, s1_l1
    mcrr p15, 0, r0, r1, c2
    mcrr p15, 1, r0, r1, c2
2:  rand r0                             @ DACR: client or manager
    set r2, 0x55555555
    orr r0, r0, r2
    tst r5, #0x20000000
    movne r0, r2
    mcr p15, 0, r0, c3, c0, 0
    set r0, 0x20000000                  @ SCTLR: M mostly, AFE sometimes
    and r0, r0, r5
    tst r5, #0x7000
    orrne r0, r0, #1
    set r1, 0x00c50878
    orr r0, r0, r1
    mcr p15, 0, r0, c1, c0, 0
    ubfx r0, r5, #16, #1                @ HCR.VM
    mcr p15, 4, r0, c1, c1, 0
    isb
    set_bits 4, c1, c0, 0, 1            @ HSCTLR.M
    bx lr

@ --- operations -----------------------------------------------------------------------------------
operation:
    rand r0
    ubfx r12, r0, #0, #3
    cmp r12, #0
    set r12, 0x401fffff
    andne r0, r0, r12
    orrne r0, r0, #0x80000000
    rand r1
    ubfx r1, r1, #24, #4
    cmp r1, #10
    subhs r1, r1, #6
    adr r12, operations
    add r12, r12, r1, lsl #3
    bx r12
operations:
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7
    mcr p15, 0, r0, c7, c8, \n
    b performed
    .endr
    .irp n, 0, 1
    mcr p15, 4, r0, c7, c8, \n
    b performed
    .endr
performed:
    isb
    mrrc p15, 0, r0, r1, c7
    tst r0, #1
    bne 1f
    set r2, 0xfffff800                  @ a success: the address, and the format
    and r0, r0, r2
    tst r0, #0x800
    andne r1, r1, #0xff
    eorne r0, r0, r1
    b 2f
1:  set r2, 0xb7f                       @ a failure: status, stage, format
    and r0, r0, r2
    set r2, 0xb01
    and r2, r2, r0
    set r3, 0xb01
    cmp r2, r3
    moveq r0, r3
2:  out r0
    bx lr
