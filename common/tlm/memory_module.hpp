// SPDX-License-Identifier: Apache-2.0
// Puts a block of guest memory on the bus: transactions of any length, DMI (reads only for ROM) and
// debug access. A guest's write to ROM is an error; the loader's debug write is not.
#pragma once
#include "common/memory/guest_memory.hpp"
#include "common/tlm/systemc.hpp"

namespace hypscope::bus {

class MemoryModule final : public sc_core::sc_module {
  public:
    tlm_utils::simple_target_socket<MemoryModule> socket;

    /// `memory` outlives the module.
    MemoryModule(sc_core::sc_module_name name, GuestMemory& memory);

    [[nodiscard]] GuestMemory& memory() { return memory_; }

  private:
    void b_transport(tlm::tlm_generic_payload& transaction, sc_core::sc_time& delay);
    unsigned transport_dbg(tlm::tlm_generic_payload& transaction);
    bool get_direct_mem_ptr(tlm::tlm_generic_payload& transaction, tlm::tlm_dmi& dmi);
    [[nodiscard]] bool copy(tlm::tlm_generic_payload& transaction);

    GuestMemory& memory_;
};

}  // namespace hypscope::bus
