/* SPDX-License-Identifier: Apache-2.0
 * The type-1 switch of vCPUs: PL1 state by the inventory in world_state.h, and
 * the Hyp stack, which carries r0-r12 of the guest with it.
 */
#include "asm.h"
#include "cp15.h"
#include "world_state.h"

    .text
FUNC banked_save                        @ (struct banked_state *)
    save_banked_common
    save_banked_fiq
    bx      lr
END banked_save

FUNC banked_restore
    restore_banked_common
    restore_banked_fiq
    bx      lr
END banked_restore

FUNC cp15_save                          @ (struct cp15_state *)
    push    {r4-r9}
    save_cp15
    pop     {r4-r9}
    bx      lr
END cp15_save

FUNC cp15_restore
    push    {r4-r9}
    restore_cp15
    pop     {r4-r9}
    bx      lr
END cp15_restore

@ (u32 **save_sp, u32 *load_sp): returns in the context that called with the
@ other role, or in guest_first_entry.
FUNC vcpu_switch_stacks
    push    {r4-r11, lr}
    str     sp, [r0]
    mov     sp, r1
    pop     {r4-r11, pc}
END vcpu_switch_stacks

    .fpu    neon-vfpv4
@ (struct vfp_state *): d0-d31 and FPSCR. FPEXC is the caller's, it must be enabled.
FUNC vfp_save
    vstmia  r0!, {d0-d15}
    vstmia  r0!, {d16-d31}
    vmrs    r1, fpscr
    str     r1, [r0]
    bx      lr
END vfp_save

FUNC vfp_load
    vldmia  r0!, {d0-d15}
    vldmia  r0!, {d16-d31}
    ldr     r1, [r0]
    vmsr    fpscr, r1
    bx      lr
END vfp_load

FUNC fpexc_read
    vmrs    r0, fpexc
    bx      lr
END fpexc_read

FUNC fpexc_write
    vmsr    fpexc, r0
    bx      lr
END fpexc_write
