// SPDX-License-Identifier: Apache-2.0
#include "platform/loader/boot_plan.hpp"

#include <catch2/catch.hpp>

#include "error_matcher.hpp"
#include "image_builder.hpp"

using namespace hypscope;
using namespace hypscope::platform;

namespace {
constexpr u64 kMiB = u64{1} << 20;

BootRequest request() {
    BootRequest request;
    request.machine.board = &virt_board();
    request.machine.ram_size = 512 * kMiB;
    return request;
}

const Segment* find(const BootPlan& plan, const std::string& name) {
    for (const Segment& segment : plan.segments) {
        if (segment.name == name) return &segment;
    }
    return nullptr;
}
}  // namespace

TEST_CASE("Bare metal: the device tree lies at the start of RAM") {
    const TemporaryFile elf(ElfBuilder{}.build());
    BootRequest boot = request();
    boot.images = {elf.path()};
    const BootPlan plan = plan_boot(boot);
    CHECK(plan.entry == 0x4001'0004);
    CHECK_FALSE(plan.is_linux);
    CHECK(plan.device_tree == 0x4000'0000u);
    CHECK(find(plan, "device tree")->bytes == plan.device_tree_blob);
}

TEST_CASE("Bare metal: an image at the start of RAM leaves no room for a device tree") {
    ElfBuilder elf;
    elf.segment.p_vaddr = elf.segment.p_paddr = elf.header.e_entry = 0x4000'0000;
    const TemporaryFile file(elf.build());
    BootRequest boot = request();
    boot.images = {file.path()};
    const BootPlan plan = plan_boot(boot);
    CHECK_FALSE(plan.device_tree.has_value());
    CHECK_FALSE(plan.device_tree_blob.empty());
    CHECK(plan.segments.size() == 1);
}

TEST_CASE("Linux: the device tree lies 128 MiB above the start of RAM") {
    const TemporaryFile kernel(make_zimage());
    BootRequest boot = request();
    boot.images = {kernel.path()};
    const BootPlan plan = plan_boot(boot);
    CHECK(plan.is_linux);
    CHECK(plan.entry == 0x4001'0000);
    CHECK(plan.device_tree == 0x4800'0000u);
}

TEST_CASE("Linux: with little RAM the device tree lies in its middle") {
    const TemporaryFile kernel(make_zimage());
    BootRequest boot = request();
    boot.machine.ram_size = 64 * kMiB;
    boot.images = {kernel.path()};
    CHECK(plan_boot(boot).device_tree == 0x4200'0000u);
}

TEST_CASE("Linux: the initrd comes first and the device tree on the next page") {
    const TemporaryFile kernel(make_zimage());
    const TemporaryFile initrd(std::vector<u8>(5000, 0x5a));
    BootRequest boot = request();
    boot.images = {kernel.path()};
    boot.initrd = initrd.path();
    const BootPlan plan = plan_boot(boot);
    CHECK(find(plan, initrd.path())->base == PhysAddr{0x4800'0000});
    CHECK(plan.device_tree == 0x4800'2000u);
}

TEST_CASE("Raw bytes with an initrd are placed as Linux") {
    const TemporaryFile kernel(std::string(64, 'k'));
    const TemporaryFile initrd(std::string("initrd"));
    BootRequest boot = request();
    boot.raw_files = {{kernel.path(), PhysAddr{0x4020'8000}}};
    boot.initrd = initrd.path();
    const BootPlan plan = plan_boot(boot);
    CHECK(plan.entry == 0x4020'8000);
    CHECK(plan.device_tree == 0x4800'1000u);
}

TEST_CASE("An initrd that does not fit is refused") {
    const TemporaryFile kernel(make_zimage());
    const TemporaryFile initrd(std::vector<u8>(9 * kMiB));
    BootRequest boot = request();
    boot.machine.ram_size = 16 * kMiB;
    boot.images = {kernel.path()};
    boot.initrd = initrd.path();
    CHECK_THROWS_MATCHES(plan_boot(boot), SimError, bad_image("give more with --ram"));
}

TEST_CASE("A segment outside RAM is refused with the limits of RAM") {
    ElfBuilder elf;
    elf.segment.p_paddr = 0x8000'0000;
    const TemporaryFile file(elf.build());
    BootRequest boot = request();
    boot.images = {file.path()};
    CHECK_THROWS_MATCHES(plan_boot(boot), SimError,
                         bad_image("0x80000000-0x80000007 lies outside RAM"));
    CHECK_THROWS_MATCHES(plan_boot(boot), SimError, bad_image("0x40000000-0x5fffffff"));
}

TEST_CASE("A segment that begins in RAM and ends outside is refused") {
    ElfBuilder elf;
    elf.segment.p_memsz = 0xffff'ffff;
    const TemporaryFile file(elf.build());
    BootRequest boot = request();
    boot.images = {file.path()};
    CHECK_THROWS_MATCHES(plan_boot(boot), SimError, bad_image("outside RAM"));
}

TEST_CASE("A segment on devices is refused") {
    ElfBuilder elf;
    elf.segment.p_paddr = 0x0900'0000;
    const TemporaryFile file(elf.build());
    BootRequest boot = request();
    boot.images = {file.path()};
    CHECK_THROWS_MATCHES(plan_boot(boot), SimError, bad_image("outside RAM"));
}

TEST_CASE("Secure RAM can be loaded only when there is a Secure world") {
    ElfBuilder elf;
    elf.segment.p_paddr = 0x0e00'0000;
    const TemporaryFile file(elf.build());
    BootRequest boot = request();
    boot.images = {file.path()};
    CHECK_THROWS_AS(plan_boot(boot), SimError);
    boot.machine.secure = SecureMode::Image;
    CHECK(find(plan_boot(boot), file.path())->secure);
}

TEST_CASE("Two images that overlap are refused") {
    const TemporaryFile a(std::string(64, 'a'));
    const TemporaryFile b(std::string(64, 'b'));
    BootRequest boot = request();
    boot.raw_files = {{a.path(), PhysAddr{0x4100'0000}}, {b.path(), PhysAddr{0x4100'003f}}};
    CHECK_THROWS_MATCHES(plan_boot(boot), SimError, bad_image("overlaps"));
    boot.raw_files[1].base = PhysAddr{0x4100'0040};
    CHECK_NOTHROW(plan_boot(boot));
}

TEST_CASE("The first image is entered unless --entry says otherwise") {
    const TemporaryFile elf(ElfBuilder{}.build());
    const TemporaryFile data(std::string("data"));
    BootRequest boot = request();
    boot.images = {elf.path()};
    boot.raw_files = {{data.path(), PhysAddr{0x4100'0000}}};
    CHECK(plan_boot(boot).entry == 0x4001'0004);
    boot.entry = 0x4100'0001;
    CHECK(plan_boot(boot).entry == 0x4100'0001);
}

TEST_CASE("--bios lies in flash at 0, is entered, and finds the device tree at the start of RAM") {
    const TemporaryFile bios(std::string("firmware"));
    const TemporaryFile elf(ElfBuilder{}.build());
    BootRequest boot = request();
    boot.bios = bios.path();
    boot.images = {elf.path()};
    const BootPlan plan = plan_boot(boot);
    CHECK(plan.entry == 0);
    CHECK(find(plan, bios.path())->base == PhysAddr{0});
    CHECK_FALSE(find(plan, bios.path())->secure);
    CHECK(plan.device_tree == 0x4000'0000u);
}

TEST_CASE("--bios of a Secure image lies in Secure flash") {
    const TemporaryFile bios(std::string("firmware"));
    BootRequest boot = request();
    boot.machine.secure = SecureMode::Image;
    boot.bios = bios.path();
    CHECK(find(plan_boot(boot), bios.path())->secure);
}

TEST_CASE("Nothing to run is a mistake of usage") {
    CHECK_THROWS_MATCHES(plan_boot(request()), SimError, usage("nothing to run"));
}

TEST_CASE("A user's device tree is placed instead of ours") {
    const TemporaryFile elf(ElfBuilder{}.build());
    BootRequest boot = request();
    boot.images = {elf.path()};
    DeviceTreeConfig other = boot.machine;
    other.bootargs = "mark";
    const TemporaryFile tree(make_device_tree(other));
    boot.dtb = tree.path();
    const BootPlan plan = plan_boot(boot);
    const std::string blob(plan.device_tree_blob.begin(), plan.device_tree_blob.end());
    CHECK(blob.find("mark") != std::string::npos);
}

TEST_CASE("Symbols of all images are in one ascending list") {
    ElfBuilder elf;
    elf.symbol("f", 0x4001'0000, STT_FUNC);
    const TemporaryFile file(elf.build());
    BootRequest boot = request();
    boot.images = {file.path()};
    LoadedImage built_in;
    built_in.entry = 0x4100'0000;
    built_in.symbols = {{0x4100'0000, 4, "late"}};
    built_in.segments.push_back({PhysAddr{0x4100'0000}, {1}, 4, "built in"});
    boot.built_in = {built_in};
    const BootPlan plan = plan_boot(boot);
    CHECK(plan.entry == 0x4100'0000);
    REQUIRE(plan.symbols.size() == 2);
    CHECK(plan.symbols[0].name == "f");
}

TEST_CASE("Loading writes bytes and zeroes, again after the guest has changed them") {
    GuestMemory ram(512 * kMiB);
    PhysicalMap map;
    map.add_memory(Space::Both, PhysAddr{0x4000'0000}, ram, "ram");
    ElfBuilder elf;
    elf.segment.p_memsz = 0x2000;
    const TemporaryFile file(elf.build());
    BootRequest boot = request();
    boot.images = {file.path()};
    const BootPlan plan = plan_boot(boot);
    std::fill_n(ram.host() + 0x10000, 0x2001, u8{0xee});
    load(plan, map);
    CHECK(ram.host()[0x10007] == 8);
    CHECK(ram.host()[0x10008] == 0);
    CHECK(ram.host()[0x11fff] == 0);
    CHECK(ram.host()[0x12000] == 0xee);
    CHECK(ram.host()[0] == 0xd0);  // the device tree's magic
}
