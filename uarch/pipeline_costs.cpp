// SPDX-License-Identifier: Apache-2.0
// The classes of isa/instruction.hpp priced by the parameters, and their register uses as sets.
//
// VMRS and VMSR issue alone, so that they need no dependency.
#include "uarch/pipeline_costs.hpp"

#include <algorithm>
#include <bit>

#include "uarch/extension_registers.hpp"

namespace hypscope::uarch {

namespace {

using isa::TimingClass;

bool is_between(TimingClass c, TimingClass first, TimingClass last) {
    return c >= first && c <= last;
}
bool is_memory(TimingClass c) {
    return is_between(c, TimingClass::Load, TimingClass::Preload) || c == TimingClass::VfpLoad ||
           c == TimingClass::VfpStore || c == TimingClass::SimdLoad || c == TimingClass::SimdStore;
}
bool is_branch(TimingClass c) {
    return c == TimingClass::Branch || c == TimingClass::BranchIndirect;
}
bool is_extension_memory(TimingClass c) { return is_memory(c) && c > TimingClass::Preload; }
bool is_extension_data(TimingClass c) {
    return is_between(c, TimingClass::VfpAlu, TimingClass::SimdFloat) ||
           c == TimingClass::SimdPermute;
}
bool is_multiply(TimingClass c) {
    return c == TimingClass::Multiply || c == TimingClass::MultiplyLong;
}

RegisterSet core(u8 index) { return index < 15 ? u64{1} << index : 0; }
RegisterSet extension(u32 doublewords) { return u64{doublewords} << 32; }

/// Sorts the registers of one operand member into the sets.
class Collector {
  public:
    explicit Collector(const PricedInstruction& i)
        : i_(i), o_(i.operands), use_(i.op->use), class_(i.op->timing), priced_(priced_class(i)) {}

    Hazards collect() {
        if (class_ == TimingClass::VfpSystem) return {};
        if (is_extension_data(class_)) return extension_data();
        if (class_ == TimingClass::VfpMove) return transfer();
        if (is_memory(class_)) {
            memory();
        } else if (is_branch(class_)) {
            branch();
        } else {
            data_processing();
        }
        list();
        flags();
        return h_;
    }

  private:
    Hazards extension_data() {
        const ExtensionUse use = extension_use(i_);
        h_.reads = extension(use.reads);
        h_.accumulators = extension(use.accumulators);
        h_.writes = extension(use.writes);
        return h_;
    }

    Hazards transfer() {
        const RegisterSet pair = core(o_.d) | (use_.read_a || use_.write_a ? core(o_.a) : 0);
        extension_data();
        (use_.write_d ? h_.writes : h_.reads) |= pair;
        return h_;
    }

    /// Addresses are needed early; a store's data is not.
    void memory() {
        const bool data_in_m = class_ == TimingClass::StoreExclusive;
        if (use_.read_n) h_.early |= core(o_.n);
        if (use_.read_m) (data_in_m ? h_.late : h_.early) |= core(o_.m);
        if (is_extension_memory(class_)) {
            const ExtensionUse use = extension_use(i_);
            h_.late |= extension(use.reads);
            h_.writes |= extension(use.writes);
        } else {
            if (use_.read_d) h_.late |= core(o_.d);
            if (use_.read_a) h_.late |= core(o_.a);
            if (use_.write_d) h_.writes |= core(o_.d);
            if (use_.write_a) h_.writes |= core(o_.a);
        }
        if (use_.write_n || o_.wback()) h_.fast_writes |= core(o_.n);
    }

    void data_processing() {
        const bool shifts =
            priced_ == TimingClass::AluShift || priced_ == TimingClass::AluShiftRegister;
        if (use_.read_n) h_.reads |= core(o_.n);
        if (use_.read_m) (shifts ? h_.early : h_.reads) |= core(o_.m);
        if (use_.read_a)
            (is_multiply(class_) ? h_.accumulators : shifts ? h_.early : h_.reads) |= core(o_.a);
        if (use_.read_d) (is_multiply(class_) ? h_.accumulators : h_.reads) |= core(o_.d);
        if (use_.write_d) h_.writes |= core(o_.d);
        if (use_.write_a) h_.writes |= core(o_.a);
    }

    /// A predicted branch waits for no flags.
    void branch() {
        if (use_.read_n) h_.late |= core(o_.n);
        if (use_.read_m) h_.late |= core(o_.m);
        if (use_.read_a) h_.late |= core(o_.a);
        if (use_.write_d) h_.fast_writes |= core(o_.d);
    }

    void list() {
        if (!use_.list || is_extension_memory(class_)) return;
        (use_.list_written ? h_.writes : h_.late) |= o_.imm & 0x7fff;
    }

    /// A conditional instruction also needs what it might not overwrite.
    void flags() {
        if (o_.setflags() || (!use_.write_d && is_between(class_, TimingClass::Alu,
                                                          TimingClass::AluShiftRegister))) {
            h_.fast_writes |= kFlags;
        }
        if (o_.cond == 14 || is_branch(class_)) return;
        h_.reads |= kFlags;
        if (!is_memory(class_)) h_.reads |= h_.writes;
    }

    const PricedInstruction& i_;
    const isa::Operands& o_;
    const isa::RegisterUse& use_;
    TimingClass class_, priced_;
    Hazards h_;
};

void set(CostTable& table, TimingClass c, u32 latency, u32 occupancy, Pipe pipe) {
    table[static_cast<size_t>(c)] = {static_cast<u8>(latency), static_cast<u8>(occupancy), pipe};
}

void set_integer(CostTable& t, const CorePreset& p) {
    set(t, TimingClass::Alu, p.latency_alu, 1, Pipe::Alu);
    set(t, TimingClass::AluShift, p.latency_alu_shift, 1, Pipe::Alu);
    set(t, TimingClass::AluShiftRegister, p.latency_alu_shift_reg, 1, Pipe::Alu);
    set(t, TimingClass::Saturating, p.latency_saturating, 1, Pipe::Alu);
    set(t, TimingClass::Multiply, p.latency_multiply, p.occupancy_multiply, Pipe::Multiply);
    set(t, TimingClass::MultiplyLong, p.latency_multiply_long, p.occupancy_multiply_long,
        Pipe::Multiply);
    set(t, TimingClass::Divide, p.latency_divide, p.occupancy_divide, Pipe::Multiply);
    set(t, TimingClass::Branch, 1, 1, Pipe::Branch);
    set(t, TimingClass::BranchIndirect, 1, 1, Pipe::Branch);
    set(t, TimingClass::Hint, 1, 1, Pipe::Alu);
}

void set_memory(CostTable& t, const CorePreset& p) {
    set(t, TimingClass::Load, p.latency_load, 1, Pipe::Load);
    set(t, TimingClass::LoadDouble, p.latency_load, 1, Pipe::Load);
    set(t, TimingClass::LoadMultiple, p.latency_load_multiple, 1, Pipe::Load);
    set(t, TimingClass::LoadExclusive, p.latency_load, 1, Pipe::Load);
    set(t, TimingClass::Store, 1, 1, Pipe::Store);
    set(t, TimingClass::StoreDouble, 1, 1, Pipe::Store);
    set(t, TimingClass::StoreMultiple, 1, 1, Pipe::Store);
    set(t, TimingClass::StoreExclusive, p.latency_load, 1, Pipe::Store);
    set(t, TimingClass::Preload, 1, 1, Pipe::Load);
    set(t, TimingClass::VfpLoad, p.latency_vfp_load, 1, Pipe::Load);
    set(t, TimingClass::VfpStore, 1, 1, Pipe::Store);
    set(t, TimingClass::SimdLoad, p.latency_simd_load, 1, Pipe::Load);
    set(t, TimingClass::SimdStore, 1, 1, Pipe::Store);
}

void set_extension(CostTable& t, const CorePreset& p) {
    set(t, TimingClass::VfpMove, p.latency_vfp_move, 1, Pipe::Simd);
    set(t, TimingClass::VfpAlu, p.latency_vfp_alu, 1, Pipe::Simd);
    set(t, TimingClass::VfpMultiply, p.latency_vfp_multiply, p.occupancy_vfp_multiply, Pipe::Simd);
    set(t, TimingClass::VfpMultiplyAccumulate, p.latency_vfp_mac, p.occupancy_vfp_multiply,
        Pipe::Simd);
    set(t, TimingClass::VfpDivide, p.latency_vfp_divide, p.occupancy_vfp_divide, Pipe::Simd);
    set(t, TimingClass::VfpCompare, p.latency_vfp_compare, 1, Pipe::Simd);
    set(t, TimingClass::VfpConvert, p.latency_vfp_convert, 1, Pipe::Simd);
    set(t, TimingClass::SimdAlu, p.latency_simd_alu, p.occupancy_simd, Pipe::Simd);
    set(t, TimingClass::SimdMultiply, p.latency_simd_multiply, p.occupancy_simd, Pipe::Simd);
    set(t, TimingClass::SimdMultiplyAccumulate, p.latency_simd_mac, p.occupancy_simd, Pipe::Simd);
    set(t, TimingClass::SimdFloat, p.latency_simd_float, p.occupancy_simd, Pipe::Simd);
    set(t, TimingClass::SimdPermute, p.latency_simd_alu, p.occupancy_simd, Pipe::Simd);
}

/// One issue slot alone; the rest of their price is an event's (CoreTiming::event).
void set_system(CostTable& t) {
    for (const TimingClass c :
         {TimingClass::Status, TimingClass::Banked, TimingClass::Coprocessor, TimingClass::Barrier,
          TimingClass::InstructionBarrier, TimingClass::Exception, TimingClass::ExceptionReturn,
          TimingClass::Wait, TimingClass::VfpSystem}) {
        set(t, c, 1, 1, Pipe::Alone);
    }
}

}  // namespace

CostTable cost_table(const CorePreset& preset) {
    CostTable table{};
    set_integer(table, preset);
    set_memory(table, preset);
    set_extension(table, preset);
    set_system(table);
    return table;
}

TimingClass priced_class(const PricedInstruction& i) {
    const TimingClass c = i.op->timing;
    const isa::RegisterUse& use = i.op->use;
    const bool rrx = i.operands.shift_t == isa::SRType::RRX;
    // LSL and its kin shift in the simple pipe; a shift in front of an operation takes longer.
    if (c == TimingClass::AluShift && (!use.read_n || (i.operands.shift_n == 0 && !rrx))) {
        return TimingClass::Alu;
    }
    if (c == TimingClass::AluShiftRegister && !use.read_a) return TimingClass::Alu;
    return c;
}

u32 words_of(const PricedInstruction& i) {
    const isa::Operands& o = i.operands;
    if (i.op->use.list) return std::max(1u, static_cast<u32>(std::popcount(o.imm & 0xffff)));
    switch (i.op->timing) {
        case TimingClass::LoadDouble:
        case TimingClass::StoreDouble:
        case TimingClass::StoreMultiple: return 2;  // the last: SRS
        case TimingClass::VfpLoad:
        case TimingClass::VfpStore:
        case TimingClass::SimdLoad:
        case TimingClass::SimdStore: return extension_words(i);
        default: return 1;
    }
}

Hazards hazards_of(const PricedInstruction& instruction) {
    return Collector(instruction).collect();
}

}  // namespace hypscope::uarch
