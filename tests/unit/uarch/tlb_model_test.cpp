// SPDX-License-Identifier: Apache-2.0
#include "uarch/tlb_model.hpp"

#include <catch2/catch.hpp>

#include "fakes.hpp"
#include "uarch/preset.hpp"

using namespace hypscope;
using namespace hypscope::uarch;

namespace {

using Kind = TlbModel::Kind;
using Hit = TlbModel::Hit;
using Scope = TlbInvalidate::Scope;

CorePreset a15() { return Preset::load("cortex-a15").values(); }
CorePreset a7() { return Preset::load("cortex-a7").values(); }

TlbInvalidate nonsecure(Scope scope, u32 va = 0, u8 asid = 0, u8 vmid = 0) {
    TlbInvalidate op;
    op.scope = scope;
    op.nonsecure_pl10 = true;
    op.va = va;
    op.asid = asid;
    op.vmid = vmid;
    return op;
}
TlbTag hyp(u32 va) { return {.va = va, .space = TlbSpace(2), .page_shift = 12}; }

}  // namespace

TEST_CASE("The first access misses every TLB, the second hits the micro-TLB") {
    TlbModel tlb(a15());
    CHECK(tlb.access(Kind::Load, page(0x1000)) == Hit::None);
    CHECK(tlb.access(Kind::Load, page(0x1ffc)) == Hit::Micro);
}

TEST_CASE("Fetches, loads and stores have micro-TLBs of their own over one main TLB") {
    TlbModel tlb(a15());
    CHECK(tlb.access(Kind::Load, page(0x1000)) == Hit::None);
    CHECK(tlb.access(Kind::Store, page(0x1000)) == Hit::Main);
    CHECK(tlb.access(Kind::Fetch, page(0x1000)) == Hit::Main);
}

TEST_CASE("Loads and stores of the A7 share a micro-TLB") {
    TlbModel tlb(a7());
    CHECK(tlb.access(Kind::Load, page(0x1000)) == Hit::None);
    CHECK(tlb.access(Kind::Store, page(0x1000)) == Hit::Micro);
}

TEST_CASE("A micro-TLB holds 32 pages, and tells which one it drops") {
    TlbModel tlb(a15());
    RecordingListener listener;
    tlb.set_listener(&listener);
    for (u32 i = 0; i < 32; ++i) tlb.access(Kind::Load, page(i << 12));
    for (u32 i = 0; i < 32; ++i) CHECK(tlb.access(Kind::Load, page(i << 12)) == Hit::Micro);
    CHECK(listener.pages.empty());
    tlb.access(Kind::Load, page(32 << 12));
    CHECK(listener.pages == std::vector<u32>{0});
    CHECK(tlb.access(Kind::Load, page(0)) == Hit::Main);
}

TEST_CASE("A dropped page of a shared micro-TLB is dropped for reads and writes") {
    TlbModel tlb(a7());
    RecordingListener listener;
    tlb.set_listener(&listener);
    for (u32 i = 0; i <= 10; ++i) tlb.access(Kind::Load, page(i << 12));
    CHECK(listener.pages == std::vector<u32>{0, 0});
}

TEST_CASE("A fetch page is dropped for fetches") {
    TlbModel tlb(a7());
    RecordingListener listener;
    tlb.set_listener(&listener);
    for (u32 i = 0; i <= 10; ++i) tlb.access(Kind::Fetch, page(i << 12));
    CHECK(listener.pages.empty());
    CHECK(listener.fetch_pages == std::vector<u32>{0});
}

TEST_CASE("The main TLB has 512 entries in sets of four") {
    TlbModel tlb(a15());
    for (u32 i = 0; i < 5; ++i) tlb.access(Kind::Load, page(i * 128 << 12));
    for (u32 i = 0; i < 100; ++i) tlb.access(Kind::Load, page((i * 128 + 1 + i % 100) << 12));
    CHECK(tlb.access(Kind::Store, page(4 * 128 << 12)) == Hit::Main);
    CHECK(tlb.access(Kind::Store, page(0)) == Hit::None);
}

TEST_CASE("Sets of any number of ways are replaced in turn") {
    const u32 ways = GENERATE(1u, 2u, 4u, 8u, 16u);
    INFO("ways " << ways);
    CorePreset preset = a15();
    preset.tlb_l2_entries = 64;
    preset.tlb_l2_ways = ways;
    const u32 sets = 64 / ways;
    TlbModel tlb(preset);
    for (u32 i = 0; i <= ways; ++i) tlb.access(Kind::Load, page(i * sets << 12));
    for (u32 i = 1; i <= ways; ++i)
        CHECK(tlb.access(Kind::Store, page(i * sets << 12)) == Hit::Main);
    CHECK(tlb.access(Kind::Store, page(0)) == Hit::None);
}

TEST_CASE("Entries are apart by ASID, VMID and regime") {
    TlbModel tlb(a15());
    tlb.access(Kind::Load, page(0x1000, 1, 1));
    CHECK(tlb.access(Kind::Load, page(0x1000, 2, 1)) == Hit::None);
    CHECK(tlb.access(Kind::Load, page(0x1000, 1, 2)) == Hit::None);
    CHECK(tlb.access(Kind::Load, hyp(0x1000)) == Hit::None);
    CHECK(tlb.access(Kind::Load, page(0x1000, 1, 1)) == Hit::Micro);
}

TEST_CASE("A global entry serves every ASID of its VMID") {
    TlbModel tlb(a15());
    tlb.access(Kind::Load, global_page(0xc000'0000, 1, 1));
    CHECK(tlb.access(Kind::Load, global_page(0xc000'0000, 9, 1)) == Hit::Micro);
    CHECK(tlb.access(Kind::Load, global_page(0xc000'0000, 9, 2)) == Hit::None);
}

TEST_CASE("A space says what it was made of; only the Non-secure PL1&0 regime has VMIDs") {
    const TlbSpace space(1, 0xa5, 0xff);
    CHECK(space.regime() == 1);
    CHECK(space.asid() == 0xa5);
    CHECK(space.vmid() == 0xff);
    CHECK_FALSE(space.global());
    CHECK(space.for_all_asids().global());
    CHECK(space.for_all_asids().asid() == 0);
    CHECK(space.for_all_asids().vmid() == 0xff);
    CHECK(TlbSpace(2, 0, 7).vmid() == 0);
    CHECK(TlbSpace(0, 3, 7).word() == TlbSpace(0, 3).word());
    CHECK(TlbSpace::flat().for_all_asids().is_flat());
    CHECK_FALSE(TlbSpace().is_flat());
}

TEST_CASE("A block is one entry of the main TLB and many of a micro-TLB") {
    TlbModel tlb(a15());
    TlbTag section = page(0x4000'0000);
    section.page_shift = 20;
    CHECK(tlb.access(Kind::Load, section) == Hit::None);
    section.va += 0x1000;
    CHECK(tlb.access(Kind::Load, section) == Hit::Main);
    section.va += 0x10'0000;
    CHECK(tlb.access(Kind::Load, section) == Hit::None);
}

TEST_CASE("TLBIALL drops the VMID's entries and no others") {
    TlbModel tlb(a15());
    tlb.access(Kind::Load, page(0x1000, 1, 1));
    tlb.access(Kind::Load, page(0x2000, 1, 2));
    tlb.access(Kind::Load, hyp(0x3000));
    tlb.invalidate(nonsecure(Scope::All, 0, 0, 1));
    CHECK(tlb.access(Kind::Load, page(0x1000, 1, 1)) == Hit::None);
    CHECK(tlb.access(Kind::Load, page(0x2000, 1, 2)) == Hit::Main);
    CHECK(tlb.access(Kind::Load, hyp(0x3000)) == Hit::Main);
}

TEST_CASE("TLBIALLNSNH drops every VMID") {
    TlbModel tlb(a15());
    tlb.access(Kind::Load, page(0x1000, 1, 1));
    tlb.access(Kind::Load, page(0x2000, 1, 2));
    tlb.access(Kind::Load, hyp(0x3000));
    TlbInvalidate op = nonsecure(Scope::All);
    op.all_vmids = true;
    tlb.invalidate(op);
    CHECK(tlb.access(Kind::Load, page(0x1000, 1, 1)) == Hit::None);
    CHECK(tlb.access(Kind::Load, page(0x2000, 1, 2)) == Hit::None);
    CHECK(tlb.access(Kind::Load, hyp(0x3000)) == Hit::Main);
}

TEST_CASE("TLBIALLH drops the Hyp regime alone") {
    TlbModel tlb(a15());
    tlb.access(Kind::Load, page(0x1000));
    tlb.access(Kind::Load, hyp(0x3000));
    TlbInvalidate op;
    op.hyp = true;
    tlb.invalidate(op);
    CHECK(tlb.access(Kind::Load, page(0x1000)) == Hit::Main);
    CHECK(tlb.access(Kind::Load, hyp(0x3000)) == Hit::None);
}

TEST_CASE("TLBIASID spares global entries and other ASIDs") {
    TlbModel tlb(a15());
    const TlbTag global = global_page(0x3000, 1);
    tlb.access(Kind::Load, page(0x1000, 1));
    tlb.access(Kind::Load, page(0x2000, 2));
    tlb.access(Kind::Load, global);
    tlb.invalidate(nonsecure(Scope::Asid, 0, 1));
    CHECK(tlb.access(Kind::Load, page(0x1000, 1)) == Hit::None);
    CHECK(tlb.access(Kind::Load, page(0x2000, 2)) == Hit::Main);
    CHECK(tlb.access(Kind::Load, global) == Hit::Main);
}

TEST_CASE("TLBIMVA drops one page of its ASID and leaves the micro-TLBs otherwise alone") {
    TlbModel tlb(a15());
    RecordingListener listener;
    tlb.set_listener(&listener);
    tlb.access(Kind::Load, page(0x1000, 1));
    tlb.access(Kind::Load, page(0x1000, 2));
    tlb.access(Kind::Load, page(0x2000, 1));
    tlb.invalidate(nonsecure(Scope::Va, 0x1000, 1));
    CHECK(listener.everything == 0);
    CHECK(listener.pages == std::vector<u32>{0x1000});
    CHECK(tlb.access(Kind::Load, page(0x1000, 2)) == Hit::Micro);
    CHECK(tlb.access(Kind::Load, page(0x2000, 1)) == Hit::Micro);
    CHECK(tlb.access(Kind::Load, page(0x1000, 1)) == Hit::None);
}

TEST_CASE("TLBIMVA drops a global page whatever its ASID") {
    TlbModel tlb(a15());
    const TlbTag global = global_page(0x1000, 1);
    tlb.access(Kind::Load, global);
    tlb.invalidate(nonsecure(Scope::Va, 0x1000, 7));
    CHECK(tlb.access(Kind::Load, global) == Hit::None);
}

TEST_CASE("TLBIMVAA drops the page of every ASID") {
    TlbModel tlb(a15());
    tlb.access(Kind::Load, page(0x1000, 1));
    tlb.access(Kind::Load, page(0x1000, 2));
    tlb.invalidate(nonsecure(Scope::VaAllAsids, 0x1000));
    CHECK(tlb.access(Kind::Load, page(0x1000, 1)) == Hit::None);
    CHECK(tlb.access(Kind::Load, page(0x1000, 2)) == Hit::None);
}

TEST_CASE("TLBIMVA of an address in a block drops the block's micro-TLB entries") {
    TlbModel tlb(a15());
    TlbTag section = page(0x4000'0000);
    section.page_shift = 20;
    tlb.access(Kind::Load, section);
    tlb.invalidate(nonsecure(Scope::Va, 0x4000'5000, 1));
    CHECK(tlb.access(Kind::Load, section) == Hit::None);
}

TEST_CASE("Any maintenance empties the A7's micro-TLBs") {
    TlbModel tlb(a7());
    RecordingListener listener;
    tlb.set_listener(&listener);
    tlb.access(Kind::Load, page(0x1000));
    tlb.invalidate(nonsecure(Scope::Va, 0x9000, 1));
    CHECK(listener.everything == 1);
    CHECK(tlb.access(Kind::Load, page(0x1000)) == Hit::Main);
}

TEST_CASE("Without VMID tags another VMID empties the TLBs") {
    CorePreset preset = a15();
    preset.vmid_tagged = 0;
    TlbModel tlb(preset);
    tlb.access(Kind::Load, page(0x1000, 1, 1));
    CHECK(tlb.access(Kind::Load, page(0x1000, 1, 1)) == Hit::Micro);
    tlb.access(Kind::Load, hyp(0x3000));
    tlb.access(Kind::Load, page(0x2000, 1, 2));
    CHECK(tlb.access(Kind::Load, page(0x1000, 1, 1)) == Hit::None);
    CHECK(tlb.access(Kind::Load, hyp(0x3000)) == Hit::Main);
}
