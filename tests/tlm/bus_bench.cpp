// SPDX-License-Identifier: Apache-2.0
#include "bus_bench.hpp"

#include "common/tlm/main_stack.hpp"
#include "common/tlm/reports.hpp"

/// The SystemC library asks for it; the tests have a main() of their own.
int sc_main(int, char**) { return 0; }

namespace hypscope::bus {

SlowTarget::SlowTarget(sc_core::sc_module_name name) : sc_module(name) {
    socket.register_b_transport(this, &SlowTarget::b_transport);
}

void SlowTarget::b_transport(tlm::tlm_generic_payload& transaction, sc_core::sc_time& delay) {
    const auto* extension = transaction.get_extension<RequesterExtension>();
    had_extension = extension != nullptr;
    if (extension != nullptr) seen.copy_from(*extension);
    if (wait_for != sc_core::SC_ZERO_TIME) sc_core::wait(wait_for);
    delay += annotate;
    transaction.set_response_status(tlm::TLM_OK_RESPONSE);
}

void Runner::loop() {
    for (;;) {
        sc_core::wait(start);
        task();
    }
}

BusBench::BusBench() {
    port.socket.bind(bus.in);
    other_port.socket.bind(bus.in);
    raw.socket.bind(bus.in);
    bus.attach(ram_module.socket, {"ram", Space::Both, kRam, ram.size()});
    bus.attach(rom_module.socket, {"rom", Space::Secure, kRom, rom.size()});
    bus.attach(flash_module.socket, {"flash", Space::NonSecure, kFlash, flash_contents.size()});
    bus.attach(device_module.socket, {"device", Space::Both, kDevice, 0x1000});
    bus.attach(secure_module.socket, {"secure", Space::Secure, kSecureDevice, 0x1000});
    bus.attach(slow.socket, {"slow", Space::Both, kSlow, 0x1000});
}

void BusBench::run(std::function<void()> task) {
    bool done = false;
    runner.task = [&] {
        task();
        done = true;
    };
    runner.start.notify(sc_core::SC_ZERO_TIME);
    while (!done) sc_core::sc_start(sc_core::sc_time(1, sc_core::SC_US));
    restore_main_stack();
}

BusBench& bench() {
    static BusBench system;
    static const bool elaborated = [] {
        keep_reports_off_stdout();
        sc_core::sc_start(sc_core::SC_ZERO_TIME);
        restore_main_stack();
        return true;
    }();
    (void)elaborated;
    return system;
}

}  // namespace hypscope::bus
