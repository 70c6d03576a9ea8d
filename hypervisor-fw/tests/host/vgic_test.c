/* SPDX-License-Identifier: Apache-2.0
 * List registers and the virtual distributor, on an array in place of GICH.
 */
#include "check.h"
#include "fake_hardware.h"
#include "sched.h"
#include "vgicd.h"
#include "vm.h"

int failures;
u32 fake_gich[0x200 / 4];
u32 fake_gich_reads, fake_kicks, fake_gicd_write_offset;
struct core cores[MAX_CORES];

static struct vm vm;
static struct vcpu vcpus[2];
static const struct vm_config config = {.name = "test", .vcpu_count = 2};

void sched_wake(struct vcpu *vcpu)
{
    vcpu->state = VCPU_RUNNABLE;
}

static u32 *lr(u32 n)
{
    return &fake_gich[GICH_LR0 / 4 + n];
}

static u32 gicd(struct vcpu *vcpu, u32 offset, u32 size, bool is_write, u32 value)
{
    struct mmio_access access = {
        .offset = offset, .size = size, .is_write = is_write, .value = value};

    vgicd_access(vcpu, &access);
    return access.value;
}

/* A VM of two vCPUs, the first loaded here, the second on core 1; all enabled. */
static void set_up(void)
{
    memset(fake_gich, 0, sizeof(fake_gich));
    memset(&vm, 0, sizeof(vm));
    memset(vcpus, 0, sizeof(vcpus));
    memset(cores, 0, sizeof(cores));
    vm.config = &config;
    for (u32 i = 0; i < 2; i++) {
        vcpus[i].vm = &vm;
        vcpus[i].id = i;
        vcpus[i].state = VCPU_RUNNABLE;
        vcpus[i].core = &cores[i];
        cores[i].id = i;
        cores[i].loaded = &vcpus[i];
        cores[i].running = &vcpus[i];
        vm.vcpus[i] = &vcpus[i];
        vm.dist.enabled_private[i] = 0xffffffff;
    }
    vm.dist.enabled_shared = 0xffffffff;
    vm.dist.ctlr = 1;
    memset(vm.dist.targets_shared, 1, sizeof(vm.dist.targets_shared));
    fake_gich[GICH_VTR / 4] = 0x90000003; /* four list registers, five priority bits */
    vgic_init_core();
    fake_gich_reads = 0;
    fake_kicks = 0;
    vgicd_build_index();
}

static void an_interrupt_goes_to_the_first_list_register(void)
{
    set_up();
    vm.dist.priority_shared[8] = 0x80;
    vgic_raise_spi(&vm, 40);
    CHECK(*lr(0) == (GICH_LR_PENDING | 0x80u >> 3 << 23 | 40));
    CHECK(vcpus[0].vgic.pending[1] == 0);
    CHECK(fake_gich_reads == 0);
}

static void a_disabled_interrupt_waits_until_it_is_enabled(void)
{
    set_up();
    gicd(&vcpus[0], GICD_ICENABLER + 4, 4, true, 1 << 8);
    vgic_raise_spi(&vm, 40);
    CHECK(*lr(0) == 0);
    CHECK(gicd(&vcpus[0], GICD_ISPENDR + 4, 4, false, 0) == 1 << 8);
    gicd(&vcpus[0], GICD_ISENABLER + 4, 4, true, 1 << 8);
    CHECK((*lr(0) & GICH_LR_PENDING) != 0);
}

static void one_interrupt_is_never_in_two_list_registers(void)
{
    set_up();
    vgic_raise_spi(&vm, 40);
    *lr(0) = (*lr(0) & ~GICH_LR_STATE) | GICH_LR_ACTIVE; /* the guest has acknowledged it */
    vgic_raise_spi(&vm, 40);
    CHECK((*lr(0) & GICH_LR_STATE) == GICH_LR_STATE);
    CHECK(*lr(1) == 0);
}

static void a_fifth_interrupt_waits_for_the_underflow_interrupt(void)
{
    set_up();
    for (u32 id = 40; id < 45; id++) {
        vgic_raise_spi(&vm, id);
    }
    CHECK((*lr(3) & 0x3ff) == 43);
    CHECK(vcpus[0].vgic.pending[1] == 1 << (44 - 32));
    CHECK((fake_gich[GICH_HCR / 4] & GICH_HCR_UIE) != 0);
    *lr(2) &= ~GICH_LR_STATE; /* the guest is done with one */
    vgic_maintenance(&vcpus[0]);
    CHECK((*lr(2) & 0x3ff) == 44);
    CHECK((fake_gich[GICH_HCR / 4] & GICH_HCR_UIE) == 0);
}

static void a_high_line_is_pending_again_after_its_eoi(void)
{
    set_up();
    vgic_set_line(&vm, 33, true);
    CHECK(*lr(0) == (GICH_LR_PENDING | GICH_LR_EOI | 33));
    *lr(0) &= ~GICH_LR_STATE; /* acknowledged and ended, and the line still high */
    vgic_maintenance(&vcpus[0]);
    CHECK((*lr(0) & GICH_LR_STATE) == GICH_LR_PENDING);
    vgic_set_line(&vm, 33, false);
    CHECK(*lr(0) == 0);
    CHECK(vcpus[0].vgic.pending[1] == 0);
}

static void a_line_that_falls_while_active_does_not_come_back(void)
{
    set_up();
    vgic_set_line(&vm, 33, true);
    *lr(0) = (*lr(0) & ~GICH_LR_STATE) | GICH_LR_ACTIVE;
    vgic_set_line(&vm, 33, false);
    CHECK((*lr(0) & GICH_LR_STATE) == GICH_LR_ACTIVE);
    *lr(0) &= ~GICH_LR_STATE;
    vgic_maintenance(&vcpus[0]);
    CHECK(*lr(0) == 0); /* which also ends the request: GICH_EISR looks at it */
    CHECK(vcpus[0].vgic.lr_used == 0);
}

static void an_eoi_between_two_worlds_is_not_lost(void)
{
    set_up();
    vgic_set_line(&vm, 33, true);
    *lr(0) &= ~GICH_LR_STATE;
    vgic_save(&vcpus[0]);
    CHECK(*lr(0) == 0);
    vgic_restore(&vcpus[0]);
    CHECK((*lr(0) & GICH_LR_STATE) == GICH_LR_PENDING);
}

static void a_list_register_with_an_eoi_to_come_is_not_reused(void)
{
    set_up();
    vgic_set_line(&vm, 33, true);
    for (u32 id = 40; id < 43; id++) {
        vgic_raise_spi(&vm, id);
    }
    *lr(0) &= ~GICH_LR_STATE;
    vgic_raise_spi(&vm, 43);
    CHECK(vcpus[0].vgic.pending[1] == 1 << (43 - 32));
    vgic_maintenance(&vcpus[0]);
    CHECK((*lr(0) & GICH_LR_STATE) == GICH_LR_PENDING);
}

static void a_high_line_cannot_be_cleared(void)
{
    set_up();
    vgic_set_line(&vm, 33, true);
    gicd(&vcpus[0], GICD_ICPENDR + 4, 4, true, 1 << 1);
    CHECK(gicd(&vcpus[0], GICD_ISPENDR + 4, 4, false, 0) == 1 << 1);
}

static void the_active_state_shows_and_can_be_cleared(void)
{
    set_up();
    vgic_raise_spi(&vm, 40);
    CHECK(gicd(&vcpus[0], GICD_ISACTIVER + 4, 4, false, 0) == 0);
    *lr(0) = (*lr(0) & ~GICH_LR_STATE) | GICH_LR_ACTIVE;
    CHECK(gicd(&vcpus[0], GICD_ISACTIVER + 4, 4, false, 0) == 1 << 8);
    gicd(&vcpus[0], GICD_ICACTIVER + 4, 4, true, 1 << 8);
    CHECK(gicd(&vcpus[0], GICD_ICACTIVER + 4, 4, false, 0) == 0);
    CHECK(*lr(0) == 0);
}

static void sgi_sources_can_be_seen_and_changed(void)
{
    set_up();
    gicd(&vcpus[0], GICD_SPENDSGIR + 4, 1, true, 3);
    CHECK(gicd(&vcpus[0], GICD_SPENDSGIR + 4, 4, false, 0) == 3);
    CHECK((*lr(0) & 0x3ff) == 4 && (*lr(1) & 0x3ff) == 4);
    gicd(&vcpus[0], GICD_CPENDSGIR + 4, 1, true, 1);
    CHECK(gicd(&vcpus[0], GICD_CPENDSGIR + 4, 1, false, 0) == 2);
}

static void the_virtual_timer_is_linked_to_the_physical_one(void)
{
    set_up();
    vgic_inject_cntv(&vcpus[0]);
    CHECK((*lr(0) & GICH_LR_HW) != 0);
    CHECK((*lr(0) >> 10 & 0x3ff) == 27);
    CHECK((*lr(0) & 0x3ff) == 27);
    *lr(0) &= ~GICH_LR_STATE;
    vgic_inject_cntv(&vcpus[0]); /* uses the same again, without asking the hardware */
    CHECK(*lr(1) == 0);
    CHECK(fake_gich_reads == 0);
}

static void an_active_timer_interrupt_is_freed_for_the_next_vcpu(void)
{
    set_up();
    vgic_inject_cntv(&vcpus[0]);
    vgic_save(&vcpus[0]);
    CHECK(fake_gicd_write_offset == GICD_ICACTIVER);
    CHECK(*lr(0) == 0);
    vgic_restore(&vcpus[0]);
    CHECK(fake_gicd_write_offset == GICD_ISACTIVER);
    CHECK((*lr(0) & GICH_LR_STATE) == GICH_LR_PENDING);
}

static void an_sgi_carries_its_source_and_kicks_the_other_core(void)
{
    set_up();
    gicd(&vcpus[1], GICD_SGIR, 4, true, GICD_SGIR_LIST(1) | 3);
    CHECK((*lr(0) & 0x3ff) == 3);
    CHECK((*lr(0) >> 10 & 7) == 1);
    gicd(&vcpus[0], GICD_SGIR, 4, true, GICD_SGIR_OTHERS | 5);
    CHECK(fake_kicks == 1);
    CHECK(vcpus[1].vgic.pending[0] == 1 << 5);
    CHECK(vcpus[1].vgic.sgi_sources[5] == 1);
}

static void the_same_sgi_of_two_sources_is_two_interrupts(void)
{
    set_up();
    vgic_raise_sgi(&vcpus[0], 2, 0);
    vgic_raise_sgi(&vcpus[0], 2, 1);
    CHECK((*lr(0) >> 10 & 7) == 0);
    CHECK((*lr(1) >> 10 & 7) == 1);
}

static void an_interrupt_wakes_a_blocked_vcpu(void)
{
    set_up();
    vcpus[1].state = VCPU_BLOCKED;
    vgic_raise(&vcpus[1], 20);
    CHECK(vcpus[1].state == VCPU_RUNNABLE);
    CHECK(fake_kicks == 1);
}

static void the_distributor_reads_as_its_registers_say(void)
{
    set_up();
    CHECK(gicd(&vcpus[0], GICD_TYPER, 4, false, 0) == (1 | 1 << 5));
    CHECK(gicd(&vcpus[0], GICD_IIDR, 4, false, 0) == VGICD_IIDR);
    CHECK(gicd(&vcpus[0], GICD_ICPIDR2, 4, false, 0) == 0x2b);
    CHECK(gicd(&vcpus[1], GICD_ITARGETSR, 4, false, 0) == 0x02020202);
    CHECK(gicd(&vcpus[0], 0xf30, 4, false, 0x1234) == 0);
}

static void priorities_are_bytes_of_five_bits(void)
{
    set_up();
    gicd(&vcpus[0], GICD_IPRIORITYR + 41, 1, true, 0xa7);
    CHECK(gicd(&vcpus[0], GICD_IPRIORITYR + 41, 1, false, 0) == 0xa0);
    CHECK(gicd(&vcpus[0], GICD_IPRIORITYR + 40, 4, false, 0) == 0xa000);
}

static void a_word_register_ignores_byte_accesses(void)
{
    set_up();
    gicd(&vcpus[0], GICD_CTLR, 1, true, 0);
    CHECK(vm.dist.ctlr == 1);
}

int main(void)
{
    an_interrupt_goes_to_the_first_list_register();
    a_disabled_interrupt_waits_until_it_is_enabled();
    one_interrupt_is_never_in_two_list_registers();
    a_fifth_interrupt_waits_for_the_underflow_interrupt();
    a_high_line_is_pending_again_after_its_eoi();
    a_line_that_falls_while_active_does_not_come_back();
    an_eoi_between_two_worlds_is_not_lost();
    a_list_register_with_an_eoi_to_come_is_not_reused();
    a_high_line_cannot_be_cleared();
    the_active_state_shows_and_can_be_cleared();
    sgi_sources_can_be_seen_and_changed();
    the_virtual_timer_is_linked_to_the_physical_one();
    an_active_timer_interrupt_is_freed_for_the_next_vcpu();
    an_sgi_carries_its_source_and_kicks_the_other_core();
    the_same_sgi_of_two_sources_is_two_interrupts();
    an_interrupt_wakes_a_blocked_vcpu();
    the_distributor_reads_as_its_registers_say();
    priorities_are_bytes_of_five_bits();
    a_word_register_ignores_byte_accesses();
    printf("vgic: %d failures\n", failures);
    return failures != 0;
}
