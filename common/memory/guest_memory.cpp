// SPDX-License-Identifier: Apache-2.0
#include "common/memory/guest_memory.hpp"

#include <cstring>
#include <sys/mman.h>

#include "common/error.hpp"

namespace hypscope {

namespace {
constexpr u64 round_up(u64 size) {
    return (size + GuestMemory::kPageSize - 1) & ~(GuestMemory::kPageSize - 1);
}

constexpr u64 kHugePage = u64{2} << 20;

/// Large memories get huge pages of the host where it has some: guests that go through much memory
/// would miss the host's TLB at every page.
u8* map_huge(u64 size) {
    void* all = mmap(nullptr, size + kHugePage, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (all == MAP_FAILED) return nullptr;
    u8* const first = static_cast<u8*>(all);
    const u64 before = (kHugePage - reinterpret_cast<u64>(first) % kHugePage) % kHugePage;
    if (before != 0) munmap(first, before);
    munmap(first + before + size, kHugePage - before);
    madvise(first + before, size, MADV_HUGEPAGE);  // a wish: refused, small pages do
    return first + before;
}

u8* map_pages(u64 size) {
    if (size >= kHugePage) {
        if (u8* pages = map_huge(size)) return pages;
    }
    void* pages = mmap(nullptr, size, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (pages == MAP_FAILED) {
        throw SimError(ExitStatus::Usage,
                       fmt::format("the host gives no {} MiB of address space", size >> 20),
                       "guest memory", "choose a smaller --ram");
    }
    return static_cast<u8*>(pages);
}
}  // namespace

GuestMemory::GuestMemory(u64 size, Kind kind)
    : size_(round_up(size)), kind_(kind), host_(map_pages(size_)) {}

GuestMemory::~GuestMemory() { munmap(host_, size_); }

bool GuestMemory::write(u64 offset, std::span<const u8> bytes) {
    if (!holds(offset, bytes.size())) return false;
    note_write(offset, bytes.size());
    if (!bytes.empty()) std::memcpy(host_ + offset, bytes.data(), bytes.size());
    return true;
}

bool GuestMemory::read(u64 offset, std::span<u8> bytes) const {
    if (!holds(offset, bytes.size())) return false;
    if (!bytes.empty()) std::memcpy(bytes.data(), host_ + offset, bytes.size());
    return true;
}

bool GuestMemory::clear(u64 offset, u64 size) {
    if (!holds(offset, size)) return false;
    note_write(offset, size);
    const u64 end = offset + size;
    const u64 first_page = round_up(offset);
    const u64 last_page = end & ~(kPageSize - 1);
    if (first_page >= last_page) {
        std::memset(host_ + offset, 0, size);
        return true;
    }
    std::memset(host_ + offset, 0, first_page - offset);
    madvise(host_ + first_page, last_page - first_page, MADV_DONTNEED);
    std::memset(host_ + last_page, 0, end - last_page);
    return true;
}

void GuestMemory::set_direct(bool direct) {
    if (direct == direct_) return;
    direct_ = direct;
    note_write(0, size_);  // what is read here is something else from now on
    for (const auto& hook : hooks_) hook();
}

}  // namespace hypscope
