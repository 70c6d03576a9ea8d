// SPDX-License-Identifier: Apache-2.0
#include "common/tlm/memory_module.hpp"

#include <span>

namespace hypscope::bus {

MemoryModule::MemoryModule(sc_core::sc_module_name name, GuestMemory& memory)
    : sc_module(name), socket("socket"), memory_(memory) {
    socket.register_b_transport(this, &MemoryModule::b_transport);
    socket.register_transport_dbg(this, &MemoryModule::transport_dbg);
    socket.register_get_direct_mem_ptr(this, &MemoryModule::get_direct_mem_ptr);
    memory_.on_direct_change([this] { socket->invalidate_direct_mem_ptr(0, ~0ull); });
}

bool MemoryModule::copy(tlm::tlm_generic_payload& transaction) {
    const std::span<u8> data(transaction.get_data_ptr(), transaction.get_data_length());
    if (transaction.is_read()) return memory_.read(transaction.get_address(), data);
    if (transaction.is_write()) return memory_.write(transaction.get_address(), data);
    return true;
}

namespace {
tlm::tlm_response_status check_shape(const tlm::tlm_generic_payload& transaction, bool writable) {
    if (transaction.get_byte_enable_ptr() != nullptr) return tlm::TLM_BYTE_ENABLE_ERROR_RESPONSE;
    if (transaction.get_streaming_width() < transaction.get_data_length()) {
        return tlm::TLM_BURST_ERROR_RESPONSE;
    }
    if (transaction.is_write() && !writable) return tlm::TLM_COMMAND_ERROR_RESPONSE;
    return tlm::TLM_OK_RESPONSE;
}
}  // namespace

void MemoryModule::b_transport(tlm::tlm_generic_payload& transaction, sc_core::sc_time&) {
    tlm::tlm_response_status status = check_shape(transaction, memory_.is_writable());
    if (status == tlm::TLM_OK_RESPONSE && !copy(transaction)) {
        status = tlm::TLM_ADDRESS_ERROR_RESPONSE;
    }
    transaction.set_response_status(status);
    transaction.set_dmi_allowed(memory_.is_direct());
}

unsigned MemoryModule::transport_dbg(tlm::tlm_generic_payload& transaction) {
    return copy(transaction) ? transaction.get_data_length() : 0;
}

bool MemoryModule::get_direct_mem_ptr(tlm::tlm_generic_payload& transaction, tlm::tlm_dmi& dmi) {
    dmi.init();
    dmi.set_start_address(0);
    dmi.set_end_address(memory_.size() - 1);
    if (!memory_.is_direct() || (transaction.is_write() && !memory_.is_writable())) return false;
    if (memory_.is_writable()) memory_.give_for_writing();
    dmi.set_dmi_ptr(memory_.host());
    dmi.set_granted_access(memory_.is_writable() ? tlm::tlm_dmi::DMI_ACCESS_READ_WRITE
                                                 : tlm::tlm_dmi::DMI_ACCESS_READ);
    return true;
}

}  // namespace hypscope::bus
