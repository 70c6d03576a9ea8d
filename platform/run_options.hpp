// SPDX-License-Identifier: Apache-2.0
// What the command line asks for, checked: every name is known, every number in range, and no two
// options exclude each other. Values of `-p` are checked where the parameters are (uarch/).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/types.hpp"
#include "platform/board.hpp"
#include "platform/devices/virtio/options.hpp"
#include "platform/loader/xen.hpp"

namespace hypscope::platform {

enum class Timing : u8 { Functional, Approximate, Detailed };
enum class EngineKind : u8 { Interpreter, Jit };
enum class Unpredictable : u8 { Undefined, Typical, Stop };

/// `-p core.l2.size=1MiB`.
struct ParameterSetting {
    std::string name;
    std::string value;
};

/// `--load FILE@ADDR`.
struct LoadOption {
    std::string path;
    PhysAddr base{};
};

#ifdef __x86_64__
inline constexpr EngineKind kDefaultEngine = EngineKind::Jit;
#else
inline constexpr EngineKind kDefaultEngine = EngineKind::Interpreter;
#endif

/// Which machine, for every command that makes one.
struct MachineOptions {
    const Board* board = &virt_board();
    std::string cpu = "cortex-a15";  ///< a preset's name, or a file that ends in .toml
    unsigned cores = 1;
    u64 ram_size = u64{512} << 20;
    SecureMode secure = SecureMode::Off;
    bool virtualization = true;
    Timing timing = Timing::Approximate;
    EngineKind engine = kDefaultEngine;
    u32 jit_threshold = 4;
    u64 quantum = 1024;  ///< cycles
    std::vector<ParameterSetting> parameters;
    Unpredictable unpredictable = Unpredictable::Undefined;
    virtio::Options virtio;
    std::optional<virtio::DriveOptions> card{};  ///< in the board's slot
};

struct RunOptions {
    MachineOptions machine;
    std::vector<std::string> images;
    std::vector<LoadOption> loads;
    std::optional<u32> entry;
    std::string bios;
    std::string dtb;
    std::string initrd;
    std::string append;
    std::optional<XenConfig> xen;    ///< the image is Xen
    std::vector<std::string> until;  ///< the run ends well when all were seen
    std::optional<u64> max_instructions;
    std::optional<double> timeout_seconds;  ///< of the host
    std::optional<double> power_key_at;     ///< seconds of model time
    std::string input;                      ///< the bytes themselves
    std::string virtio_console;             ///< a file, or - for standard output; empty: none
    std::string virtio_input;               ///< the bytes themselves
    std::string stats;
    std::string rows;  ///< file for the rows that the run reached
    std::string dump_dtb;
    bool semihosting = false;
    bool quiet = false;

    /// Only --dump-dtb: nothing is to be run.
    [[nodiscard]] bool has_program() const {
        return !images.empty() || !loads.empty() || !bios.empty();
    }
};

struct MeasureOptions {
    MachineOptions machine;
    std::string json;
    bool quiet = false;
};

struct CalibrateOptions {
    MachineOptions machine;
    bool timing_given = false;  ///< else each row's own
    std::string json;
    bool quiet = false;
};

struct ExplainOptions {
    enum class What : u8 { Instruction, Hsr, Dfsr } what = What::Instruction;
    u32 value = 0;
    bool thumb = false;        ///< insn
    bool long_format = false;  ///< dfsr
};

struct CpusOptions {
    std::string show;  ///< empty: the list
    std::string json;
};

struct MachinesOptions {};

}  // namespace hypscope::platform
