// SPDX-License-Identifier: Apache-2.0
// SystemC writes its reports and a banner to standard output, which is the guest's. These two calls
// send them elsewhere; the program's main() makes both before anything of SystemC runs.
#pragma once
#include <functional>

namespace hypscope::bus {

/// Switches the banner of sc_elab_and_sim off.
void silence_banner();

/// Warnings go to standard error, information nowhere; errors are thrown, as SystemC does it.
void keep_reports_off_stdout();

/// Called before a warning is written, e.g. to clear a line that shares the terminal; null:
/// nothing.
void before_reports(std::function<void()> hook);

}  // namespace hypscope::bus
