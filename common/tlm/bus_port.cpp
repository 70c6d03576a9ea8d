// SPDX-License-Identifier: Apache-2.0
#include "common/tlm/bus_port.hpp"

#include <utility>

namespace hypscope::bus {

namespace {
/// Keeps an extension that is not the payload's own attached for the length of a call.
class Attached {
  public:
    Attached(tlm::tlm_generic_payload& payload, RequesterExtension& extension) : payload_(payload) {
        payload_.set_extension(&extension);
    }
    ~Attached() { payload_.clear_extension<RequesterExtension>(); }
    Attached(const Attached&) = delete;
    Attached& operator=(const Attached&) = delete;

  private:
    tlm::tlm_generic_payload& payload_;
};

void prepare(tlm::tlm_generic_payload& payload, tlm::tlm_command command, PhysAddr pa, u8* data,
             u32 size) {
    payload.set_command(command);
    payload.set_address(pa.value);
    payload.set_data_ptr(data);
    payload.set_data_length(size);
    payload.set_streaming_width(size);
    payload.set_byte_enable_ptr(nullptr);
    payload.set_dmi_allowed(false);
    payload.set_response_status(tlm::TLM_INCOMPLETE_RESPONSE);
}
}  // namespace

BusPort::BusPort(sc_core::sc_module_name name, const ModelClock& clock)
    : sc_module(name), socket("socket"), clock_(clock) {
    socket.register_invalidate_direct_mem_ptr(this, &BusPort::invalidate);
}

BusAnswer BusPort::read(PhysAddr pa, const MmioAccess& access, BusContext context) {
    u8 data[4] = {};
    prepare(payload_, tlm::TLM_READ_COMMAND, pa, data, access.size);
    BusAnswer answer = transport(access, context);
    answer.value =
        static_cast<u32>(data[0] | data[1] << 8 | data[2] << 16) | static_cast<u32>(data[3]) << 24;
    return answer;
}

BusAnswer BusPort::write(PhysAddr pa, const MmioAccess& access, u32 value, BusContext context) {
    u8 data[4] = {static_cast<u8>(value), static_cast<u8>(value >> 8), static_cast<u8>(value >> 16),
                  static_cast<u8>(value >> 24)};
    prepare(payload_, tlm::TLM_WRITE_COMMAND, pa, data, access.size);
    return transport(access, context);
}

MmioStatus BusPort::read_block(PhysAddr pa, std::span<u8> bytes, Cycles now) {
    prepare(payload_, tlm::TLM_READ_COMMAND, pa, bytes.data(), static_cast<u32>(bytes.size()));
    return transport({.now = now}, {}).status;
}

MmioStatus BusPort::write_block(PhysAddr pa, std::span<const u8> bytes, Cycles now) {
    u8* data = const_cast<u8*>(bytes.data());  // TLM has one type for both directions
    prepare(payload_, tlm::TLM_WRITE_COMMAND, pa, data, static_cast<u32>(bytes.size()));
    return transport({.now = now}, {}).status;
}

BusAnswer BusPort::transport(const MmioAccess& access, BusContext context) {
    ++count_;
    extension_.by = access.by;
    extension_.vmid = context.vmid;
    extension_.in_vm = context.in_vm;
    extension_.now = access.now;
    extension_.has_now = true;
    const Attached attached(payload_, extension_);

    // A core may be ahead of SystemC's time by up to a quantum: that is the annotated delay.
    const sc_core::sc_time begin = sc_core::sc_time_stamp();
    const sc_core::sc_time local = clock_.to_time(access.now);
    const sc_core::sc_time ahead = local > begin ? local - begin : sc_core::SC_ZERO_TIME;
    sc_core::sc_time delay = ahead;
    socket->b_transport(payload_, delay);

    BusAnswer answer;
    answer.status = payload_.is_response_ok() ? MmioStatus::Ok : MmioStatus::Error;
    const sc_core::sc_time end = sc_core::sc_time_stamp() + delay;
    if (end > begin + ahead) {
        answer.took = clock_.to_cycles(end) - clock_.to_cycles(begin + ahead);
    }
    return answer;
}

u32 BusPort::debug(tlm::tlm_command command, PhysAddr pa, bool secure, u8* data, u32 size) {
    tlm::tlm_generic_payload payload;
    RequesterExtension extension;
    extension.by.secure = secure;
    extension.by.debug = true;
    prepare(payload, command, pa, data, size);
    const Attached attached(payload, extension);
    return socket->transport_dbg(payload);
}

u32 BusPort::debug_read(PhysAddr pa, bool secure, u8* data, u32 size) {
    return debug(tlm::TLM_READ_COMMAND, pa, secure, data, size);
}

u32 BusPort::debug_write(PhysAddr pa, bool secure, const u8* data, u32 size) {
    return debug(tlm::TLM_WRITE_COMMAND, pa, secure, const_cast<u8*>(data), size);
}

DirectMemory BusPort::direct_memory(PhysAddr pa, bool secure, bool write) {
    tlm::tlm_generic_payload payload;
    RequesterExtension extension;
    extension.by.secure = secure;
    prepare(payload, write ? tlm::TLM_WRITE_COMMAND : tlm::TLM_READ_COMMAND, pa, nullptr, 1);
    const Attached attached(payload, extension);
    tlm::tlm_dmi dmi;
    DirectMemory grant;
    if (!socket->get_direct_mem_ptr(payload, dmi)) return grant;
    grant.host = dmi.get_dmi_ptr();
    grant.start = PhysAddr{dmi.get_start_address()};
    grant.last = PhysAddr{dmi.get_end_address()};
    grant.can_read = dmi.is_read_allowed();
    grant.can_write = dmi.is_write_allowed();
    return grant;
}

void BusPort::on_invalidate(std::function<void(PhysAddr, PhysAddr)> hook) {
    invalidate_hook_ = std::move(hook);
}

void BusPort::invalidate(sc_dt::uint64 start, sc_dt::uint64 last) {
    if (invalidate_hook_) invalidate_hook_(PhysAddr{start}, PhysAddr{last});
}

}  // namespace hypscope::bus
