// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/virtio/shared_folder.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

#include "common/error.hpp"

namespace hypscope::platform::virtio {

Descriptor::~Descriptor() {
    if (value_ >= 0) ::close(value_);
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(value_, other.value_);
    return *this;
}

SharedFolder::SharedFolder(const std::string& path)
    : root_(::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {
    if (root_.is_open()) return;
    throw SimError(ExitStatus::BadImage, fmt::format("can not be shared: {}", std::strerror(errno)),
                   path, "--share needs a folder");
}

bool SharedFolder::is_name(const std::string& name) {
    return !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos &&
           name.find('\0') == std::string::npos;
}

Descriptor SharedFolder::find(const Path& path) const {
    Descriptor at(::openat(root_.value(), ".", O_PATH | O_CLOEXEC));
    for (const std::string& name : path) {
        if (!at.is_open()) break;
        at = Descriptor(::openat(at.value(), name.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
    }
    return at;
}

Descriptor SharedFolder::parent_of(const Path& path) const {
    return find(Path(path.begin(), path.end() - 1));
}

Descriptor SharedFolder::open(const Path& path, int flags) const {
    flags |= O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    if (path.empty()) return Descriptor(::openat(root_.value(), ".", flags));
    const Descriptor parent = parent_of(path);
    if (!parent.is_open()) return Descriptor{};
    return Descriptor(::openat(parent.value(), path.back().c_str(), flags));
}

}  // namespace hypscope::platform::virtio
