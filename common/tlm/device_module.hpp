// SPDX-License-Identifier: Apache-2.0
// Puts a plain device on the bus. Accesses are 1, 2 or 4 bytes, naturally aligned, without byte
// enables; they take no time here (the requester's timing model prices them) and never wait.
#pragma once
#include "common/memory/guest_memory.hpp"
#include "common/mmio.hpp"
#include "common/tlm/model_clock.hpp"

namespace hypscope::bus {

class DeviceModule final : public sc_core::sc_module {
  public:
    tlm_utils::simple_target_socket<DeviceModule> socket;

    /// `device` and `clock` outlive the module. `backing`: a device that reads as memory (flash);
    /// DMI for reads is granted while the backing allows it.
    DeviceModule(sc_core::sc_module_name name, MmioDevice& device, const ModelClock& clock,
                 GuestMemory* backing = nullptr);

  private:
    void b_transport(tlm::tlm_generic_payload& transaction, sc_core::sc_time& delay);
    unsigned transport_dbg(tlm::tlm_generic_payload& transaction);
    bool get_direct_mem_ptr(tlm::tlm_generic_payload& transaction, tlm::tlm_dmi& dmi);

    [[nodiscard]] MmioAccess access_of(const tlm::tlm_generic_payload& transaction,
                                       const sc_core::sc_time& delay) const;
    [[nodiscard]] tlm::tlm_response_status transfer(const tlm::tlm_generic_payload& transaction,
                                                    const MmioAccess& access, u8* data);

    MmioDevice& device_;
    const ModelClock& clock_;
    GuestMemory* backing_;
};

}  // namespace hypscope::bus
