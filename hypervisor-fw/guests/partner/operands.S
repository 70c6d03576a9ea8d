/* SPDX-License-Identifier: Apache-2.0
 * Every register of every mode as the operand of an access that the hypervisor
 * carries out: it has to find the banked one (ARM ARM B1.3.2).
 */
#include "asm.h"
#include "cp15.h"

#define UARTIBRD 0x24                   /* keeps what is written */

    .text
@ Written, cleared, read back: r2 counts what is wrong, r3 is another value each time.
.macro TRY register
    mov     \register, r3
    str     \register, [r0, #UARTIBRD]
    mov     \register, #0
    ldr     r6, [r0, #UARTIBRD]
    ldr     \register, [r0, #UARTIBRD]
    cmp     r6, r3
    cmpeq   \register, r3
    addne   r2, r2, #1
    add     r3, r3, #1
.endm

.macro TRY_MODE mode
    cps     #\mode
    mov     r4, sp
    mov     r5, lr
    TRY     lr
    TRY     sp
    mov     sp, r4
    mov     lr, r5
.endm

@ (UART): how many registers went wrong. Interrupts are masked.
FUNC wrong_operands
    push    {r4-r11, lr}
    mov     r2, #0
    mov     r3, #0x40
    TRY     r1
    TRY     r7
    TRY     r8
    TRY     r12
    TRY_MODE PSR_MODE_SVC
    TRY_MODE PSR_MODE_IRQ
    TRY_MODE PSR_MODE_ABT
    TRY_MODE PSR_MODE_UND
    TRY_MODE PSR_MODE_SYS
    TRY_MODE PSR_MODE_FIQ
    TRY     r8
    TRY     r9
    TRY     r10
    TRY     r11
    TRY     r12
    cps     #PSR_MODE_SVC
    mov     r0, r2
    pop     {r4-r11, pc}
END wrong_operands
