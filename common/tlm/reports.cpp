// SPDX-License-Identifier: Apache-2.0
#include "common/tlm/reports.hpp"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "common/tlm/systemc.hpp"

namespace hypscope::bus {

namespace {
std::function<void()> hook_before_reports;

void handle(const sc_core::sc_report& report, const sc_core::sc_actions& actions) {
    if (report.get_severity() >= sc_core::SC_ERROR) {
        sc_core::sc_report_handler::default_handler(report, actions & ~sc_core::SC_DISPLAY);
    } else if (report.get_severity() == sc_core::SC_WARNING) {
        if (hook_before_reports) hook_before_reports();
        std::fprintf(stderr, "hypscope: SystemC: %s: %s\n", report.get_msg_type(),
                     report.get_msg());
    }
}
}  // namespace

void silence_banner() { setenv("SC_COPYRIGHT_MESSAGE", "DISABLE", 1); }

void keep_reports_off_stdout() { sc_core::sc_report_handler::set_handler(handle); }

void before_reports(std::function<void()> hook) { hook_before_reports = std::move(hook); }

}  // namespace hypscope::bus
