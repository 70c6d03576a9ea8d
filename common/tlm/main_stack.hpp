// SPDX-License-Identifier: Apache-2.0
// AddressSanitizer and SystemC: the library tells the sanitizer of its switches between stacks, but
// gives none for the program's own, so that after sc_start() the first exception thrown looks like
// an error. Call restore_main_stack() after every sc_start(); without the sanitizer it does
// nothing.
#pragma once

namespace hypscope::bus {

void restore_main_stack();

}  // namespace hypscope::bus
