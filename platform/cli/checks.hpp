// SPDX-License-Identifier: Apache-2.0
// The words of a command line turned into options; every mistake is one SimError.
#pragma once
#include <string>
#include <vector>

#include "platform/cli/parser.hpp"

namespace hypscope::platform::cli {

/// What stands on the command line, word for word. Empty: not given.
struct Words {
    std::vector<std::string> images, loads, parameters, until, domus;
    std::string machine, cpu, cores, ram, secure, virtualization, timing, engine, jit_threshold,
        quantum;
    std::string unpredictable, entry, max_instructions, timeout, input;
    std::vector<std::string> drives, shares;
    std::string power_key, sd, net, rng, virtio_console, virtio_input;
    std::string bios, dtb, initrd, append, stats, rows, dump_dtb, json;
    std::string xen, xen_append, dom0, dom0_initrd, dom0_memory;
    std::string what, value, show;
    bool semihosting = false, quiet = false, thumb = false, long_format = false;
};

[[nodiscard]] RunOptions check_run(const Words& words, const Catalog& catalog);
[[nodiscard]] MeasureOptions check_measure(const Words& words, const Catalog& catalog);
[[nodiscard]] CalibrateOptions check_calibrate(const Words& words, const Catalog& catalog);
[[nodiscard]] ExplainOptions check_explain(const Words& words);
[[nodiscard]] CpusOptions check_cpus(const Words& words, const Catalog& catalog);

}  // namespace hypscope::platform::cli
