// SPDX-License-Identifier: Apache-2.0
// A peripheral of your own on the board `virt`: an alarm clock with an interrupt. A write to offset
// 0 rings so many nanoseconds later, a write to 4 silences it, a read says how often it has rung.
#include <hypscope/platform/image_machine.hpp>

struct Alarm : sc_core::sc_module {
    tlm_utils::simple_target_socket<Alarm> socket{"socket"};
    std::function<void(bool)> interrupt;

    SC_CTOR(Alarm) {
        SC_METHOD(ring);
        sensitive << due_;
        dont_initialize();
        socket.register_b_transport(this, &Alarm::access);
    }

  private:
    void access(tlm::tlm_generic_payload& request, sc_core::sc_time& delay) {
        auto& word = *reinterpret_cast<std::uint32_t*>(request.get_data_ptr());
        if (request.is_read()) word = rung_;
        if (request.is_write() && request.get_address() == 0)
            due_.notify(delay + sc_core::sc_time(word, sc_core::SC_NS));
        if (request.is_write() && request.get_address() == 4) interrupt(false);
        request.set_response_status(tlm::TLM_OK_RESPONSE);
    }
    void ring() { ++rung_, interrupt(true); }

    sc_core::sc_event due_;
    std::uint32_t rung_ = 0;
};

int sc_main(int, char** argv) {
    hypscope::platform::ImageMachine machine(argv[1]);
    Alarm alarm("alarm");
    machine->attach(alarm.socket, "alarm", 0x0b00'0000, 0x1000);
    alarm.interrupt = [&](bool level) { machine->interrupt(112, level); };
    sc_core::sc_start();
    return machine.finish();
}
