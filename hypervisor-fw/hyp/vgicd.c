/* SPDX-License-Identifier: Apache-2.0
 * The virtual distributor (GICv2 4.3) as a table of registers: offset, length,
 * bits per interrupt, access sizes, read, write. An access finds its row by
 * one look-up in an index over word offsets that is made from the table.
 */
#include "vgicd.h"
#include "gicv2.h"
#include "spinlock.h"
#include "vm.h"

#define ANY_BYTE 1 /* byte and word accesses, else word only (GICv2 4.1.4) */

struct row {
    u16 offset;
    u16 length;
    u8 access;
    u32 (*read)(struct vcpu *vcpu, u32 offset, u32 size);
    void (*write)(struct vcpu *vcpu, u32 offset, u32 size, u32 value);
};

static volatile u32 *enabled_word(struct vcpu *vcpu, u32 word)
{
    struct vgic_dist *dist = &vcpu->vm->dist;

    return word == 0 ? &dist->enabled_private[vcpu->id] : &dist->enabled_shared;
}

/* Enabling may make something deliverable, of a shared word to any vCPU. */
static void flush_affected(struct vcpu *vcpu, u32 word)
{
    vgic_flush(vcpu);
    for (u32 i = 0; word != 0 && i < vcpu->vm->config->vcpu_count; i++) {
        struct vcpu *other = vcpu->vm->vcpus[i];

        if (other != vcpu && vgic_has_deliverable(other)) {
            vgic_notify(other);
        }
    }
}

static u32 raz(struct vcpu *vcpu, u32 offset, u32 size)
{
    (void)vcpu, (void)offset, (void)size;
    return 0;
}

static void wi(struct vcpu *vcpu, u32 offset, u32 size, u32 value)
{
    (void)vcpu, (void)offset, (void)size, (void)value;
}

static u32 read_ctlr(struct vcpu *vcpu, u32 offset, u32 size)
{
    (void)offset, (void)size;
    return vcpu->vm->dist.ctlr;
}

static void write_ctlr(struct vcpu *vcpu, u32 offset, u32 size, u32 value)
{
    (void)offset, (void)size;
    vcpu->vm->dist.ctlr = value & 1;
    flush_affected(vcpu, 1);
}

/* ITLinesNumber and CPUNumber, no Security Extensions. */
static u32 read_typer(struct vcpu *vcpu, u32 offset, u32 size)
{
    (void)offset, (void)size;
    return (VGIC_WORDS - 1) | (vcpu->vm->config->vcpu_count - 1) << 5;
}

static u32 read_iidr(struct vcpu *vcpu, u32 offset, u32 size)
{
    (void)vcpu, (void)offset, (void)size;
    return VGICD_IIDR;
}

static u32 read_icpidr2(struct vcpu *vcpu, u32 offset, u32 size)
{
    (void)vcpu, (void)offset, (void)size;
    return 0x2b; /* architecture version 2 */
}

static u32 read_enabled(struct vcpu *vcpu, u32 offset, u32 size)
{
    (void)size;
    return offset / 4 < VGIC_WORDS ? *enabled_word(vcpu, offset / 4) : 0;
}

static void set_enabled(struct vcpu *vcpu, u32 offset, u32 size, u32 value)
{
    (void)size;
    if (offset / 4 < VGIC_WORDS) {
        atomic_or(enabled_word(vcpu, offset / 4), value);
        flush_affected(vcpu, offset / 4);
    }
}

static void clear_enabled(struct vcpu *vcpu, u32 offset, u32 size, u32 value)
{
    u32 word = offset / 4;

    (void)size;
    if (word >= VGIC_WORDS) {
        return;
    }
    atomic_clear(enabled_word(vcpu, word), value);
    for (; value != 0; value &= value - 1) {
        vgic_withdraw(vcpu, 32 * word + (u32)__builtin_ctz(value));
    }
}

static u32 read_pending(struct vcpu *vcpu, u32 offset, u32 size)
{
    (void)size;
    return offset / 4 < VGIC_WORDS ? vgic_pending_word(vcpu, offset / 4) : 0;
}

/* SGIs are made pending by GICD_SGIR only: word 0 bits 15:0 are read-only (GICv2 4.3.7). */
static void set_pending(struct vcpu *vcpu, u32 offset, u32 size, u32 value)
{
    (void)size;
    value &= offset == 0 ? 0xffff0000u : 0xffffffffu;
    for (; offset / 4 < VGIC_WORDS && value != 0; value &= value - 1) {
        u32 id = 8 * offset + (u32)__builtin_ctz(value);

        if (id < 32) {
            vgic_raise(vcpu, id);
        } else {
            vgic_raise_spi(vcpu->vm, id);
        }
    }
}

static void clear_pending(struct vcpu *vcpu, u32 offset, u32 size, u32 value)
{
    u32 word = offset / 4;

    (void)size;
    if (word >= VGIC_WORDS) {
        return;
    }
    value &= word == 0 ? 0xffff0000u : ~vcpu->vm->dist.lines; /* a high line stays pending */
    for (u32 bits = value; bits != 0; bits &= bits - 1) {
        vgic_withdraw(vcpu, 32 * word + (u32)__builtin_ctz(bits));
    }
    atomic_clear(&vcpu->vgic.pending[word], value);
}

static u32 read_active(struct vcpu *vcpu, u32 offset, u32 size)
{
    (void)size;
    return offset / 4 < VGIC_WORDS ? vgic_active_word(vcpu, offset / 4) : 0;
}

static void clear_active(struct vcpu *vcpu, u32 offset, u32 size, u32 value)
{
    (void)size;
    for (; offset / 4 < VGIC_WORDS && value != 0; value &= value - 1) {
        vgic_clear_active(vcpu, 8 * offset + (u32)__builtin_ctz(value));
    }
}

static u8 *priority_byte(struct vcpu *vcpu, u32 id)
{
    struct vgic_dist *dist = &vcpu->vm->dist;

    return id < 32 ? &dist->priority_private[vcpu->id][id] : &dist->priority_shared[id - 32];
}

static u32 read_priority(struct vcpu *vcpu, u32 offset, u32 size)
{
    u32 value = 0;

    for (u32 i = 0; i < size && offset + i < VGIC_INTERRUPTS; i++) {
        value |= (u32)*priority_byte(vcpu, offset + i) << (8 * i);
    }
    return value;
}

/* Five priority bits, as the list registers have. */
static void write_priority(struct vcpu *vcpu, u32 offset, u32 size, u32 value)
{
    for (u32 i = 0; i < size && offset + i < VGIC_INTERRUPTS; i++) {
        *priority_byte(vcpu, offset + i) = (u8)(value >> (8 * i)) & 0xf8;
    }
}

/* For interrupts 0-31 the register reads as the reading core's own bit (GICv2 4.3.12). */
static u32 read_targets(struct vcpu *vcpu, u32 offset, u32 size)
{
    u32 value = 0;

    for (u32 i = 0; i < size && offset + i < VGIC_INTERRUPTS; i++) {
        u32 id = offset + i;
        u32 targets = id < 32 ? 1u << vcpu->id : vcpu->vm->dist.targets_shared[id - 32];

        value |= targets << (8 * i);
    }
    return value;
}

static void write_targets(struct vcpu *vcpu, u32 offset, u32 size, u32 value)
{
    u32 existing = (1u << vcpu->vm->config->vcpu_count) - 1;

    for (u32 i = 0; i < size && offset + i < VGIC_INTERRUPTS; i++) {
        if (offset + i >= 32) {
            vcpu->vm->dist.targets_shared[offset + i - 32] = (u8)((value >> (8 * i)) & existing);
        }
    }
}

static u32 read_configuration(struct vcpu *vcpu, u32 offset, u32 size)
{
    (void)size;
    if (offset == 0) {
        return 0xaaaaaaaa; /* SGIs are edge-triggered */
    }
    return offset / 4 < ARRAY_SIZE(vcpu->vm->dist.configuration)
               ? vcpu->vm->dist.configuration[offset / 4]
               : 0;
}

static void write_configuration(struct vcpu *vcpu, u32 offset, u32 size, u32 value)
{
    (void)size;
    if (offset >= 8 && offset / 4 < ARRAY_SIZE(vcpu->vm->dist.configuration)) {
        vcpu->vm->dist.configuration[offset / 4] = value & 0xaaaaaaaa;
    }
}

/* GICv2 4.3.15: list, all but self, self. */
static void write_sgir(struct vcpu *vcpu, u32 offset, u32 size, u32 value)
{
    struct vm *vm = vcpu->vm;
    u32 targets = (value >> 16) & 0xff;

    (void)offset, (void)size;
    if ((value & GICD_SGIR_OTHERS) != 0) {
        targets = 0xff & ~BIT(vcpu->id);
    } else if ((value & GICD_SGIR_SELF) != 0) {
        targets = BIT(vcpu->id);
    }
    targets &= BIT(vm->config->vcpu_count) - 1;
    for (; targets != 0; targets &= targets - 1) {
        vgic_raise_sgi(vm->vcpus[__builtin_ctz(targets)], value & 15, vcpu->id);
    }
}

/* A byte per SGI, a bit per vCPU that sent it (GICv2 4.3.16, 4.3.17); what is
 * in a list register already counts as pending. */
static u32 read_sgi_sources(struct vcpu *vcpu, u32 offset, u32 size)
{
    u32 value = 0;

    vgic_withdraw_sgis(vcpu);
    for (u32 i = 0; i < size; i++) {
        value |= (vcpu->vgic.sgi_sources[offset + i] & 0xff) << (8 * i);
    }
    vgic_flush(vcpu);
    return value;
}

static void clear_sgi_sources(struct vcpu *vcpu, u32 offset, u32 size, u32 value)
{
    vgic_withdraw_sgis(vcpu);
    for (u32 i = 0; i < size; i++) {
        atomic_clear(&vcpu->vgic.sgi_sources[offset + i], (value >> (8 * i)) & 0xff);
    }
    vgic_flush(vcpu);
}

static void set_sgi_sources(struct vcpu *vcpu, u32 offset, u32 size, u32 value)
{
    u32 existing = BIT(vcpu->vm->config->vcpu_count) - 1;

    for (u32 i = 0; i < size; i++) {
        for (u32 bits = (value >> (8 * i)) & existing; bits != 0; bits &= bits - 1) {
            vgic_raise_sgi(vcpu, offset + i, (u32)__builtin_ctz(bits));
        }
    }
}

// clang-format off
static const struct row rows[] = {
    { .offset = 0x001,             .length = 0 }, /* row 0: not implemented, RAZ/WI */
    { .offset = GICD_CTLR,         .length = 4,     .read = read_ctlr,          .write = write_ctlr },
    { .offset = GICD_TYPER,        .length = 4,     .read = read_typer,         .write = wi },
    { .offset = GICD_IIDR,         .length = 4,     .read = read_iidr,          .write = wi },
    { .offset = GICD_IGROUPR,      .length = 0x80,  .read = raz,                .write = wi },
    { .offset = GICD_ISENABLER,    .length = 0x80,  .read = read_enabled,       .write = set_enabled },
    { .offset = GICD_ICENABLER,    .length = 0x80,  .read = read_enabled,       .write = clear_enabled },
    { .offset = GICD_ISPENDR,      .length = 0x80,  .read = read_pending,       .write = set_pending },
    { .offset = GICD_ICPENDR,      .length = 0x80,  .read = read_pending,       .write = clear_pending },
    /* Nobody sets an active state but by GICC_IAR: GICD_ISACTIVER is for restoring one. */
    { .offset = GICD_ISACTIVER,    .length = 0x80,  .read = read_active,        .write = wi },
    { .offset = GICD_ICACTIVER,    .length = 0x80,  .read = read_active,        .write = clear_active },
    { .offset = GICD_IPRIORITYR,   .length = 0x400, .read = read_priority,      .write = write_priority,      .access = ANY_BYTE },
    { .offset = GICD_ITARGETSR,    .length = 0x400, .read = read_targets,       .write = write_targets,       .access = ANY_BYTE },
    { .offset = GICD_ICFGR,        .length = 0x100, .read = read_configuration, .write = write_configuration },
    { .offset = GICD_SGIR,         .length = 4,     .read = raz,                .write = write_sgir },
    { .offset = GICD_CPENDSGIR,    .length = 0x10,  .read = read_sgi_sources,   .write = clear_sgi_sources, .access = ANY_BYTE },
    { .offset = GICD_SPENDSGIR,    .length = 0x10,  .read = read_sgi_sources,   .write = set_sgi_sources,   .access = ANY_BYTE },
    { .offset = GICD_ICPIDR2,      .length = 4,     .read = read_icpidr2,       .write = wi },
};
// clang-format on

static u8 row_of_word[0x1000 / 4];

void vgicd_build_index(void)
{
    for (u32 i = 1; i < ARRAY_SIZE(rows); i++) {
        for (u32 offset = 0; offset < rows[i].length; offset += 4) {
            row_of_word[(rows[i].offset + offset) / 4] = (u8)i;
        }
    }
}

/* Reads of unimplemented registers are zero, writes are ignored (GICv2 4.1.3). */
void vgicd_access(struct vcpu *vcpu, struct mmio_access *access)
{
    const struct row *row = &rows[row_of_word[(access->offset & 0xfff) / 4]];
    u32 offset = access->offset - row->offset;

    if (row->length == 0 || (access->size != 4 && row->access != ANY_BYTE)) {
        access->value = 0;
    } else if (access->is_write) {
        row->write(vcpu, offset, access->size, access->value);
    } else {
        access->value = row->read(vcpu, offset, access->size);
    }
}
