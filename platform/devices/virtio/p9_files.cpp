// SPDX-License-Identifier: Apache-2.0
// 9P messages about one file: attributes, opening, reading, writing.
#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <memory>
#include <sys/statfs.h>
#include <unistd.h>

#include "platform/devices/virtio/p9.hpp"

namespace hypscope::platform::virtio {

using p9::Reader;
using p9::Writer;

namespace {
// Flags of Tlopen and Tlcreate: Linux's own numbers, whatever the host's are.
constexpr u32 kAccess = 3, kExclusive = 0200, kTruncate = 01000, kAppend = 02000;
// Tsetattr: what is valid.
constexpr u32 kMode = 1, kUid = 2, kGid = 4, kSize = 8, kAtime = 0x10, kMtime = 0x20,
              kAtimeSet = 0x80, kMtimeSet = 0x100;
constexpr u64 kBasicAttributes = 0x7ff;
constexpr u8 kQidFolder = 0x80, kQidLink = 0x02;
constexpr u32 kReplyHeader = p9::kHeaderSize + 4;  ///< with the count of Rread and Rreaddir

void put_qid_of(Writer& out, mode_t mode, u64 inode) {
    out.put<u8>(S_ISDIR(mode) ? kQidFolder : S_ISLNK(mode) ? kQidLink : 0);
    out.put<u32>(0);
    out.put<u64>(inode);
}

int open_flags(u32 flags) {
    int host = static_cast<int>(flags & kAccess);
    if ((flags & kTruncate) != 0) host |= O_TRUNC;
    if ((flags & kAppend) != 0) host |= O_APPEND;
    if ((flags & kExclusive) != 0) host |= O_EXCL;
    return host;
}

/// A path to the object behind a handle, never through a link of its own.
std::string path_of(const Descriptor& handle) {
    return fmt::format("/proc/self/fd/{}", handle.value());
}

void put_time(Writer& out, const timespec& time) {
    out.put<u64>(static_cast<u64>(time.tv_sec));
    out.put<u64>(static_cast<u64>(time.tv_nsec));
}

timespec take_time(Reader& in, u32 valid, u32 change, u32 set) {
    const u64 seconds = in.take<u64>();
    const u64 nanoseconds = in.take<u64>();
    if ((valid & change) == 0) return {0, UTIME_OMIT};
    if ((valid & set) == 0) return {0, UTIME_NOW};
    return {static_cast<time_t>(seconds), static_cast<long>(nanoseconds % 1'000'000'000)};
}
}  // namespace

P9::Error P9::status_of(const Fid& fid, struct stat& status) const {
    if (fid.file.is_open()) return ::fstat(fid.file.value(), &status) < 0 ? errno : 0;
    const Descriptor handle = folder_.find(fid.path);
    if (!handle.is_open()) return errno;
    return ::fstatat(handle.value(), "", &status, AT_EMPTY_PATH) < 0 ? errno : 0;
}

P9::Error P9::put_qid(const Path& path, Writer& out) const {
    struct stat status {};
    if (const Error error = status_of(Fid{path}, status)) return error;
    put_qid_of(out, status.st_mode, status.st_ino);
    return 0;
}

P9::Error P9::getattr(Reader& in, Writer& out) {
    const Fid* fid = find(in.take<u32>());
    if (fid == nullptr) return EBADF;
    struct stat status {};
    if (const Error error = status_of(*fid, status)) return error;
    out.put<u64>(kBasicAttributes);
    put_qid_of(out, status.st_mode, status.st_ino);
    out.put<u32>(status.st_mode);
    out.put<u32>(status.st_uid);
    out.put<u32>(status.st_gid);
    for (const u64 value :
         {u64{status.st_nlink}, u64{0}, static_cast<u64>(status.st_size),
          static_cast<u64>(status.st_blksize), static_cast<u64>(status.st_blocks)})
        out.put<u64>(value);
    put_time(out, status.st_atim);
    put_time(out, status.st_mtim);
    put_time(out, status.st_ctim);
    for (int i = 0; i < 4; ++i) out.put<u64>(0);  // birth, generation, data version
    return 0;
}

P9::Error P9::setattr(Reader& in) {
    const Fid* fid = find(in.take<u32>());
    const u32 valid = in.take<u32>();
    const u32 mode = in.take<u32>();
    const u32 uid = in.take<u32>();
    const u32 gid = in.take<u32>();
    const u64 size = in.take<u64>();
    const timespec access = take_time(in, valid, kAtime, kAtimeSet);
    const timespec times[] = {access, take_time(in, valid, kMtime, kMtimeSet)};
    if (fid == nullptr) return EBADF;
    const Descriptor handle = folder_.find(fid->path);
    if (!handle.is_open()) return errno;
    const std::string path = path_of(handle);
    struct stat status {};
    if (const Error error = status_of(*fid, status)) return error;
    if (S_ISLNK(status.st_mode)) return EOPNOTSUPP;
    if ((valid & kMode) != 0 && ::chmod(path.c_str(), mode & 07777) < 0) return errno;
    const uid_t new_uid = (valid & kUid) != 0 ? uid : ~uid_t{0};
    const gid_t new_gid = (valid & kGid) != 0 ? gid : ~gid_t{0};
    if ((valid & (kUid | kGid)) != 0 && ::chown(path.c_str(), new_uid, new_gid) < 0) return errno;
    if ((valid & kSize) != 0 &&
        (!S_ISREG(status.st_mode) || ::truncate(path.c_str(), static_cast<off_t>(size)) < 0))
        return S_ISREG(status.st_mode) ? errno : EINVAL;
    if ((valid & (kAtime | kMtime)) != 0 && ::utimensat(AT_FDCWD, path.c_str(), times, 0) < 0)
        return errno;
    return 0;
}

/// Only files and folders: opening a device or a pipe of the host would do something there.
P9::Error P9::lopen(Reader& in, Writer& out) {
    Fid* fid = find(in.take<u32>());
    const int flags = open_flags(in.take<u32>());
    if (fid == nullptr || fid->file.is_open()) return EBADF;
    struct stat status {};
    if (const Error error = status_of(*fid, status)) return error;
    if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) return EACCES;
    const bool writes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_TRUNC) != 0;
    if (writes && options_.read_only) return EROFS;
    Descriptor file = folder_.open(fid->path, flags & ~O_EXCL);
    if (!file.is_open()) return errno;
    fid->file = std::move(file);
    put_qid_of(out, status.st_mode, status.st_ino);
    out.put<u32>(0);
    return 0;
}

P9::Error P9::lcreate(Reader& in, Writer& out) {
    Fid* fid = find(in.take<u32>());
    const std::string name = in.text();
    const u32 flags = in.take<u32>();
    const u32 mode = in.take<u32>();
    if (fid == nullptr || fid->file.is_open()) return EBADF;
    if (!SharedFolder::is_name(name)) return EINVAL;
    const Descriptor folder = folder_.find(fid->path);
    if (!folder.is_open()) return errno;
    Descriptor file(::openat(folder.value(), name.c_str(),
                             open_flags(flags) | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
                             mode & 0777));
    if (!file.is_open()) return errno;
    struct stat status {};
    if (::fstat(file.value(), &status) < 0) return errno;
    fid->path.push_back(name);
    fid->file = std::move(file);
    put_qid_of(out, status.st_mode, status.st_ino);
    out.put<u32>(0);
    return 0;
}

P9::Error P9::read(Reader& in, Writer& out, u64 room) {
    Fid* fid = find(in.take<u32>());
    const u64 offset = in.take<u64>();
    const u32 wanted = in.take<u32>();
    if (fid == nullptr || !fid->file.is_open()) return EBADF;
    if (room < kReplyHeader) return EINVAL;
    std::vector<u8> bytes(std::min<u64>(wanted, room - kReplyHeader));
    const ssize_t got =
        ::pread(fid->file.value(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (got < 0) return errno;
    out.put<u32>(static_cast<u32>(got));
    out.data(std::span(bytes).first(static_cast<std::size_t>(got)));
    return 0;
}

P9::Error P9::write(Reader& in, Writer& out) {
    Fid* fid = find(in.take<u32>());
    const u64 offset = in.take<u64>();
    const auto bytes = in.data(in.take<u32>());
    if (fid == nullptr || !fid->file.is_open()) return EBADF;
    if (!in.is_whole()) return EINVAL;
    const ssize_t put =
        ::pwrite(fid->file.value(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (put < 0) return errno;
    out.put<u32>(static_cast<u32>(put));
    return 0;
}

/// The names in order, so that the guest sees the same on every host.
P9::Error P9::list(Fid& fid) {
    fid.entries.clear();
    const int copy = ::openat(fid.file.value(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(copy < 0 ? nullptr : ::fdopendir(copy),
                                                     ::closedir);
    if (!folder) return errno;
    while (const dirent* entry = ::readdir(folder.get()))
        fid.entries.push_back({entry->d_name, entry->d_ino, entry->d_type});
    std::ranges::sort(fid.entries, {}, &Entry::name);
    return 0;
}

P9::Error P9::readdir(Reader& in, Writer& out, u64 room) {
    Fid* fid = find(in.take<u32>());
    u64 index = in.take<u64>();
    const u32 wanted = in.take<u32>();
    if (fid == nullptr || !fid->file.is_open()) return EBADF;
    if (room < kReplyHeader) return EINVAL;
    const u64 most = std::min<u64>(wanted, room - kReplyHeader);
    if (index == 0) {
        if (const Error error = list(*fid)) return error;
    }
    Writer entries;
    for (; index < fid->entries.size(); ++index) {
        const Entry& entry = fid->entries[index];
        constexpr std::size_t kFixed = 13 + 8 + 1 + 2;
        if (entries.bytes().size() + kFixed + entry.name.size() > most) break;
        put_qid_of(entries, DTTOIF(entry.type), entry.inode);
        entries.put<u64>(index + 1);
        entries.put<u8>(entry.type);
        entries.text(entry.name);
    }
    out.put<u32>(static_cast<u32>(entries.bytes().size()));
    out.data(entries.bytes());
    return 0;
}

P9::Error P9::readlink(Reader& in, Writer& out) {
    const Fid* fid = find(in.take<u32>());
    if (fid == nullptr) return EBADF;
    const Descriptor handle = folder_.find(fid->path);
    if (!handle.is_open()) return errno;
    std::string target(4096, '\0');
    const ssize_t size = ::readlinkat(handle.value(), "", target.data(), target.size());
    if (size < 0) return errno;
    out.text(target.substr(0, static_cast<std::size_t>(size)));
    return 0;
}

P9::Error P9::statfs(Reader& in, Writer& out) {
    const Fid* fid = find(in.take<u32>());
    if (fid == nullptr) return EBADF;
    const Descriptor handle = folder_.find(fid->path);
    struct statfs status {};
    if (!handle.is_open() || ::fstatfs(handle.value(), &status) < 0) return errno;
    constexpr u32 kMagic = 0x0102'1997;  // V9FS_MAGIC
    out.put<u32>(kMagic);
    out.put<u32>(static_cast<u32>(status.f_bsize));
    for (const u64 value : {u64{status.f_blocks}, u64{status.f_bfree}, u64{status.f_bavail},
                            u64{status.f_files}, u64{status.f_ffree}, u64{0}})
        out.put<u64>(value);
    out.put<u32>(255);
    return 0;
}

P9::Error P9::fsync(Reader& in) {
    const Fid* fid = find(in.take<u32>());
    if (fid == nullptr || !fid->file.is_open()) return EBADF;
    return ::fsync(fid->file.value()) < 0 ? errno : 0;
}

}  // namespace hypscope::platform::virtio
