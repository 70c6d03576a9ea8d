// SPDX-License-Identifier: Apache-2.0
// The machine's physical address spaces as plain C++ sees them: host pages for the fast path of
// loads, stores, fetches and walks, and the device that answers elsewhere. It holds what DMI grants
// on the bus would give, without a transaction.
#pragma once
#include <span>
#include <string>

#include "common/memory/address_map.hpp"
#include "common/memory/guest_memory.hpp"
#include "common/mmio.hpp"

namespace hypscope {

class PhysicalMap {
  public:
    struct Memory {
        GuestMemory* block;
        std::string name;
    };
    struct Device {
        MmioDevice* device;
        std::string name;
    };

    /// `memory` and `device` outlive the map. A region may have both: a flash reads as memory and
    /// is written as a device.
    void add_memory(Space space, PhysAddr base, GuestMemory& memory, std::string name);
    void add_device(Space space, PhysAddr base, u64 size, MmioDevice& device, std::string name);

    /// Host address of the 4 KiB page that holds `pa`; nullptr when it is no memory, not writable
    /// (for `write`), or must be asked by a transaction just now.
    [[nodiscard]] u8* host_page(PhysAddr pa, bool secure, bool write) const;

    /// The device that answers at `pa`, or nullptr.
    [[nodiscard]] const AddressMap<Device>::Entry* find_device(PhysAddr pa, bool secure) const {
        return devices_.find(pa, secure);
    }
    /// An access to a device; `access.offset` is filled in here. Nothing there: MmioStatus::Error.
    [[nodiscard]] MmioRead device_read(PhysAddr pa, MmioAccess access) const;
    [[nodiscard]] MmioStatus device_write(PhysAddr pa, MmioAccess access, u32 value) const;

    /// Loader and debugger access to memory, ROM included; the range may span adjoining regions.
    /// False when a byte of it is no memory; then a part may have been done.
    [[nodiscard]] bool write_memory(PhysAddr pa, bool secure, std::span<const u8> bytes) const;
    [[nodiscard]] bool read_memory(PhysAddr pa, bool secure, std::span<u8> bytes) const;
    [[nodiscard]] bool clear_memory(PhysAddr pa, bool secure, u64 size) const;

    [[nodiscard]] const AddressMap<Memory>& memories() const { return memories_; }
    [[nodiscard]] const AddressMap<Device>& devices() const { return devices_; }

  private:
    AddressMap<Memory> memories_;
    AddressMap<Device> devices_;
};

}  // namespace hypscope
