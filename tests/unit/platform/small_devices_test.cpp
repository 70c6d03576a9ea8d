// SPDX-License-Identifier: Apache-2.0
// GICv2m, empty virtio slots, fw_cfg and flash.
#include <catch2/catch.hpp>

#include "device_bench.hpp"
#include "platform/devices/cfi_flash.hpp"
#include "platform/devices/fw_cfg.hpp"
#include "platform/devices/gicv2m.hpp"
#include "platform/devices/virtio/transport.hpp"
#include "virtio_bench.hpp"

using namespace hypscope;
using namespace hypscope::platform;

TEST_CASE("GICv2m: MSI_TYPER names the frame's interrupts") {
    GicV2m frame(InterruptId{80}, 64);
    CHECK(get(frame, 0x008) == (80u << 16 | 64));
    CHECK(get(frame, 0x040) == 0);
    CHECK(get(frame, 0xfcc) == 0);
}

TEST_CASE("GICv2m: a write of an interrupt's number is an edge of it") {
    GicV2m frame(InterruptId{80}, 64);
    Probe first(frame.interrupts[0]);
    Probe last(frame.interrupts[63]);
    set(frame, 0x040, 80);
    set(frame, 0x040, 143, 2);
    CHECK(first.rises == 1);
    CHECK(first.falls == 1);
    CHECK(last.rises == 1);
}

TEST_CASE("GICv2m: numbers of others, bytes and debug writes do nothing") {
    GicV2m frame(InterruptId{80}, 64);
    Probe first(frame.interrupts[0]);
    set(frame, 0x040, 79);
    set(frame, 0x040, 144);
    set(frame, 0x040, ~0u);
    set(frame, 0x040, 80, 1);
    (void)frame.write(debug_at(0x040), 80);
    CHECK(first.rises == 0);
}

TEST_CASE("virtio-mmio: an empty slot shows magic, version and device ID 0") {
    VirtioMmio slot;
    CHECK(get(slot, 0x000) == 0x7472'6976);
    CHECK(get(slot, 0x004) == 2);
    CHECK(get(slot, 0x008) == 0);
    CHECK(get(slot, 0x070) == 0);
    CHECK(get(slot, 0x1ff, 1) == 0);
    set(slot, 0x070, 1);
    CHECK(get(slot, 0x070) == 0);
}

namespace {
struct FwCfgBench {
    explicit FwCfgBench(u16 cores) : device(cores, memory, events) {}
    operator MmioDevice&() { return device; }
    /// A DMA request of firmware; what its control word says afterwards.
    u32 request(u32 control, u32 length, u64 address) {
        constexpr u64 kAt = FakeMemory::kBase + 0x100;
        store_be<u32>(memory.bytes, 0x100, control);
        store_be<u32>(memory.bytes, 0x104, length);
        store_be<u64>(memory.bytes, 0x108, address);
        set(device, fw_cfg::kDma, 0);
        set(device, fw_cfg::kDma + 4, __builtin_bswap32(static_cast<u32>(kAt)));
        events.run_until(Cycles{1});
        return load_be<u32>(memory.bytes, 0x100);
    }
    FakeMemory memory;
    EventQueue events;
    FwCfg device;
};

std::string item(MmioDevice& device, u16 key, int size) {
    set(device, fw_cfg::kSelector, static_cast<u32>((key & 0xff) << 8 | key >> 8), 2);
    std::string bytes;
    for (int i = 0; i < size; ++i) bytes += static_cast<char>(get(device, fw_cfg::kData, 1));
    return bytes;
}
}  // namespace

TEST_CASE("fw_cfg: the signature is QEMU, and is selected after reset") {
    FwCfgBench device(2);
    CHECK(get(device, fw_cfg::kData) == 0x554d'4551);  // the first byte lowest
    CHECK(item(device, 0x0000, 4) == "QEMU");
}

TEST_CASE("fw_cfg: the ID offers the traditional interface and DMA") {
    FwCfgBench device(2);
    CHECK(item(device, 0x0001, 4) == std::string("\3\0\0\0", 4));
    CHECK(get(device, fw_cfg::kDma) == 0x554d'4551);      // "QEMU"
    CHECK(get(device, fw_cfg::kDma + 4) == 0x4746'4320);  // " CFG"
}

TEST_CASE("fw_cfg: the number of cores is a little-endian halfword") {
    FwCfgBench device(3);
    CHECK(item(device, 0x0005, 2) == std::string("\3\0", 2));
    CHECK(item(device, 0x000f, 2) == std::string("\3\0", 2));
}

TEST_CASE("fw_cfg: the file directory is empty") {
    FwCfgBench device(1);
    CHECK(item(device, 0x0019, 4) == std::string(4, '\0'));
}

TEST_CASE("fw_cfg: behind the end of an item and for an unknown one there are zeros") {
    FwCfgBench device(1);
    CHECK(item(device, 0x0000, 6) == std::string("QEMU\0\0", 6));
    CHECK(item(device, 0x7fff, 2) == std::string(2, '\0'));
}

TEST_CASE("fw_cfg: reads of any size take the next bytes, debug reads take none") {
    FwCfgBench device(1);
    CHECK(get(device, fw_cfg::kData, 2) == ('Q' | 'E' << 8));
    CHECK(device.device.read(debug_at(fw_cfg::kData, 1)).value == 'M');
    CHECK(get(device, fw_cfg::kData, 1) == 'M');
    device.device.reset(Cycles{});
    CHECK(get(device, fw_cfg::kData, 1) == 'Q');
}

TEST_CASE("fw_cfg: DMA selects, reads, skips, and reads zeros behind the end") {
    FwCfgBench device(3);
    constexpr u64 kTo = FakeMemory::kBase + 0x200;
    device.memory.put<u32>(kTo, ~0u);
    CHECK(device.request(0x0005 << 16 | 8 | 2, 4, kTo) == 0);
    CHECK(device.memory.get_at<u32>(kTo) == 3);
    CHECK(device.request(0x0000 << 16 | 8 | 4, 2, 0) == 0);
    CHECK(device.request(2, 2, kTo) == 0);
    CHECK(device.memory.text(kTo, 2) == "MU");
}

TEST_CASE("fw_cfg: DMA that can not be done leaves the error bit") {
    FwCfgBench device(1);
    CHECK(device.request(0x0000 << 16 | 8 | 2, 4, 0x1000) == 1);
    CHECK(device.request(0x0000 << 16 | 8 | 2, ~0u, FakeMemory::kBase) != 0);
    CHECK(device.request(16, 4, FakeMemory::kBase) == 1);
    set(device, fw_cfg::kDma, ~0u);
    set(device, fw_cfg::kDma + 4, ~0u);
    device.events.run_until(Cycles{2});  // a request that is no memory: nothing happens
}

namespace {
struct FlashBench {
    FlashBench() {
        contents.host()[0] = 0x12;
        contents.host()[1] = 0x34;
        contents.host()[2] = 0x56;
        contents.host()[3] = 0x78;
    }
    void command(u32 code) { set(flash, 0x55 * 4, code | code << 16); }
    GuestMemory contents{u64{64} << 20, GuestMemory::Kind::Rom};
    CfiFlash flash{contents};
};
}  // namespace

TEST_CASE("Flash: it reads as memory at every size") {
    FlashBench bench;
    CHECK(get(bench.flash, 0) == 0x7856'3412);
    CHECK(get(bench.flash, 2, 2) == 0x7856);
    CHECK(get(bench.flash, 1, 1) == 0x34);
    CHECK(bench.contents.is_direct());
}

TEST_CASE("Flash: the CFI query appears in both chips and on narrow reads") {
    FlashBench bench;
    bench.command(0x98);
    CHECK_FALSE(bench.contents.is_direct());
    CHECK(get(bench.flash, 0x10 * 4) == 0x0051'0051);
    CHECK(get(bench.flash, 0x11 * 4, 2) == 'R');
    CHECK(get(bench.flash, 0x12 * 4 + 2, 1) == 'Y');
    CHECK(get(bench.flash, 0x12 * 4 + 1, 1) == 0);
    CHECK(get(bench.flash, 0x27 * 4, 1) == 25);   // 32 MiB a chip
    CHECK(get(bench.flash, 0x2d * 4, 1) == 255);  // 256 sectors
    CHECK(get(bench.flash, 0x30 * 4, 1) == 2);    // of 128 KiB a chip
    CHECK(get(bench.flash, 0x3ff'ffc) == 0);
}

TEST_CASE("Flash: read-array ends every other mode") {
    FlashBench bench;
    const u32 code = GENERATE(0x98u, 0x90u, 0x70u);
    bench.command(code);
    CHECK(get(bench.flash, 0) != 0x7856'3412);
    bench.command(0xff);
    CHECK(get(bench.flash, 0) == 0x7856'3412);
    CHECK(bench.contents.is_direct());
}

TEST_CASE("Flash: the identifier names manufacturer, device and locked sectors") {
    FlashBench bench;
    bench.command(0x90);
    CHECK(get(bench.flash, 0, 1) == 0x89);
    CHECK(get(bench.flash, 4, 1) == 0x18);
    CHECK(get(bench.flash, 8, 1) == 1);
    CHECK(get(bench.flash, CfiFlash::kSectorSize, 2) == 0x89);
    CHECK(get(bench.flash, CfiFlash::kSectorSize + 8, 1) == 1);
}

TEST_CASE("Flash: programming fails as locked and changes nothing") {
    FlashBench bench;
    bench.command(0x40);
    set(bench.flash, 0, 0);
    CHECK(get(bench.flash, 0) == 0x0092'0092);  // ready, program error, locked
    bench.command(0x50);
    CHECK(get(bench.flash, 0, 1) == 0x80);
    bench.command(0xff);
    CHECK(get(bench.flash, 0) == 0x7856'3412);
}

TEST_CASE("Flash: erasing fails as locked") {
    FlashBench bench;
    bench.command(0x20);
    bench.command(0xd0);
    CHECK(get(bench.flash, 0, 1) == 0xa2);
}

TEST_CASE("Flash: a buffered write takes all its words before the next command") {
    FlashBench bench;
    bench.command(0xe8);
    set(bench.flash, 0, 1);     // two words
    set(bench.flash, 0, 0xff);  // data that look like commands
    set(bench.flash, 4, 0x98);
    set(bench.flash, 0, 0xd0);
    CHECK(get(bench.flash, 0, 1) == 0x92);
    bench.command(0xff);
    CHECK(bench.contents.is_direct());
}

TEST_CASE("Flash: reset returns to reading") {
    FlashBench bench;
    bench.command(0x98);
    bench.flash.reset(Cycles{});
    CHECK(bench.contents.is_direct());
}

TEST_CASE("Devices answer every offset and size without an error") {
    GuestMemory contents(4096, GuestMemory::Kind::Rom);
    EventQueue events;
    FakeMemory memory;
    FwCfg fw_cfg(1, memory, events);
    GicV2m frame(InterruptId{80}, 64);
    VirtioMmio slot;
    CfiFlash flash(contents);
    for (MmioDevice* device : {static_cast<MmioDevice*>(&fw_cfg), static_cast<MmioDevice*>(&frame),
                               static_cast<MmioDevice*>(&slot), static_cast<MmioDevice*>(&flash)}) {
        for (const u8 size : {u8{1}, u8{2}, u8{4}}) {
            for (u32 offset = 0; offset < 0x2000; offset += size) {
                REQUIRE(device->write(at(offset, size), ~0u) == MmioStatus::Ok);
                REQUIRE(device->read(at(offset, size)).status == MmioStatus::Ok);
            }
        }
    }
}
