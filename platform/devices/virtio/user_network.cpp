// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/virtio/user_network.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <libslirp.h>

#include "common/error.hpp"

namespace hypscope::platform::virtio {

namespace {
__extension__ using Wide = unsigned __int128;

constexpr u64 kNanosecondsPerSecond = 1'000'000'000;
/// Model time between two looks at the sockets while cores run.
constexpr u64 kLooksPerSecond = 5000;
constexpr u64 kLongestWait = 100'000'000;  ///< nanoseconds of the host: limits are looked at then

in_addr address(u32 value) { return in_addr{htonl(value)}; }

struct EventName {
    short host;
    int slirp;
};
constexpr EventName kEvents[] = {{POLLIN, SLIRP_POLL_IN},
                                 {POLLOUT, SLIRP_POLL_OUT},
                                 {POLLPRI, SLIRP_POLL_PRI},
                                 {POLLERR, SLIRP_POLL_ERR},
                                 {POLLHUP, SLIRP_POLL_HUP}};
}  // namespace

namespace {
/// libslirp writes to sockets whose other end may be closed, and wants no signal for it; standard
/// output, which may be a pipe, does.
class WithoutPipeSignal {
  public:
    WithoutPipeSignal() {
        sigset_t pipe;
        ::sigemptyset(&pipe);
        ::sigaddset(&pipe, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &pipe, &before_);
    }
    ~WithoutPipeSignal() {
        sigset_t pending;
        ::sigpending(&pending);
        if (::sigismember(&pending, SIGPIPE) == 1 && ::sigismember(&before_, SIGPIPE) == 0) {
            int taken = 0;
            ::sigemptyset(&pending);
            ::sigaddset(&pending, SIGPIPE);
            ::sigwait(&pending, &taken);
        }
        ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    WithoutPipeSignal(const WithoutPipeSignal&) = delete;
    WithoutPipeSignal& operator=(const WithoutPipeSignal&) = delete;

  private:
    sigset_t before_{};
};
}  // namespace

struct SlirpCallbacks {
    static UserNetwork& self(void* opaque) { return *static_cast<UserNetwork*>(opaque); }

    static ssize_t send_packet(const void* bytes, std::size_t size, void* opaque) {
        self(opaque).deliver({static_cast<const u8*>(bytes), size});
        return static_cast<ssize_t>(size);
    }
    static int64_t clock_get_ns(void* opaque) { return self(opaque).now_in_nanoseconds(); }
    static void guest_error(const char*, void*) {}
    // Only IPv6's router advertisements use timers.
    static void* timer_new(SlirpTimerCb, void*, void*) { return nullptr; }
    static void timer_free(void*, void*) {}
    static void timer_mod(void*, int64_t, void*) {}
    static void poll_fd(int, void*) {}
    static void notify(void*) {}

    static int add_poll(int file, int events, void* opaque) {
        std::vector<pollfd>& sockets = self(opaque).sockets_;
        pollfd socket{file, 0, 0};
        for (const EventName& name : kEvents)
            if ((events & name.slirp) != 0)
                socket.events = static_cast<short>(socket.events | name.host);
        sockets.push_back(socket);
        return static_cast<int>(sockets.size() - 1);
    }
    static int get_events(int index, void* opaque) {
        const short happened = self(opaque).sockets_[static_cast<std::size_t>(index)].revents;
        int events = 0;
        for (const EventName& name : kEvents)
            if ((happened & name.host) != 0) events |= name.slirp;
        return events;
    }
};

namespace {
constexpr SlirpCb kCallbacks{.send_packet = SlirpCallbacks::send_packet,
                             .guest_error = SlirpCallbacks::guest_error,
                             .clock_get_ns = SlirpCallbacks::clock_get_ns,
                             .timer_new = SlirpCallbacks::timer_new,
                             .timer_free = SlirpCallbacks::timer_free,
                             .timer_mod = SlirpCallbacks::timer_mod,
                             .register_poll_fd = SlirpCallbacks::poll_fd,
                             .unregister_poll_fd = SlirpCallbacks::poll_fd,
                             .notify = SlirpCallbacks::notify,
                             .init_completed = nullptr,
                             .timer_new_opaque = nullptr};

SlirpConfig slirp_config(const NetOptions& options) {
    SlirpConfig config{};
    config.version = 1;
    config.restricted = options.restricted ? 1 : 0;
    config.in_enabled = true;
    config.vnetwork = address(0x0a00'0200);
    config.vnetmask = address(0xffff'ff00);
    config.vhost = address(0x0a00'0202);
    config.vnameserver = address(0x0a00'0203);
    config.vdhcp_start = address(0x0a00'020f);
    return config;
}
}  // namespace

UserNetwork::UserNetwork(const NetOptions& options, Scheduler& scheduler, u64 core_hertz)
    : scheduler_(scheduler), core_hertz_(core_hertz) {
    const SlirpConfig config = slirp_config(options);
    slirp_ = slirp_new(&config, &kCallbacks, this);
    HYPSCOPE_CHECK(slirp_ != nullptr, "libslirp {} gives no network", slirp_version_string());
    try {
        for (const HostForward& forward : options.forwards) add_forward(forward);
    } catch (...) {
        slirp_cleanup(slirp_);
        throw;
    }
}

UserNetwork::~UserNetwork() {
    scheduler_.cancel(*this);
    slirp_cleanup(slirp_);
}

void UserNetwork::connect(FrameSink& guest) {
    guest_ = &guest;
    keep_looking(Cycles{});  // a forwarded port is open from the beginning
}

void UserNetwork::add_forward(const HostForward& forward) {
    const in_addr host = address(forward.host_address);
    if (slirp_add_hostfwd(slirp_, forward.udp ? 1 : 0, host, forward.host_port,
                          address(forward.guest_address), forward.guest_port) == 0)
        return;
    throw SimError(ExitStatus::BadImage,
                   fmt::format("port {} of the host can not be had: {}", forward.host_port,
                               std::strerror(errno)),
                   "--net hostfwd", "choose another port");
}

i64 UserNetwork::now_in_nanoseconds() const {
    return static_cast<i64>(Wide{now_.value} * kNanosecondsPerSecond / core_hertz_);
}

void UserNetwork::frame(std::span<const u8> bytes, Cycles now) {
    now_ = std::max(now_, now);
    const WithoutPipeSignal no_signal;
    slirp_input(slirp_, bytes.data(), static_cast<int>(bytes.size()));
    keep_looking(now);
}

void UserNetwork::deliver(std::span<const u8> bytes) {
    ++delivered_;
    if (guest_ != nullptr) guest_->frame(bytes, now_);
}

void UserNetwork::collect_sockets() {
    sockets_.clear();
    u32 timeout = ~u32{0};
    slirp_pollfds_fill(slirp_, &timeout, SlirpCallbacks::add_poll, this);
}

bool UserNetwork::is_open() {
    collect_sockets();
    return !sockets_.empty();
}

bool UserNetwork::look(u64 nanoseconds, Cycles now) {
    now_ = std::max(now_, now);
    const u64 before = delivered_;
    const WithoutPipeSignal no_signal;
    collect_sockets();
    const timespec time{static_cast<time_t>(nanoseconds / kNanosecondsPerSecond),
                        static_cast<long>(nanoseconds % kNanosecondsPerSecond)};
    const int count = ::ppoll(sockets_.data(), sockets_.size(), &time, nullptr);
    slirp_pollfds_poll(slirp_, count < 0 ? 1 : 0, SlirpCallbacks::get_events, this);
    return delivered_ != before;
}

void UserNetwork::keep_looking(Cycles now) {
    if (is_open()) scheduler_.set(*this, now + Cycles{core_hertz_ / kLooksPerSecond});
}

void UserNetwork::fire(Cycles now) {
    (void)look(0, now);
    keep_looking(now);
}

bool UserNetwork::wait(Cycles now, Cycles until) {
    u64 nanoseconds = kLongestWait;
    if (until != kNever) {
        const Wide exact = Wide{(until - now).value} * kNanosecondsPerSecond / core_hertz_;
        if (exact < nanoseconds) nanoseconds = static_cast<u64>(exact);
    }
    return look(nanoseconds, now);
}

}  // namespace hypscope::platform::virtio
