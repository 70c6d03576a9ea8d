// SPDX-License-Identifier: Apache-2.0
// One block of guest RAM, ROM or flash in host memory. The host gives a page when it is first
// touched, so a machine of 2 GiB costs what its guest uses.
#pragma once
#include <functional>
#include <span>
#include <vector>

#include "common/types.hpp"
#include "common/write_watch.hpp"

namespace hypscope {

class GuestMemory {
  public:
    enum class Kind : u8 { Ram, Rom };
    static constexpr u64 kPageSize = 4096;

    /// `size` is rounded up to whole pages. All bytes are zero.
    explicit GuestMemory(u64 size, Kind kind = Kind::Ram);
    ~GuestMemory();
    GuestMemory(const GuestMemory&) = delete;
    GuestMemory& operator=(const GuestMemory&) = delete;

    [[nodiscard]] u8* host() { return host_; }
    [[nodiscard]] const u8* host() const { return host_; }
    [[nodiscard]] u64 size() const { return size_; }
    /// The guest may store to it directly.
    [[nodiscard]] bool is_writable() const { return kind_ == Kind::Ram; }

    /// Loader and debugger access: ROM is writable. False, and nothing is done, when the range
    /// leaves the block.
    [[nodiscard]] bool write(u64 offset, std::span<const u8> bytes);
    [[nodiscard]] bool read(u64 offset, std::span<u8> bytes) const;
    /// Zeroes a range and gives its whole pages back to the host.
    [[nodiscard]] bool clear(u64 offset, u64 size);

    /// Whether reads by host pointer are allowed. A flash that answers a command is not, for a
    /// while.
    [[nodiscard]] bool is_direct() const { return direct_; }
    void set_direct(bool direct);
    /// Called after is_direct() changed: host pointers into this block must be forgotten.
    void on_direct_change(std::function<void()> hook) { hooks_.push_back(std::move(hook)); }

    /// Who hears of writes that are made here. `watch` outlives the memory.
    void set_watch(WriteWatch& watch) {
        watch_ = &watch;
        watch.add(host_, size_);
    }
    /// The host pointer goes to somebody who writes by it at any time without a word.
    void give_for_writing() {
        if (watch_ != nullptr) watch_->give_up();
    }

  private:
    void note_write(u64 offset, u64 size) {
        if (watch_ != nullptr) watch_->written(host_ + offset, size);
    }
    [[nodiscard]] bool holds(u64 offset, u64 size) const {
        return offset <= size_ && size <= size_ - offset;
    }
    u64 size_;
    Kind kind_;
    bool direct_ = true;
    u8* host_;
    WriteWatch* watch_ = nullptr;
    std::vector<std::function<void()>> hooks_;
};

}  // namespace hypscope
