// SPDX-License-Identifier: Apache-2.0
#include "tests/random/lockstep/machines.hpp"

#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <stdexcept>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "platform/machine.hpp"
#include "tests/random/lockstep/batch.hpp"

#ifdef HYPSCOPE_COVERAGE
extern "C" void __gcov_dump();
#endif

namespace hypscope::lockstep {

namespace {

constexpr u64 kRamBase = 0x40000000, kRamBytes = 32 << 20;
/// A case with its harness takes some 400 instructions.
constexpr u64 kMaxInstructions = u64{kMaxCases} * 2000;

[[noreturn]] void run_qemu(const std::string& ram_path, bool secure) {
    const int null = open("/dev/null", O_RDWR);
    dup2(null, STDIN_FILENO);
    dup2(null, STDOUT_FILENO);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const std::string backend =
        fmt::format("memory-backend-file,id=ram,size={},mem-path={},share=on", kRamBytes, ram_path);
    const std::string entry = fmt::format("loader,addr={:#x},cpu-num=0", LS_HARNESS);
    const char* machine = secure ? "virt,virtualization=on,secure=on,memory-backend=ram"
                                 : "virt,virtualization=on,memory-backend=ram";
    execlp("qemu-system-arm", "qemu-system-arm", "-M", machine, "-cpu", "cortex-a15", "-m", "32M",
           "-object", backend.c_str(), "-device", entry.c_str(), "-nodefaults", "-display", "none",
           "-serial", "none", "-monitor", "none", "-accel", "tcg,tb-size=64",
           static_cast<char*>(nullptr));
    _exit(127);
}

}  // namespace

SharedMemory::SharedMemory(u64 bytes, const std::string& name) : size_(bytes) {
    int file = -1;
    if (!name.empty()) {
        path_ = fmt::format("/dev/shm/hypscope-lockstep-{}-{}", getpid(), name);
        file = open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL, 0600);
        if (file < 0 || ftruncate(file, static_cast<off_t>(bytes)) != 0)
            throw std::runtime_error("cannot make " + path_);
    }
    const int flags = name.empty() ? MAP_SHARED | MAP_ANONYMOUS : MAP_SHARED;
    void* at = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, flags, file, 0);
    if (file >= 0) close(file);
    if (at == MAP_FAILED) throw std::runtime_error("cannot map memory to share");
    data_ = static_cast<u8*>(at);
}

SharedMemory::~SharedMemory() {
    munmap(data_, size_);
    if (!path_.empty()) unlink(path_.c_str());
}

std::string TestMachine::wait(u32 seconds) {
    using namespace std::chrono;
    const auto deadline = steady_clock::now() + std::chrono::seconds(seconds);
    int status = 0;
    bool stopped = false;
    for (pid_t done = 0; done == 0;) {
        done = waitpid(child_, &status, stopped ? 0 : WNOHANG);
        if (done < 0) return "was not started";
        if (done != 0) break;
        if (has_come_to_its_end() || steady_clock::now() > deadline) {
            stopped = true;
            kill(child_, SIGKILL);
        } else {
            std::this_thread::sleep_for(milliseconds(2));
        }
    }
    child_ = 0;
    if (all_finished(image())) return "";
    const std::string end = stopped ? "does not end" : describe_end(status);
    return end.empty() ? "ended before the last case" : end;
}

/// RAM is shared: the last word that the harness writes is seen at once.
bool QemuMachine::has_come_to_its_end() { return all_finished(image()); }

QemuMachine::QemuMachine() : TestMachine("QEMU"), ram_(kRamBytes, "ram") {}

std::span<u8> QemuMachine::image() { return ram_.bytes().subspan(LS_BASE - kRamBase, kImageBytes); }

void QemuMachine::start(bool secure) {
    child_ = fork();
    if (child_ == 0) run_qemu(ram_.path(), secure);
}

std::string QemuMachine::describe_end(int status) {
    if (WIFSIGNALED(status)) return fmt::format("ended by signal {}", WTERMSIG(status));
    if (WEXITSTATUS(status) == 127) return "qemu-system-arm cannot be started";
    return WEXITSTATUS(status) == 0 ? "" : fmt::format("status {}", WEXITSTATUS(status));
}

SimulatedMachine::SimulatedMachine(std::string name, EngineSetup engine, std::string timing)
    : TestMachine(std::move(name)),
      engine_(std::move(engine)),
      timing_(std::move(timing)),
      memory_(kImageBytes + sizeof(Figures), "") {}

std::span<u8> SimulatedMachine::image() { return memory_.bytes().first(kImageBytes); }

TestMachine::Figures SimulatedMachine::figures() {
    Figures figures;
    std::memcpy(&figures, memory_.bytes().data() + kImageBytes, sizeof figures);
    return figures;
}

/// Runs the image on our machine and copies its RAM back; the child's exit status.
int SimulatedMachine::simulate(bool secure) {
    using namespace platform;
    MachineConfig config;
    config.board = &virt_board();
    config.core = uarch::Preset::load("cortex-a15").values();
    config.timing = *uarch::timing_kind_of(timing_);
    config.ram_size = kRamBytes;
    // A Store-Exclusive of another size than its Load-Exclusive is UNPREDICTABLE; QEMU goes on.
    config.unpredictable = cpu::UnpredictablePolicy::Typical;
    config.secure = secure ? SecureMode::Image : SecureMode::Off;
    config.max_instructions = kMaxInstructions;
    config.make_engine = [this] { return make_engine(engine_); };
    Machine machine("machine", config);
    Segment segment{.base = {LS_BASE},
                    .bytes = {image().begin(), image().end()},
                    .size = image().size(),
                    .name = "lockstep"};
    machine.load({std::move(segment)}, {.pc = LS_HARNESS});
    sc_core::sc_start();
    const RunResult result = machine.result();
    const Figures figures{machine.instructions(), machine.cycles()};
    std::memcpy(memory_.bytes().data() + kImageBytes, &figures, sizeof figures);
    if (!machine.memory().read_memory({LS_BASE}, false, image())) return 70;
    if (result.status == static_cast<int>(ExitStatus::AllAsleep) && all_finished(image())) return 0;
    fmt::print(stderr, "hypscope: {}\n", result.reason);
    return result.status == 0 ? 70 : result.status;
}

void SimulatedMachine::start(bool secure) {
    std::fflush(nullptr);
    child_ = fork();
    if (child_ != 0) return;
    int status = 70;
    try {
        status = simulate(secure);
    } catch (const std::exception& e) {
        fmt::print(stderr, "hypscope: {}\n", e.what());
    }
    std::fflush(nullptr);
#ifdef HYPSCOPE_COVERAGE
    __gcov_dump();  // _exit would lose what was counted
#endif
    _exit(status);
}

std::string SimulatedMachine::describe_end(int status) {
    if (WIFSIGNALED(status)) return fmt::format("ended by signal {}", WTERMSIG(status));
    return WEXITSTATUS(status) == 0 ? "" : fmt::format("status {}", WEXITSTATUS(status));
}

}  // namespace hypscope::lockstep
