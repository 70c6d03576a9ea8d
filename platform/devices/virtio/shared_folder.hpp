// SPDX-License-Identifier: Apache-2.0
// A folder of the host as a 9P2000.L server sees it: paths are lists of names below the folder, and
// every name is opened from its parent without following links, so that neither "..", nor a link,
// nor somebody who moves folders meanwhile leads out. Errors are errno values, as in Linux.
#pragma once
#include <optional>
#include <string>
#include <sys/stat.h>
#include <vector>

#include "common/types.hpp"

namespace hypscope::platform::virtio {

/// Closes what it holds.
class Descriptor {
  public:
    explicit Descriptor(int value = -1) : value_(value) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : value_(other.value_) { other.value_ = -1; }
    Descriptor& operator=(Descriptor&& other) noexcept;
    [[nodiscard]] int value() const { return value_; }
    [[nodiscard]] bool is_open() const { return value_ >= 0; }

  private:
    int value_;
};

using Path = std::vector<std::string>;

class SharedFolder {
  public:
    /// Throws SimError{BadImage} when it is no folder.
    explicit SharedFolder(const std::string& path);

    /// A handle on the object itself (O_PATH); closed and errno set when it is not there.
    [[nodiscard]] Descriptor find(const Path& path) const;
    /// The folder that holds the last name of `path`, which is not empty.
    [[nodiscard]] Descriptor parent_of(const Path& path) const;
    /// The object opened; a link is not followed.
    [[nodiscard]] Descriptor open(const Path& path, int flags) const;

    /// Whether a guest may name an entry so.
    [[nodiscard]] static bool is_name(const std::string& name);

  private:
    Descriptor root_;
};

}  // namespace hypscope::platform::virtio
