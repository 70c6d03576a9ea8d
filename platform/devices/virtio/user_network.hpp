// SPDX-License-Identifier: Apache-2.0
// User-mode networking: the other end of the wire is libslirp, a small network 10.0.2.0/24 with a
// DHCP server, whose connections become sockets of the host (10.0.2.2 is the host itself). The
// clock that libslirp sees is the model's, so that nothing is sent again because the simulator is
// slow; its sockets are looked at at intervals of model time, never on a core's path. What comes
// from outside, and when, is outside the promise of determinism. NOT MODELLED: IPv6, TFTP, SMB.
#pragma once
#include <poll.h>
#include <string>
#include <vector>

#include "platform/devices/host_wait.hpp"
#include "platform/devices/virtio/net.hpp"
#include "platform/devices/virtio/options.hpp"

struct Slirp;

namespace hypscope::platform::virtio {

class UserNetwork final : public Wire, public HostWait, private TimedEvent {
  public:
    /// Throws SimError when a port of the host can not be had.
    UserNetwork(const NetOptions& options, Scheduler& scheduler, u64 core_hertz);
    ~UserNetwork() override;
    UserNetwork(const UserNetwork&) = delete;
    UserNetwork& operator=(const UserNetwork&) = delete;

    // Wire
    void connect(FrameSink& guest) override;
    void frame(std::span<const u8> bytes, Cycles now) override;

    // HostWait
    [[nodiscard]] bool is_open() override;
    bool wait(Cycles now, Cycles until) override;

  private:
    friend struct SlirpCallbacks;
    void fire(Cycles now) override;
    void add_forward(const HostForward& forward);
    void collect_sockets();
    /// Looks at the sockets for `nanoseconds` at most; true when a frame came in.
    bool look(u64 nanoseconds, Cycles now);
    void keep_looking(Cycles now);
    void deliver(std::span<const u8> bytes);
    [[nodiscard]] i64 now_in_nanoseconds() const;

    Scheduler& scheduler_;
    u64 core_hertz_;
    FrameSink* guest_ = nullptr;
    Slirp* slirp_ = nullptr;
    std::vector<pollfd> sockets_;
    Cycles now_{};
    u64 delivered_ = 0;  ///< frames
};

}  // namespace hypscope::platform::virtio
