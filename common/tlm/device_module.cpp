// SPDX-License-Identifier: Apache-2.0
#include "common/tlm/device_module.hpp"

#include <algorithm>
#include <cstring>

#include "common/tlm/requester_extension.hpp"

namespace hypscope::bus {

DeviceModule::DeviceModule(sc_core::sc_module_name name, MmioDevice& device,
                           const ModelClock& clock, GuestMemory* backing)
    : sc_module(name), socket("socket"), device_(device), clock_(clock), backing_(backing) {
    socket.register_b_transport(this, &DeviceModule::b_transport);
    socket.register_transport_dbg(this, &DeviceModule::transport_dbg);
    socket.register_get_direct_mem_ptr(this, &DeviceModule::get_direct_mem_ptr);
    if (backing_ != nullptr) {
        backing_->on_direct_change([this] { socket->invalidate_direct_mem_ptr(0, ~0ull); });
    }
}

MmioAccess DeviceModule::access_of(const tlm::tlm_generic_payload& transaction,
                                   const sc_core::sc_time& delay) const {
    MmioAccess access;
    access.offset = static_cast<u32>(transaction.get_address());
    access.size = static_cast<u8>(std::min(transaction.get_data_length(), 255u));
    access.by = RequesterExtension::of(transaction);
    const auto* extension = transaction.get_extension<RequesterExtension>();
    const bool knows_time = extension != nullptr && extension->has_now;
    access.now = knows_time ? extension->now : clock_.to_cycles(sc_core::sc_time_stamp() + delay);
    return access;
}

namespace {
/// What is wrong with the shape of an access to a device, or TLM_OK_RESPONSE.
tlm::tlm_response_status check_shape(const tlm::tlm_generic_payload& transaction) {
    const unsigned length = transaction.get_data_length();
    const bool natural = (length == 1 || length == 2 || length == 4) &&
                         transaction.get_address() % length == 0 &&
                         transaction.get_streaming_width() >= length;
    if (transaction.get_byte_enable_ptr() != nullptr) return tlm::TLM_BYTE_ENABLE_ERROR_RESPONSE;
    return natural ? tlm::TLM_OK_RESPONSE : tlm::TLM_BURST_ERROR_RESPONSE;
}
}  // namespace

tlm::tlm_response_status DeviceModule::transfer(const tlm::tlm_generic_payload& transaction,
                                                const MmioAccess& access, u8* data) {
    MmioStatus status = MmioStatus::Ok;
    if (transaction.is_read()) {
        const MmioRead answer = device_.read(access);
        std::memcpy(data, &answer.value, access.size);
        status = answer.status;
    } else if (transaction.is_write()) {
        u32 value = 0;
        std::memcpy(&value, data, access.size);
        status = device_.write(access, value);
    }
    return status == MmioStatus::Ok ? tlm::TLM_OK_RESPONSE : tlm::TLM_GENERIC_ERROR_RESPONSE;
}

void DeviceModule::b_transport(tlm::tlm_generic_payload& transaction, sc_core::sc_time& delay) {
    tlm::tlm_response_status status = check_shape(transaction);
    if (status == tlm::TLM_OK_RESPONSE) {
        status = transfer(transaction, access_of(transaction, delay), transaction.get_data_ptr());
    }
    transaction.set_response_status(status);
    transaction.set_dmi_allowed(backing_ != nullptr && backing_->is_direct());
}

unsigned DeviceModule::transport_dbg(tlm::tlm_generic_payload& transaction) {
    const unsigned length = transaction.get_data_length();
    MmioAccess access = access_of(transaction, sc_core::SC_ZERO_TIME);
    access.by.debug = true;
    unsigned done = 0;
    while (done < length) {
        const unsigned aligned = access.offset % 4 == 0 ? 4 : access.offset % 2 == 0 ? 2 : 1;
        const unsigned left = length - done;
        access.size = static_cast<u8>(left >= aligned             ? aligned
                                      : left >= 2 && aligned == 4 ? 2
                                                                  : 1);
        u8* data = transaction.get_data_ptr() + done;
        if (transfer(transaction, access, data) != tlm::TLM_OK_RESPONSE) break;
        access.offset += access.size;
        done += access.size;
    }
    return done;
}

bool DeviceModule::get_direct_mem_ptr(tlm::tlm_generic_payload&, tlm::tlm_dmi& dmi) {
    dmi.init();
    if (backing_ == nullptr || !backing_->is_direct()) return false;
    dmi.set_dmi_ptr(backing_->host());
    dmi.set_start_address(0);
    dmi.set_end_address(backing_->size() - 1);
    dmi.allow_read();
    return true;
}

}  // namespace hypscope::bus
