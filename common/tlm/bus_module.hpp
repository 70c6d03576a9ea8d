// SPDX-License-Identifier: Apache-2.0
// The interconnect: decodes {security, physical address} and passes transactions on, with the
// address made relative to the region. Secure and Non-secure requesters see different maps. An
// address that nobody claims answers TLM_ADDRESS_ERROR_RESPONSE: a synchronous external abort.
#pragma once
#include <string>

#include "common/memory/address_map.hpp"
#include "common/tlm/systemc.hpp"

namespace hypscope::bus {

/// One row of the bus's table: where a target appears. `name` is for reports and errors.
struct BusRegion {
    std::string name;
    Space space = Space::Both;
    PhysAddr base{};
    u64 size = 0;
};

class BusModule final : public sc_core::sc_module {
  public:
    /// Any number of initiators bind here.
    tlm_utils::multi_passthrough_target_socket<BusModule> in;

    explicit BusModule(sc_core::sc_module_name name);

    /// Binds a target and maps it; the same target may be attached again elsewhere.
    void attach(tlm::tlm_base_target_socket<>& target, const BusRegion& region);

    struct Port {
        unsigned index;
        std::string name;
    };
    /// The table of regions, for reports.
    [[nodiscard]] const AddressMap<Port>& regions() const { return regions_; }

  private:
    tlm_utils::multi_passthrough_initiator_socket<BusModule> out_;

    void b_transport(int from, tlm::tlm_generic_payload& transaction, sc_core::sc_time& delay);
    unsigned transport_dbg(int from, tlm::tlm_generic_payload& transaction);
    bool get_direct_mem_ptr(int from, tlm::tlm_generic_payload& transaction, tlm::tlm_dmi& dmi);
    void invalidate_direct_mem_ptr(int to, sc_dt::uint64 start, sc_dt::uint64 end);
    void invalidate_region(const AddressMap<Port>::Entry& region, u64 start, u64 end);

    [[nodiscard]] const AddressMap<Port>::Entry* decode(
        const tlm::tlm_generic_payload& transaction) const;

    AddressMap<Port> regions_;
    unsigned targets_ = 0;
};

}  // namespace hypscope::bus
