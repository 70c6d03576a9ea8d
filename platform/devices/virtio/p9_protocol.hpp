// SPDX-License-Identifier: Apache-2.0
// Messages of 9P2000.L as bytes: little-endian fields, strings behind their length. A reader that
// runs out of bytes says so once, at the end, and reads zeros meanwhile.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "platform/devices/bytes.hpp"

namespace hypscope::platform::virtio::p9 {

/// Message types (the reply to a request is one more); diod's protocol.md and Linux's 9p.h.
enum class Message : u8 {
    Rlerror = 7,
    Tstatfs = 8,
    Tlopen = 12,
    Tlcreate = 14,
    Tsymlink = 16,
    Tmknod = 18,
    Trename = 20,
    Treadlink = 22,
    Tgetattr = 24,
    Tsetattr = 26,
    Txattrwalk = 30,
    Treaddir = 40,
    Tfsync = 50,
    Tlock = 52,
    Tgetlock = 54,
    Tlink = 70,
    Tmkdir = 72,
    Trenameat = 74,
    Tunlinkat = 76,
    Tversion = 100,
    Tattach = 104,
    Tflush = 108,
    Twalk = 110,
    Tread = 116,
    Twrite = 118,
    Tclunk = 120,
    Tremove = 122,
};

inline constexpr u32 kHeaderSize = 7;  ///< size[4] type[1] tag[2]

class Reader {
  public:
    explicit Reader(std::span<const u8> bytes) : bytes_(bytes) {}

    template <class T>
    T take() {
        if (left() < sizeof(T)) return short_ = true, T{0};
        const T value = load_le<T>(bytes_, at_);
        at_ += sizeof(T);
        return value;
    }
    std::string text() {
        const u16 size = take<u16>();
        const auto bytes = data(size);
        return {bytes.begin(), bytes.end()};
    }
    std::span<const u8> data(u32 size) {
        if (left() < size) return short_ = true, std::span<const u8>{};
        at_ += size;
        return bytes_.subspan(at_ - size, size);
    }
    [[nodiscard]] bool is_whole() const { return !short_; }

  private:
    [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }
    std::span<const u8> bytes_;
    std::size_t at_ = 0;
    bool short_ = false;
};

class Writer {
  public:
    template <class T>
    void put(T value) {
        bytes_.resize(bytes_.size() + sizeof(T));
        store_le<T>(bytes_, bytes_.size() - sizeof(T), value);
    }
    void text(const std::string& value) {
        put<u16>(static_cast<u16>(value.size()));
        data({reinterpret_cast<const u8*>(value.data()), value.size()});
    }
    void data(std::span<const u8> value) {
        bytes_.insert(bytes_.end(), value.begin(), value.end());
    }
    [[nodiscard]] std::vector<u8>& bytes() { return bytes_; }

  private:
    std::vector<u8> bytes_;
};

}  // namespace hypscope::platform::virtio::p9
