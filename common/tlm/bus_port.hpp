// SPDX-License-Identifier: Apache-2.0
// A plain call turned into a transaction: how a core, or any other initiator, reaches devices. One
// payload and one extension are reused, so a call allocates nothing and a port serves one thread. A
// target that waits suspends the caller; the time it took is in the answer, to be charged to it.
#pragma once
#include <functional>
#include <span>

#include "common/mmio.hpp"
#include "common/tlm/model_clock.hpp"
#include "common/tlm/requester_extension.hpp"

namespace hypscope::bus {

struct BusAnswer {
    u32 value = 0;
    MmioStatus status = MmioStatus::Ok;
    Cycles took{};  ///< zero for every device of the house
};

/// Which VM the requester runs: travels with the transaction.
struct BusContext {
    Vmid vmid{};
    bool in_vm = false;
};

/// Host memory that may be used instead of transactions, until it is invalidated.
struct DirectMemory {
    u8* host = nullptr;  ///< of `start`
    PhysAddr start{};
    PhysAddr last{};
    bool can_read = false;
    bool can_write = false;
};

class BusPort final : public sc_core::sc_module {
  public:
    tlm_utils::simple_initiator_socket<BusPort> socket;

    BusPort(sc_core::sc_module_name name, const ModelClock& clock);

    /// `access.offset` is not used: `pa` says where.
    [[nodiscard]] BusAnswer read(PhysAddr pa, const MmioAccess& access, BusContext context = {});
    [[nodiscard]] BusAnswer write(PhysAddr pa, const MmioAccess& access, u32 value,
                                  BusContext context = {});
    /// A transaction of any length by a master that is no core.
    [[nodiscard]] MmioStatus read_block(PhysAddr pa, std::span<u8> bytes, Cycles now);
    [[nodiscard]] MmioStatus write_block(PhysAddr pa, std::span<const u8> bytes, Cycles now);
    /// Transactions so far: who waits for SystemC need not ask it again while there was none.
    [[nodiscard]] u64 count() const { return count_; }
    /// Debug access of any length; the number of bytes done.
    [[nodiscard]] u32 debug_read(PhysAddr pa, bool secure, u8* data, u32 size);
    [[nodiscard]] u32 debug_write(PhysAddr pa, bool secure, const u8* data, u32 size);

    /// What DMI the target grants at `pa`; host is nullptr when it grants none.
    [[nodiscard]] DirectMemory direct_memory(PhysAddr pa, bool secure, bool write);
    /// Called when grants that touch a range end.
    void on_invalidate(std::function<void(PhysAddr start, PhysAddr last)> hook);

  private:
    [[nodiscard]] BusAnswer transport(const MmioAccess& access, BusContext context);
    [[nodiscard]] u32 debug(tlm::tlm_command command, PhysAddr pa, bool secure, u8* data, u32 size);
    void invalidate(sc_dt::uint64 start, sc_dt::uint64 last);

    const ModelClock& clock_;
    tlm::tlm_generic_payload payload_;
    RequesterExtension extension_;
    u64 count_ = 0;
    std::function<void(PhysAddr, PhysAddr)> invalidate_hook_;
};

}  // namespace hypscope::bus
