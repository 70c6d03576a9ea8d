// SPDX-License-Identifier: Apache-2.0
// Memory attributes: TEX, TEX remap, MAIR, stage 2 MemAttr, and the combination of two stages.
// ARM ARM B3.8.
#include <catch2/catch.hpp>

#include "fixtures.hpp"

using namespace hypscope;
using namespace hypscope::mmu;

namespace {

constexpr auto kNsh = Shareability::NonShareable;
constexpr auto kIsh = Shareability::InnerShareable;
constexpr auto kOsh = Shareability::OuterShareable;

MemoryAttributes normal(Cacheability inner, Cacheability outer, Shareability sh) {
    return {MemoryType::Normal, sh, inner, outer};
}

MemoryAttributes tex(unsigned texcb, bool s = false) {
    return short_attributes({}, texcb >> 2, (texcb & 2) != 0, (texcb & 1) != 0, s);
}

MemoryAttributes remapped(u32 prrr, u32 nmrr, unsigned n, bool s = false, unsigned os_bits = 0) {
    MmuState state;
    state.sctlr = kSctlrTre;
    state.mair0 = prrr;
    state.mair1 = nmrr;
    return short_attributes(state, os_bits << 1 | n >> 2, (n & 2) != 0, (n & 1) != 0, s);
}

}  // namespace

TEST_CASE("TEX 000: Strongly-ordered, shareable Device, Write-Through, Write-Back") {
    CHECK(tex(0b00000) == kStronglyOrdered);
    CHECK(tex(0b00001) == kDevice);
    CHECK(tex(0b00010) == normal(kWriteThrough, kWriteThrough, kNsh));
    CHECK(tex(0b00011) == normal(kWriteBack, kWriteBack, kNsh));
}

TEST_CASE("TEX 001: Non-cacheable and Write-Back, Write-Allocate") {
    CHECK(tex(0b00100) == normal(kNonCacheable, kNonCacheable, kNsh));
    CHECK(tex(0b00111) == normal(kWriteBackWriteAllocate, kWriteBackWriteAllocate, kNsh));
}

TEST_CASE("TEX 010: Device, Outer Shareable all the same") {
    CHECK(tex(0b01000) == kDevice);
    CHECK(tex(0b01000, true) == kDevice);
}

TEST_CASE("Reserved TEX values are Strongly-ordered") {
    for (const unsigned texcb : {0b00101u, 0b01001u, 0b01010u, 0b01011u, 0b01100u, 0b01111u})
        CHECK(tex(texcb) == kStronglyOrdered);
}

TEST_CASE("TEX 1BB with C, B AA: outer and inner policy apart") {
    const Cacheability policy[] = {kNonCacheable, kWriteBackWriteAllocate, kWriteThrough,
                                   kWriteBack};
    for (unsigned outer = 0; outer < 4; ++outer)
        for (unsigned inner = 0; inner < 4; ++inner)
            CHECK(tex(0b10000 | outer << 2 | inner) == normal(policy[inner], policy[outer], kNsh));
}

TEST_CASE("Without TEX remap the S bit makes Normal memory Outer Shareable") {
    CHECK(tex(0b00111, true).shareability == kOsh);
    CHECK(tex(0b10101, true).shareability == kOsh);
    CHECK(tex(0b00000, false).shareability == kOsh);
}

TEST_CASE("TEX remap: PRRR.TRn gives the type") {
    for (unsigned n = 0; n < 8; ++n) {
        CAPTURE(n);
        CHECK(remapped(0u, 0, n).type == MemoryType::StronglyOrdered);
        CHECK(remapped(1u << (2 * n), 0, n).type == MemoryType::Device);
        CHECK(remapped(2u << (2 * n), 0, n).type == MemoryType::Normal);
        CHECK(remapped(3u << (2 * n), 0, n).type == MemoryType::StronglyOrdered);
    }
}

TEST_CASE("TEX remap: NMRR.IRn and ORn give the policies") {
    const Cacheability policy[] = {kNonCacheable, kWriteBackWriteAllocate, kWriteThrough,
                                   kWriteBack};
    for (unsigned n = 0; n < 8; ++n)
        for (unsigned p = 0; p < 4; ++p) {
            CHECK(remapped(2u << (2 * n), p << (2 * n), n) ==
                  normal(policy[p], kNonCacheable, kNsh));
            CHECK(remapped(2u << (2 * n), p << (2 * n + 16), n) ==
                  normal(kNonCacheable, policy[p], kNsh));
        }
}

TEST_CASE("TEX remap: PRRR.NS0 and NS1 map the S bit of Normal memory") {
    CHECK(remapped(2, 0, 0, false).shareability == kNsh);
    CHECK(remapped(2, 0, 0, true).shareability == kNsh);
    CHECK(remapped(2 | 1u << 18, 0, 0, false).shareability == kOsh);
    CHECK(remapped(2 | 1u << 18, 0, 0, true).shareability == kNsh);
    CHECK(remapped(2 | 1u << 19, 0, 0, true).shareability == kOsh);
}

TEST_CASE("TEX remap: Device memory is Outer Shareable whatever PRRR.DSn and NOSn say") {
    for (const u32 prrr : {1u, 1u | 3u << 16, 1u | 1u << 24, 1u | 3u << 16 | 1u << 24})
        for (const bool s : {false, true}) CHECK(remapped(prrr, 0, 0, s) == kDevice);
}

TEST_CASE("TEX remap: PRRR.NOSn makes Shareable Inner Shareable") {
    CHECK(remapped(2u << 6 | 1u << 19 | 1u << 27, 0, 3, true).shareability == kIsh);
    CHECK(remapped(2u << 6 | 1u << 19 | 1u << 26, 0, 3, true).shareability == kOsh);
    CHECK(remapped(2u << 6 | 1u << 27, 0, 3, true).shareability == kNsh);
}

TEST_CASE("TEX remap leaves TEX[2:1] to the operating system") {
    for (unsigned os_bits = 0; os_bits < 4; ++os_bits)
        CHECK(remapped(2u << 6, 3u << 6, 3, false, os_bits) ==
              normal(kWriteBack, kNonCacheable, kNsh));
}

TEST_CASE("MAIR: Strongly-ordered and Device") {
    CHECK(mair_attributes(0x00, 0) == kStronglyOrdered);
    CHECK(mair_attributes(0x04, 0) == kDevice);
    CHECK(mair_attributes(0x0c, 3).type == MemoryType::Device);
}

TEST_CASE("MAIR: Non-cacheable, Write-Through, Write-Back with allocation hints") {
    CHECK(mair_attributes(0x44, 0) == normal(kNonCacheable, kNonCacheable, kOsh));
    CHECK(mair_attributes(0xff, 0) ==
          normal(kWriteBackWriteAllocate, kWriteBackWriteAllocate, kNsh));
    CHECK(mair_attributes(0xaa, 0) == normal(kWriteThrough, kWriteThrough, kNsh));
    CHECK(mair_attributes(0xe4, 3) == normal(kNonCacheable, kWriteBack, kIsh));
    CHECK(mair_attributes(0x8f, 0).outer == Cacheability(CachePolicy::WriteThrough));
    CHECK(mair_attributes(0xfd, 0).inner == Cacheability(CachePolicy::WriteBack, false, true));
}

TEST_CASE("MAIR: transient hints") {
    CHECK(mair_attributes(0x3f, 0).outer ==
          Cacheability(CachePolicy::WriteThrough, true, true, true));
    CHECK(mair_attributes(0xf6, 0).inner ==
          Cacheability(CachePolicy::WriteBack, true, false, true));
}

TEST_CASE("SH[1:0]: Non-shareable, Outer, Inner") {
    CHECK(mair_attributes(0xff, 0).shareability == kNsh);
    CHECK(mair_attributes(0xff, 2).shareability == kOsh);
    CHECK(mair_attributes(0xff, 3).shareability == kIsh);
}

TEST_CASE("Normal memory that no cache holds is Outer Shareable whatever SH says") {
    for (unsigned sh = 0; sh < 4; ++sh) CHECK(mair_attributes(0x44, sh).shareability == kOsh);
}

TEST_CASE("mair_byte gives back the byte of every defined encoding") {
    for (unsigned attr = 0; attr < 256; ++attr) {
        const bool is_defined = attr == 0 || attr == 4 || ((attr >> 4) != 0 && (attr & 15) != 0);
        if (!is_defined) continue;
        CAPTURE(attr);
        CHECK(mair_byte(mair_attributes(static_cast<u8>(attr), 0)) == attr);
    }
}

TEST_CASE("Stage 2 MemAttr: Strongly-ordered, Device, Normal") {
    CHECK(stage2_attributes(0b0000, 0) == kStronglyOrdered);
    CHECK(stage2_attributes(0b0001, 0) == kDevice);
    CHECK(stage2_attributes(0b0101, 0) == normal(kNonCacheable, kNonCacheable, kOsh));
    CHECK(stage2_attributes(0b1010, 3) == normal(kWriteThrough, kWriteThrough, kIsh));
    CHECK(stage2_attributes(0b1111, 2) == normal(kWriteBack, kWriteBack, kOsh));
    CHECK(stage2_attributes(0b1101, 0).outer == kWriteBack);
    CHECK(stage2_attributes(0b1101, 0).inner == kNonCacheable);
}

TEST_CASE("Combination of types: the stricter one wins") {
    const MemoryAttributes wb = normal(kWriteBack, kWriteBack, kNsh);
    const MemoryAttributes all[] = {wb, kDevice, kStronglyOrdered};
    for (unsigned one = 0; one < 3; ++one)
        for (unsigned two = 0; two < 3; ++two) {
            CAPTURE(one, two);
            CHECK(combine(all[one], all[two]).type == all[std::max(one, two)].type);
        }
}

TEST_CASE("Combination of Device and Strongly-ordered is Outer Shareable") {
    const MemoryAttributes device_nsh{MemoryType::Device, kNsh, {}, {}};
    CHECK(combine(device_nsh, normal(kWriteBack, kWriteBack, kNsh)).shareability == kOsh);
    CHECK(combine(normal(kWriteBack, kWriteBack, kNsh), kStronglyOrdered).shareability == kOsh);
}

TEST_CASE("Combination of cacheability: Non-cacheable, then Write-Through, then Write-Back") {
    const Cacheability policy[] = {kNonCacheable, kWriteThrough, kWriteBack};
    for (unsigned one = 0; one < 3; ++one)
        for (unsigned two = 0; two < 3; ++two) {
            CAPTURE(one, two);
            const MemoryAttributes both = combine(normal(policy[one], kWriteBack, kNsh),
                                                  normal(policy[two], kWriteBack, kNsh));
            CHECK(both.inner.policy == policy[std::min(one, two)].policy);
            CHECK(both.outer.policy == CachePolicy::WriteBack);
        }
}

TEST_CASE("Combination keeps the allocation hints of stage 1") {
    const MemoryAttributes one = normal(kWriteBackWriteAllocate, kWriteBack, kNsh);
    const MemoryAttributes both = combine(one, normal(kWriteThrough, kWriteBack, kNsh));
    CHECK(both.inner.write_allocate);
    CHECK_FALSE(both.outer.write_allocate);
}

TEST_CASE("Combination of shareability: the wider one wins") {
    const Shareability all[] = {kNsh, kIsh, kOsh};
    for (unsigned one = 0; one < 3; ++one)
        for (unsigned two = 0; two < 3; ++two) {
            CAPTURE(one, two);
            CHECK(combine(normal(kWriteBack, kWriteBack, all[one]),
                          normal(kWriteBack, kWriteBack, all[two]))
                      .shareability == all[std::max(one, two)]);
        }
}

TEST_CASE("Combination to Non-cacheable in both levels is Outer Shareable") {
    CHECK(combine(normal(kWriteBack, kNonCacheable, kNsh), normal(kNonCacheable, kWriteBack, kNsh))
              .shareability == kOsh);
    CHECK(combine(normal(kWriteBack, kNonCacheable, kNsh), normal(kWriteBack, kWriteBack, kNsh))
              .shareability == kNsh);
}

TEST_CASE("An attribute record is a word, a TLB entry less than a host cache line") {
    CHECK(sizeof(MemoryAttributes) == 4);
    CHECK(sizeof(TlbEntry) <= 64);
}
