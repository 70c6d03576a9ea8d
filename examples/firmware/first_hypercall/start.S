/* SPDX-License-Identifier: Apache-2.0
 * first_hypercall, assembly part: the first instructions in Hyp mode, the Hyp
 * vectors, the way into the guest and back, and the guest itself.
 */
    .syntax unified
    .arch armv7-a
    .arch_extension virt
    .arch_extension sec

/* The machine starts here: Hyp mode, MMU and caches off, interrupts masked. */
    .section .text.start, "ax"
    .global _start
_start:
    mrs     r0, cpsr
    and     r0, r0, #0x1f
    cmp     r0, #0x1a               @ are we in Hyp mode?
    bne     .                       @ no: this image cannot do anything
    ldr     sp, =stack_end
    ldr     r0, =vectors
    mcr     p15, 4, r0, c12, c0, 0  @ HVBAR: where exceptions to Hyp mode go
    isb
    bl      hyp_main
    b       .

/* Eight vectors, one instruction each (ARM ARM B1.8.1). Everything the guest
 * does that is ours to handle arrives at the sixth, the Hyp Trap vector. */
    .text
    .balign 32
vectors:
    b       .                       @ 0x00 not used
    b       .                       @ 0x04 Undefined Instruction in Hyp mode
    b       .                       @ 0x08 HVC from Hyp mode
    b       .                       @ 0x0c Prefetch Abort in Hyp mode
    b       .                       @ 0x10 Data Abort in Hyp mode
    b       trap                    @ 0x14 HVC, aborts and traps from PL1 and PL0
    b       .                       @ 0x18 IRQ
    b       .                       @ 0x1c FIQ

/* The guest's registers r0-r12 and lr go to the stack, C looks at them there,
 * and they come back. The address to return to is in ELR_hyp and the guest's
 * CPSR in SPSR_hyp; ERET takes both back in one step. */
trap:
    push    {r0-r12, lr}
    mov     r0, sp                  @ the guest's registers, as an array
    bl      hyp_trap
    pop     {r0-r12, lr}
    eret

/* void enter_guest(uint32_t ipa): to Supervisor mode (PL1), all masked. */
    .global enter_guest
enter_guest:
    msr     ELR_hyp, r0
    mov     r1, #0x1d3              @ A, I, F masked, mode 0x13 = SVC
    msr     SPSR_cxsf, r1
    mov     r0, #0                  @ the guest inherits nothing of ours
    mov     r1, #0
    mov     r2, #0
    mov     r3, #0
    eret

/* uint32_t smc(uint32_t function): to the monitor, which knows PSCI. */
    .global smc
smc:
    smc     #0
    bx      lr

/* The guest: one page, which stage 2 lets it see at IPA 0x80000000 and nowhere
 * else. Its own MMU is off, so the addresses it uses are IPAs. It is position
 * independent, since it is linked at another address than it runs at. */
    .section .guest, "ax"
    .balign 4096
    .global guest_page
guest_page:
    mov     r0, #42
    hvc     #1                      @ exit 1: a hypercall, with an argument
    mov     r4, r0                  @ its result
    ldr     r1, =0x90000000
    str     r4, [r1]                @ exit 2: there is nothing at this IPA
    hvc     #2                      @ exit 3: done
    b       .
    .ltorg
    .balign 4096

    .bss
    .balign 8
    .space  4096
stack_end:
