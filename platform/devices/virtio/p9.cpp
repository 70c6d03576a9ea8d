// SPDX-License-Identifier: Apache-2.0
// Messages, and those about names: version, attach, walk, what changes folders.
#include "platform/devices/virtio/p9.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace hypscope::platform::virtio {

using p9::Message;
using p9::Reader;
using p9::Writer;

namespace {
constexpr u64 kMountTag = 1;  // feature bit: the configuration has a tag
constexpr u32 kMinMessage = 4096;
constexpr std::size_t kMaxFids = 65536;
constexpr std::size_t kMaxDepth = 256;
constexpr u16 kMaxWalk = 16;
constexpr u32 kRemoveFolder = 0x200;  // AT_REMOVEDIR of Tunlinkat

int result(int host) { return host < 0 ? errno : 0; }

Path joined(const Path& folder, const std::string& name) {
    Path path = folder;
    path.push_back(name);
    return path;
}

bool begins_with(const Path& path, const Path& start) {
    return path.size() >= start.size() && std::equal(start.begin(), start.end(), path.begin());
}
}  // namespace

P9::P9(const ShareOptions& options, const Surroundings& surroundings)
    : VirtioDevice({DeviceId::P9, kMountTag, {kQueueSize}}, surroundings),
      options_(options),
      folder_(options.path) {}

std::vector<u8> P9::config() const {
    Writer out;
    out.text(options_.tag);
    return out.bytes();
}

void P9::serve(Cycles now) {
    drain(at(0), now, [&](Chain& chain) {
        if (chain.readable() > kMaxMessage + 4096) return;
        std::vector<u8> message(chain.readable());
        if (!chain.read(message, now) || message.size() < p9::kHeaderSize) return;
        (void)chain.write(answer(message, chain.writable()), now);
    });
}

/// A reply, or Rlerror; nothing when there is no room even for that.
std::vector<u8> P9::answer(std::span<const u8> message, u64 room) {
    const u8 type = message[4];
    const u16 tag = load_le<u16>(message, 5);
    Reader in(message.subspan(p9::kHeaderSize));
    Writer out;
    const auto begin = [&](u8 reply) {
        out.bytes().clear();
        out.put<u32>(0);
        out.put<u8>(reply);
        out.put<u16>(tag);
    };
    begin(static_cast<u8>(type + 1));
    const Error error =
        dispatch(static_cast<Message>(type), in, out, std::min<u64>(room, max_message_));
    if (error != 0 || !in.is_whole() || out.bytes().size() > room) {
        begin(static_cast<u8>(Message::Rlerror));
        out.put<u32>(static_cast<u32>(error != 0 ? error : EINVAL));
    }
    if (out.bytes().size() > room) return {};
    store_le<u32>(out.bytes(), 0, static_cast<u32>(out.bytes().size()));
    return out.bytes();
}

constexpr bool P9::changes(Message type) {
    switch (type) {
        case Message::Tlcreate:
        case Message::Tsymlink:
        case Message::Trename:
        case Message::Tsetattr:
        case Message::Tlink:
        case Message::Tmkdir:
        case Message::Trenameat:
        case Message::Tunlinkat:
        case Message::Twrite:
        case Message::Tremove: return true;
        default: return false;
    }
}

P9::Error P9::dispatch(Message type, Reader& in, Writer& out, u64 room) {
    if (changes(type)) return options_.read_only ? EROFS : change(type, in, out);
    switch (type) {
        case Message::Tversion: return version(in, out);
        case Message::Tattach: return attach(in, out);
        case Message::Tflush: return 0;  // every request is done when the next is read
        case Message::Twalk: return walk(in, out);
        case Message::Tgetattr: return getattr(in, out);
        case Message::Tlopen: return lopen(in, out);
        case Message::Tread: return read(in, out, room);
        case Message::Treaddir: return readdir(in, out, room);
        case Message::Treadlink: return readlink(in, out);
        case Message::Tstatfs: return statfs(in, out);
        case Message::Tfsync: return fsync(in);
        case Message::Tclunk: return fids_.erase(in.take<u32>()) != 0 ? 0 : EBADF;
        case Message::Tlock: out.put<u8>(0); return 0;  // nobody else is there
        case Message::Tmknod: return EPERM;
        default: return EOPNOTSUPP;
    }
}

P9::Error P9::change(Message type, Reader& in, Writer& out) {
    switch (type) {
        case Message::Tlcreate: return lcreate(in, out);
        case Message::Tsetattr: return setattr(in);
        case Message::Twrite: return write(in, out);
        case Message::Tlink: return link(in);
        case Message::Trename:
        case Message::Trenameat: return rename(type, in);
        case Message::Tunlinkat:
        case Message::Tremove: return remove(type, in);
        default: return make(type, in, out);
    }
}

P9::Fid* P9::find(u32 fid) {
    const auto found = fids_.find(fid);
    return found != fids_.end() ? &found->second : nullptr;
}

P9::Error P9::version(Reader& in, Writer& out) {
    max_message_ = std::min(in.take<u32>(), kMaxMessage);
    const bool is_ours = in.text() == "9P2000.L" && max_message_ >= kMinMessage;
    fids_.clear();
    out.put<u32>(max_message_);
    out.text(is_ours ? "9P2000.L" : "unknown");
    return 0;
}

P9::Error P9::attach(Reader& in, Writer& out) {
    const u32 fid = in.take<u32>();
    if (fids_.contains(fid)) return EBADF;
    fids_.emplace(fid, Fid{});
    return put_qid({}, out);
}

P9::Error P9::walk(Reader& in, Writer& out) {
    const Fid* from = find(in.take<u32>());
    const u32 to = in.take<u32>();
    const u16 count = in.take<u16>();
    if (from == nullptr || count > kMaxWalk) return EBADF;
    if (fids_.size() >= kMaxFids) return ENFILE;
    if (fids_.contains(to) && find(to) != from) return EBADF;
    Path path = from->path;
    Writer qids;
    u16 walked = 0;
    for (; walked < count; ++walked) {
        const std::string name = in.text();
        Path next = path;
        if (name == "..") {
            if (!next.empty()) next.pop_back();
        } else if (!SharedFolder::is_name(name) || next.size() >= kMaxDepth) {
            return ENOENT;
        } else {
            next.push_back(name);
        }
        const Error error = put_qid(next, qids);
        if (error != 0 && walked == 0) return error;
        if (error != 0) break;
        path = std::move(next);
    }
    out.put<u16>(walked);
    out.data(qids.bytes());
    if (walked == count) fids_.insert_or_assign(to, Fid{std::move(path)});
    return 0;
}

/// Tmkdir and Tsymlink.
P9::Error P9::make(Message type, Reader& in, Writer& out) {
    const Fid* folder = find(in.take<u32>());
    const std::string name = in.text();
    if (folder == nullptr) return EBADF;
    if (!SharedFolder::is_name(name)) return EINVAL;
    const Descriptor at = folder_.find(folder->path);
    if (!at.is_open()) return errno;
    Error error = 0;
    if (type == Message::Tmkdir) {
        error = result(::mkdirat(at.value(), name.c_str(), in.take<u32>() & 0777));
    } else {
        const std::string target = in.text();
        error = result(::symlinkat(target.c_str(), at.value(), name.c_str()));
    }
    return error != 0 ? error : put_qid(joined(folder->path, name), out);
}

P9::Error P9::link(Reader& in) {
    const Fid* folder = find(in.take<u32>());
    const Fid* file = find(in.take<u32>());
    const std::string name = in.text();
    if (folder == nullptr || file == nullptr) return EBADF;
    if (!SharedFolder::is_name(name) || file->path.empty()) return EINVAL;
    const Descriptor from = folder_.parent_of(file->path);
    const Descriptor to = folder_.find(folder->path);
    if (!from.is_open() || !to.is_open()) return ENOENT;
    return result(::linkat(from.value(), file->path.back().c_str(), to.value(), name.c_str(), 0));
}

P9::Error P9::rename(Message type, Reader& in) {
    const Fid* first = find(in.take<u32>());
    if (first == nullptr) return EBADF;
    Path from = first->path;
    if (type == Message::Trenameat) {
        const std::string name = in.text();
        if (!SharedFolder::is_name(name)) return EINVAL;
        from.push_back(name);
    }
    const Fid* folder = find(in.take<u32>());
    const std::string name = in.text();
    if (folder == nullptr) return EBADF;
    if (!SharedFolder::is_name(name) || from.empty()) return EINVAL;
    return rename_path(from, joined(folder->path, name));
}

/// Fids at and below the old name go along.
P9::Error P9::rename_path(const Path& from, const Path& to) {
    const Descriptor old_folder = folder_.parent_of(from);
    const Descriptor new_folder = folder_.parent_of(to);
    if (!old_folder.is_open() || !new_folder.is_open()) return ENOENT;
    if (::renameat(old_folder.value(), from.back().c_str(), new_folder.value(), to.back().c_str()) <
        0)
        return errno;
    for (auto& [number, fid] : fids_) {
        if (!begins_with(fid.path, from)) continue;
        Path moved = to;
        moved.insert(moved.end(), fid.path.begin() + static_cast<long>(from.size()),
                     fid.path.end());
        fid.path = std::move(moved);
    }
    return 0;
}

/// Tunlinkat, and Tremove, which gives its fid up in any case.
P9::Error P9::remove(Message type, Reader& in) {
    const u32 number = in.take<u32>();
    const Fid* fid = find(number);
    if (fid == nullptr) return EBADF;
    Path path = fid->path;
    int flags = 0;
    if (type == Message::Tunlinkat) {
        const std::string name = in.text();
        if (!SharedFolder::is_name(name)) return EINVAL;
        path.push_back(name);
        flags = (in.take<u32>() & kRemoveFolder) != 0 ? AT_REMOVEDIR : 0;
    } else {
        struct stat status {};
        if (status_of(*fid, status) == 0 && S_ISDIR(status.st_mode)) flags = AT_REMOVEDIR;
        fids_.erase(number);
    }
    if (path.empty()) return EBUSY;
    const Descriptor folder = folder_.parent_of(path);
    return folder.is_open() ? result(::unlinkat(folder.value(), path.back().c_str(), flags))
                            : errno;
}

}  // namespace hypscope::platform::virtio
