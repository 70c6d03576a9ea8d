// SPDX-License-Identifier: Apache-2.0
// Loads and stores that reach a device, or nothing: price, access, error. ARM ARM A3.5 (memory
// types), B3.12 (external aborts).
#include "cpu/block.hpp"
#include "cpu/core.hpp"
#include "cpu/place_scope.hpp"

namespace hypscope::cpu {

namespace {

constexpr u32 kCortexA7 = 0xc07;
/// L2ECTLR: an asynchronous error of the GIC or L2, of the bus.
constexpr u32 kL2InternalError = 1u << 30, kL2BusError = 1u << 29;

u32 narrowed(u32 value, u32 size) { return size == 4 ? value : value & ((1u << (8 * size)) - 1); }

}  // namespace

DeviceWindow Core::window_of(const mmu::Translation& t, u32 va) const {
    const PhysAddr pa = t.output({va});
    const bool secure = !t.non_secure;
    const DeviceRange range = system_.device_at(pa, secure);
    if (range.size == 0) return {.first = va, .pa = pa, .kind = range.kind, .secure = secure};
    const PhysAddr page{pa.value & ~u64{kPageMask}};
    const PhysAddr first = std::max(page, range.base);
    const u64 end = std::min(page.value + kPageMask + 1, range.base.value + range.size);
    const u32 first_va = va - static_cast<u32>(pa.value - first.value);
    return {.context = hot.context,
            .first = first_va,
            .size = static_cast<u32>(end - first.value),
            .offset_of_zero = static_cast<u32>(first.value - range.base.value) - first_va,
            .pa = first,
            .device = range.device,
            .kind = range.kind,
            .secure = secure};
}

/// After an access: others of its kind need not take the long way. Big-endian data, which have
/// context 0, always do.
void Core::note_window(const DeviceWindow& window, bool write) {
    if (window.size == 0 || window.context == 0 || window.context != hot.context) return;
    DeviceWindow& kept = windows_.at(window.first);
    if (!kept.holds(window.first, window.context)) kept = window;
    (write ? kept.writable : kept.readable) = true;
}

u64 Core::load_device(const Op& op, const DeviceWindow& window, u32 va, u32 size) {
    const PlaceScope place(*this, op);
    u32 value = 0;
    return read_window(window, va, size, value) ? u64{1} << 32 | value : 0;
}

void Core::store_device(const Op& op, const DeviceWindow& window, u32 va, u32 size, u32 value) {
    const PlaceScope place(*this, op);
    write_window(window, va, size, value);
}

bool Core::read_device(const AccessPlan& plan, const mmu::Translation& t, u32 va, u32 size,
                       u32& value) {
    if (size == 3 || (va & (size - 1)) != 0) return abort_external(plan, va), false;
    const DeviceWindow window = window_of(t, va);
    if (plan.privileged != is_pl0()) note_window(window, false);
    return read_window(window, va, size, value);
}

bool Core::write_device(const AccessPlan& plan, const mmu::Translation& t, u32 va, u32 size,
                        u32 value) {
    if (size == 3 || (va & (size - 1)) != 0) return abort_external(plan, va), false;
    const DeviceWindow window = window_of(t, va);
    if (plan.privileged != is_pl0()) note_window(window, true);
    write_window(window, va, size, value);
    return true;
}

bool Core::read_window(const DeviceWindow& window, u32 va, u32 size, u32& value) {
    charge_device(window, false);
    const MmioAccess access = mmio_access(window, va, size);
    const MmioRead read = window.device != nullptr
                              ? window.device->read(access)
                              : system_.device_read(window.pa + (va - window.first), access);
    value = narrowed(read.value, size);
    if (read.status == MmioStatus::Ok) return true;
    return abort_external({.privileged = access.by.privileged, .write = false}, va), false;
}

void Core::write_window(const DeviceWindow& window, u32 va, u32 size, u32 value) {
    charge_device(window, true);
    const MmioAccess access = mmio_access(window, va, size);
    value = narrowed(value, size);
    const DeviceKind kind = window.kind;  // a device may change the map, and windows go
    const MmioStatus status =
        window.device != nullptr
            ? window.device->write(access, value)
            : system_.device_write(window.pa + (va - window.first), access, value);
    if (status != MmioStatus::Ok) bus_write_failed(kind);
}

/// The error of a write comes back when the store is done; that of a read with its data.
/// IMPLEMENTATION DEFINED: Cortex-A7 makes it an asynchronous external abort (A7 TRM 5.7.1);
/// Cortex-A15 takes no exception: it records the error in L2ECTLR and asserts nINTERRIRQ (its GIC)
/// or nAXIERRIRQ (the bus), which the boards leave unconnected (A15 TRM 7.6). Errors of reads and
/// of table walks are synchronous on both.
void Core::bus_write_failed(DeviceKind kind) {
    if (config_.identity.part() == kCortexA7) return raise_async_abort();
    const u32 error = kind != DeviceKind::Other ? kL2InternalError : kL2BusError;
    sys.set(SysReg::L2ECTLR, sys.get32(SysReg::L2ECTLR) | error);
}

MmioAccess Core::mmio_access(const DeviceWindow& window, u32 va, u32 size) const {
    return {.offset = va + window.offset_of_zero,
            .size = static_cast<u8>(size),
            .by = {.core = id(), .secure = window.secure, .privileged = !is_pl0()},
            .now = now()};
}

void Core::charge_device(const DeviceWindow& window, bool write) {
    const bool gic = window.kind != DeviceKind::Other;
    const u32 cycles = timing_.device({.write = write, .gic = gic}, now());
    // Phase gic: GICH and GICV, by address (the exit ledger's rule); other devices are handler.
    const bool interface = window.kind == DeviceKind::VirtualInterface;
    charge(cycles, interface ? trace::Phase::Gic : trace::Phase::Handler);
    if (interface) reattribute_current(trace::Phase::Gic);
}

}  // namespace hypscope::cpu
