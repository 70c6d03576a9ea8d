// SPDX-License-Identifier: Apache-2.0
#include "common/tlm/bus_module.hpp"

#include <algorithm>

#include "common/tlm/requester_extension.hpp"

namespace hypscope::bus {

BusModule::BusModule(sc_core::sc_module_name name) : sc_module(name), in("in"), out_("out") {
    in.register_b_transport(this, &BusModule::b_transport);
    in.register_transport_dbg(this, &BusModule::transport_dbg);
    in.register_get_direct_mem_ptr(this, &BusModule::get_direct_mem_ptr);
    out_.register_invalidate_direct_mem_ptr(this, &BusModule::invalidate_direct_mem_ptr);
}

void BusModule::attach(tlm::tlm_base_target_socket<>& target, const BusRegion& region) {
    regions_.add(region.space, region.base, region.size, Port{targets_, region.name});
    out_.bind(target);
    ++targets_;
}

const AddressMap<BusModule::Port>::Entry* BusModule::decode(
    const tlm::tlm_generic_payload& transaction) const {
    const PhysAddr at{transaction.get_address()};
    const bool secure = RequesterExtension::of(transaction).secure;
    const auto* region = regions_.find(at, secure);
    if (region == nullptr) return nullptr;
    const bool fits = transaction.get_data_length() <= region->size - region->offset_of(at);
    return fits ? region : nullptr;
}

namespace {
/// The transaction's address relative to a region, put back on leaving the scope.
class RelativeAddress {
  public:
    RelativeAddress(tlm::tlm_generic_payload& transaction, PhysAddr base)
        : transaction_(transaction), address_(transaction.get_address()) {
        transaction.set_address(address_ - base.value);
    }
    ~RelativeAddress() { transaction_.set_address(address_); }
    RelativeAddress(const RelativeAddress&) = delete;
    RelativeAddress& operator=(const RelativeAddress&) = delete;

  private:
    tlm::tlm_generic_payload& transaction_;
    u64 address_;
};
}  // namespace

void BusModule::b_transport(int, tlm::tlm_generic_payload& transaction, sc_core::sc_time& delay) {
    const auto* region = decode(transaction);
    if (region == nullptr) {
        transaction.set_response_status(tlm::TLM_ADDRESS_ERROR_RESPONSE);
        return;
    }
    const RelativeAddress relative(transaction, region->base);
    out_[static_cast<int>(region->what.index)]->b_transport(transaction, delay);
}

unsigned BusModule::transport_dbg(int, tlm::tlm_generic_payload& transaction) {
    const auto* region = decode(transaction);
    if (region == nullptr) return 0;
    const RelativeAddress relative(transaction, region->base);
    return out_[static_cast<int>(region->what.index)]->transport_dbg(transaction);
}

bool BusModule::get_direct_mem_ptr(int, tlm::tlm_generic_payload& transaction, tlm::tlm_dmi& dmi) {
    dmi.init();
    const auto* region = decode(transaction);
    if (region == nullptr) return false;
    const RelativeAddress relative(transaction, region->base);
    const bool granted =
        out_[static_cast<int>(region->what.index)]->get_direct_mem_ptr(transaction, dmi);
    // A grant may reach beyond the region; one side of the region or the other is not ours to give.
    const u64 last = std::min<u64>(dmi.get_end_address(), region->size - 1);
    dmi.set_start_address(region->base.value + dmi.get_start_address());
    dmi.set_end_address(region->base.value + last);
    return granted;
}

void BusModule::invalidate_direct_mem_ptr(int to, sc_dt::uint64 start, sc_dt::uint64 end) {
    for (const bool secure : {false, true}) {
        for (const auto& region : regions_.entries(secure)) {
            if (region.what.index == static_cast<unsigned>(to))
                invalidate_region(region, start, end);
        }
    }
}

void BusModule::invalidate_region(const AddressMap<Port>::Entry& region, u64 start, u64 end) {
    if (start >= region.size) return;
    const u64 last = std::min<u64>(end, region.size - 1);
    for (unsigned i = 0; i < static_cast<unsigned>(in.size()); ++i) {
        in[static_cast<int>(i)]->invalidate_direct_mem_ptr(region.base.value + start,
                                                           region.base.value + last);
    }
}

}  // namespace hypscope::bus
