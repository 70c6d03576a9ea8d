// SPDX-License-Identifier: Apache-2.0
// The 9P transport over virtio (device type 9): a server of 9P2000.L, the dialect of Linux, over a
// folder of the host. Files belong to the user who runs the simulator. NOT MODELLED: extended
// attributes, device files, locks between guest and host, authentication.
#pragma once
#include <map>

#include "platform/devices/virtio/device.hpp"
#include "platform/devices/virtio/options.hpp"
#include "platform/devices/virtio/p9_protocol.hpp"
#include "platform/devices/virtio/shared_folder.hpp"

namespace hypscope::platform::virtio {

class P9 final : public VirtioDevice {
  public:
    static constexpr u16 kQueueSize = 128;
    static constexpr u32 kMaxMessage = 512 * 1024;

    P9(const ShareOptions& options, const Surroundings& surroundings);

    [[nodiscard]] std::vector<u8> config() const override;

  private:
    struct Entry {
        std::string name;
        u64 inode;
        u8 type;  ///< DT_*
    };
    /// What a fid names, and the file once it is open.
    struct Fid {
        Path path;
        Descriptor file{};
        std::vector<Entry> entries{};  ///< of an open folder, at its last reading from 0
    };
    using Error = int;  ///< errno, 0 when all went well

    void serve(Cycles now) override;
    void forget() override { fids_.clear(); }
    [[nodiscard]] std::vector<u8> answer(std::span<const u8> message, u64 room);
    [[nodiscard]] Error dispatch(p9::Message type, p9::Reader& in, p9::Writer& out, u64 room);
    [[nodiscard]] Error change(p9::Message type, p9::Reader& in, p9::Writer& out);
    static constexpr bool changes(p9::Message type);

    Error version(p9::Reader& in, p9::Writer& out);
    Error attach(p9::Reader& in, p9::Writer& out);
    Error walk(p9::Reader& in, p9::Writer& out);
    Error getattr(p9::Reader& in, p9::Writer& out);
    Error setattr(p9::Reader& in);
    Error lopen(p9::Reader& in, p9::Writer& out);
    Error lcreate(p9::Reader& in, p9::Writer& out);
    Error read(p9::Reader& in, p9::Writer& out, u64 room);
    Error write(p9::Reader& in, p9::Writer& out);
    Error readdir(p9::Reader& in, p9::Writer& out, u64 room);
    Error readlink(p9::Reader& in, p9::Writer& out);
    Error statfs(p9::Reader& in, p9::Writer& out);
    Error make(p9::Message type, p9::Reader& in, p9::Writer& out);
    Error link(p9::Reader& in);
    Error rename(p9::Message type, p9::Reader& in);
    Error remove(p9::Message type, p9::Reader& in);
    Error fsync(p9::Reader& in);
    Error rename_path(const Path& from, const Path& to);
    Error list(Fid& fid);
    Error put_qid(const Path& path, p9::Writer& out) const;
    Error status_of(const Fid& fid, struct stat& status) const;
    [[nodiscard]] Fid* find(u32 fid);

    ShareOptions options_;
    SharedFolder folder_;
    std::map<u32, Fid> fids_;
    u32 max_message_ = kMaxMessage;
};

}  // namespace hypscope::platform::virtio
