// SPDX-License-Identifier: Apache-2.0
#include "cpu/jit/misses.hpp"

#include "cpu/host_bytes.hpp"
#include "cpu/jit/counter.hpp"
#include "cpu/jit/support.hpp"
#include "cpu/known_timing.hpp"
#include "cpu/miss.hpp"

namespace hypscope::cpu::jit {

namespace {

/// What was loaded is kept for the code to read.
const u8* kept(Core& core, u64 loaded) {
    if (loaded == 0) return nullptr;
    std::array<u8, 4>& bytes = core.hot.native.loaded;
    write_le(bytes.data(), 4, static_cast<u32>(loaded));
    return bytes.data();
}

/// No plain load of RAM.
[[gnu::noinline, gnu::cold]] const u8* load_otherwise(Core& core, const Op& op, u32 va, u32 size,
                                                      bool faults) {
    if (faults) return nullptr;
    const Pause pause(core);
    return kept(core, core.load_missed(op, va, size, false, false));
}

[[gnu::noinline]] const u8* load_device(Core& core, const Op& op, const DeviceWindow& window,
                                        u32 va, u32 size) {
    core.hot.block = block_of(&op);
    const Pause pause(core);
    return kept(core, core.load_device(op, window, va, size));
}

[[gnu::noinline]] u64 store_device(Core& core, const Op& op, const DeviceWindow& window, u32 va,
                                   u32 value, u32 size) {
    core.hot.block = block_of(&op);
    const Pause pause(core);
    core.store_device(op, window, va, size, value);
    return 1;
}

[[gnu::noinline, gnu::cold]] u64 store_otherwise(Core& core, const Op& op, u32 va, u32 value,
                                                 u32 size, bool faults) {
    if (faults) return 0;
    const Pause pause(core);
    return core.store_missed(op, va, size, value, false, false) ? 1 : 0;
}

const u8* loaded(Core& core, const Missed& missed) {
    core.hot.native.counter += counted(missed.cycles, 0);
    return missed.host;
}

u64 written(u8* host, u32 value, u32 size) {
    write_le(host, size, value);
    return 1;
}

u64 stored(Core& core, const Missed& missed, u32 value, u32 size) {
    core.hot.native.counter += counted(missed.cycles, 0);
    return written(missed.host, value, size);
}

auto counts_of(const Core& core) {
    return [&core]() __attribute__((always_inline)) { return native_counts(core); };
}

// In the page of the access before, and elsewhere: functions of their own, so that each keeps only
// what it needs.

[[gnu::noinline]] const u8* load_in_page(Core& core, const Op& op, u32 va, u32 size) {
    core.hot.block = block_of(&op);
    return loaded(core, core.price_otherwise<false>(op, va, size, native_counts(core)));
}

[[gnu::noinline]] u64 store_in_page(Core& core, const Op& op, u32 va, u32 value, u32 size) {
    core.hot.block = block_of(&op);
    return stored(core, core.price_otherwise<true>(op, va, size, native_counts(core)), value, size);
}

template <class Timing>
[[gnu::noinline, gnu::flatten]] const u8* load_elsewhere(Core& core, const Op& op, u32 va,
                                                         u32 size) {
    core.hot.block = block_of(&op);
    const auto missed = core.miss_elsewhere<false, Timing>(op, va, size, counts_of(core));
    if (missed.host == nullptr) [[unlikely]]
        return load_otherwise(core, op, va, size, missed.faults);
    return loaded(core, missed);
}

template <class Timing>
[[gnu::noinline, gnu::flatten]] u64 store_elsewhere(Core& core, const Op& op, u32 va, u32 value,
                                                    u32 size) {
    core.hot.block = block_of(&op);
    const auto missed = core.miss_elsewhere<true, Timing>(op, va, size, counts_of(core));
    if (missed.host == nullptr) [[unlikely]]
        return store_otherwise(core, op, va, value, size, missed.faults);
    return stored(core, missed, value, size);
}

// Where time is functional: mostly a page comes back whose translation was invalidated.

template <class Timing>
[[gnu::noinline]] const u8* load_again(Core& core, const Op& op, u32 va, u32 size) {
    if (const u8* host = core.access_page_again<false>(va, size)) [[likely]]
        return host;
    return load_elsewhere<Timing>(core, op, va, size);
}

template <class Timing>
[[gnu::noinline]] u64 store_again(Core& core, const Op& op, u32 va, u32 value, u32 size) {
    if (u8* host = core.access_page_again<true>(va, size)) [[likely]]
        return written(host, value, size);
    return store_elsewhere<Timing>(core, op, va, value, size);
}

template <class Timing>
[[gnu::noinline, gnu::flatten]] const u8* load_ready(Core& core, const Op& op, u32 va, u32 size) {
    core.hot.block = block_of(&op);
    return loaded(core,
                  core.price_miss<false, PageIs::Ready, Timing>(op, va, size, counts_of(core)));
}

template <class Timing>
[[gnu::noinline, gnu::flatten]] u64 store_ready(Core& core, const Op& op, u32 va, u32 value,
                                                u32 size) {
    core.hot.block = block_of(&op);
    return stored(core, core.price_miss<true, PageIs::Ready, Timing>(op, va, size, counts_of(core)),
                  value, size);
}

template <class Timing>
const u8* load(Core* core, const Op* op, u32 va, u32 size) {
    if constexpr (!kKnowsPagesAlone<Timing>) {
        if (core->misses_in_ready_page<false>(va, size))
            return load_ready<Timing>(*core, *op, va, size);
        if (core->misses_in_page<false>(va, size)) return load_in_page(*core, *op, va, size);
    }
    if (const DeviceWindow* window = core->device_window(va, size, false)) [[unlikely]]
        return load_device(*core, *op, *window, va, size);
    if constexpr (kKnowsPagesAlone<Timing>) return load_again<Timing>(*core, *op, va, size);
    return load_elsewhere<Timing>(*core, *op, va, size);
}

template <class Timing>
u64 store(Core* core, const Op* op, u32 va, u32 value, u32 size) {
    if constexpr (!kKnowsPagesAlone<Timing>) {
        if (core->misses_in_ready_page<true>(va, size))
            return store_ready<Timing>(*core, *op, va, value, size);
        if (core->misses_in_page<true>(va, size)) return store_in_page(*core, *op, va, value, size);
    }
    if (const DeviceWindow* window = core->device_window(va, size, true)) [[unlikely]]
        return store_device(*core, *op, *window, va, value, size);
    if constexpr (kKnowsPagesAlone<Timing>) return store_again<Timing>(*core, *op, va, value, size);
    return store_elsewhere<Timing>(*core, *op, va, value, size);
}

template <class Timing>
constexpr MissFunctions kFunctions{load<Timing>, store<Timing>};

}  // namespace

MissFunctions miss_functions(const uarch::CoreTiming& timing) {
    return with_class_of(timing, []<class Timing>() { return kFunctions<Timing>; });
}

}  // namespace hypscope::cpu::jit
