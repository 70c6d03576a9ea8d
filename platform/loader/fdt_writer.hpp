// SPDX-License-Identifier: Apache-2.0
// A flattened device tree written front to back, by libfdt. A thin skin: nodes nest by scope.
#pragma once
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/types.hpp"

namespace hypscope::platform {

/// Properties as they stand in a tree: cells, and strings with their ends.
[[nodiscard]] std::vector<u32> big_endian(std::span<const u32> cells);
[[nodiscard]] std::string terminated(std::initializer_list<std::string_view> texts);

class FdtWriter {
  public:
    /// `capacity` bytes are enough for the whole tree.
    explicit FdtWriter(std::size_t capacity);

    void begin(const std::string& node);
    void end();
    void flag(const char* name);
    void cells(const char* name, std::span<const u32> values);
    void cells(const char* name, std::initializer_list<u32> values) {
        cells(name, std::span(values.begin(), values.size()));
    }
    /// One string, or a list of them.
    void text(const char* name, std::string_view value);
    void texts(const char* name, std::initializer_list<std::string_view> values);
    /// The finished tree, as long as it is.
    [[nodiscard]] std::vector<u8> finish();

  private:
    void bytes(const char* name, const void* data, std::size_t size);
    std::vector<u8> buffer_;
};

}  // namespace hypscope::platform
