// SPDX-License-Identifier: Apache-2.0
// The two machines: each runs an image in a process of its own and leaves in the image what RAM
// held at the end. QEMU sees the image through a file that both map; ours forks, because SystemC
// elaborates once per process.
#pragma once
#include <span>
#include <string>
#include <sys/types.h>

#include "common/types.hpp"
#include "tests/random/lockstep/engines.hpp"

namespace hypscope::lockstep {

/// Memory that a child process shares; with a name, a file in /dev/shm too.
class SharedMemory {
  public:
    SharedMemory(u64 bytes, const std::string& name);
    ~SharedMemory();
    SharedMemory(const SharedMemory&) = delete;
    SharedMemory& operator=(const SharedMemory&) = delete;
    [[nodiscard]] std::span<u8> bytes() { return {data_, size_}; }
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    u8* data_ = nullptr;
    u64 size_ = 0;
    std::string path_;
};

/// One machine and its image of RAM. start() returns at once; wait() says how the run ended: empty
/// when the harness came to its end, where it sleeps. After `seconds` the machine is stopped.
class TestMachine {
  public:
    explicit TestMachine(std::string name) : name_(std::move(name)) {}
    virtual ~TestMachine() = default;
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] virtual std::span<u8> image() = 0;
    virtual void start(bool secure) = 0;
    [[nodiscard]] std::string wait(u32 seconds);

    /// What the run took, where that is known.
    struct Figures {
        u64 instructions = 0, cycles = 0;
        bool operator==(const Figures&) const = default;
    };
    [[nodiscard]] virtual Figures figures() { return {}; }

  protected:
    pid_t child_ = 0;
    /// True when there is nothing to wait for, although the process runs on.
    [[nodiscard]] virtual bool has_come_to_its_end() { return false; }
    virtual std::string describe_end(int status) = 0;

  private:
    std::string name_;
};

class QemuMachine final : public TestMachine {
  public:
    QemuMachine();
    [[nodiscard]] std::span<u8> image() override;
    void start(bool secure) override;

  private:
    bool has_come_to_its_end() override;
    std::string describe_end(int status) override;
    SharedMemory ram_;
};

class SimulatedMachine final : public TestMachine {
  public:
    SimulatedMachine(std::string name, EngineSetup engine, std::string timing);
    [[nodiscard]] std::span<u8> image() override;
    [[nodiscard]] Figures figures() override;
    void start(bool secure) override;

  private:
    int simulate(bool secure);
    std::string describe_end(int status) override;
    EngineSetup engine_;
    std::string timing_;
    SharedMemory memory_;  ///< the image, then the figures
};

}  // namespace hypscope::lockstep
