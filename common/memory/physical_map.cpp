// SPDX-License-Identifier: Apache-2.0
#include "common/memory/physical_map.hpp"

#include <utility>

namespace hypscope {

void PhysicalMap::add_memory(Space space, PhysAddr base, GuestMemory& memory, std::string name) {
    HYPSCOPE_CHECK(base.value % GuestMemory::kPageSize == 0, "{} is not page aligned", name);
    memories_.add(space, base, memory.size(), Memory{&memory, std::move(name)});
}

void PhysicalMap::add_device(Space space, PhysAddr base, u64 size, MmioDevice& device,
                             std::string name) {
    devices_.add(space, base, size, Device{&device, std::move(name)});
}

u8* PhysicalMap::host_page(PhysAddr pa, bool secure, bool write) const {
    const auto* entry = memories_.find(pa, secure);
    if (entry == nullptr) return nullptr;
    GuestMemory& block = *entry->what.block;
    if (!block.is_direct() || (write && !block.is_writable())) return nullptr;
    return block.host() + (entry->offset_of(pa) & ~(GuestMemory::kPageSize - 1));
}

MmioRead PhysicalMap::device_read(PhysAddr pa, MmioAccess access) const {
    const auto* entry = find_device(pa, access.by.secure);
    if (entry == nullptr) return {0, MmioStatus::Error};
    access.offset = static_cast<u32>(entry->offset_of(pa));
    return entry->what.device->read(access);
}

MmioStatus PhysicalMap::device_write(PhysAddr pa, MmioAccess access, u32 value) const {
    const auto* entry = find_device(pa, access.by.secure);
    if (entry == nullptr) return MmioStatus::Error;
    access.offset = static_cast<u32>(entry->offset_of(pa));
    return entry->what.device->write(access, value);
}

namespace {
/// Calls `piece(block, offset, done, size)` for each part of a range; false at a gap.
template <class Piece>
bool for_each_piece(const AddressMap<PhysicalMap::Memory>& memories, PhysAddr pa, bool secure,
                    u64 size, Piece&& piece) {
    for (u64 done = 0; done < size;) {
        const auto* entry = memories.find(pa + done, secure);
        if (entry == nullptr) return false;
        const u64 offset = entry->offset_of(pa + done);
        const u64 length = std::min(size - done, entry->size - offset);
        if (!piece(*entry->what.block, offset, done, length)) return false;
        done += length;
    }
    return true;
}
}  // namespace

bool PhysicalMap::write_memory(PhysAddr pa, bool secure, std::span<const u8> bytes) const {
    return for_each_piece(memories_, pa, secure, bytes.size(),
                          [&](GuestMemory& block, u64 offset, u64 done, u64 length) {
                              return block.write(offset, bytes.subspan(done, length));
                          });
}

bool PhysicalMap::read_memory(PhysAddr pa, bool secure, std::span<u8> bytes) const {
    return for_each_piece(memories_, pa, secure, bytes.size(),
                          [&](GuestMemory& block, u64 offset, u64 done, u64 length) {
                              return block.read(offset, bytes.subspan(done, length));
                          });
}

bool PhysicalMap::clear_memory(PhysAddr pa, bool secure, u64 size) const {
    return for_each_piece(memories_, pa, secure, size,
                          [](GuestMemory& block, u64 offset, u64, u64 length) {
                              return block.clear(offset, length);
                          });
}

}  // namespace hypscope
