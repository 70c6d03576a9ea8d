// SPDX-License-Identifier: Apache-2.0
// A flattened device tree changed in place, by libfdt: a user's, or one that FdtWriter made. Nodes
// are offsets, which move when something is added before them: set what a node has before its
// children are made. A new child comes before the children that are there.
#pragma once
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/types.hpp"

namespace hypscope::platform {

class FdtEditor {
  public:
    /// `room` more bytes are enough for what will be added; `path` is for errors.
    FdtEditor(std::string path, const std::vector<u8>& tree, std::size_t room);

    /// The child of that name, made when there is none.
    [[nodiscard]] int node(int parent, const std::string& name);
    void flag(int node, const char* name) { bytes(node, name, "", 0); }
    void cells(int node, const char* name, std::span<const u32> values);
    void cells(int node, const char* name, std::initializer_list<u32> values) {
        cells(node, name, std::span(values.begin(), values.size()));
    }
    /// One string, or a list of them.
    void text(int node, const char* name, std::string_view value) { texts(node, name, {value}); }
    void texts(int node, const char* name, std::initializer_list<std::string_view> values);
    /// The node with that property and value (a string), or a negative number.
    [[nodiscard]] int find(const char* name, std::string_view value) const;
    [[nodiscard]] bool has(int node, const char* name) const;
    /// The string of a property; empty when it has none.
    [[nodiscard]] std::string text_of(int node, const char* name) const;
    [[nodiscard]] u32 address_cells(int node);
    [[nodiscard]] u32 size_cells(int node);
    /// The tree, as long as it is.
    [[nodiscard]] std::vector<u8> finish();

  private:
    void bytes(int node, const char* name, const void* data, std::size_t size);
    int check(int result) const;

    std::string path_;
    std::vector<u8> tree_;
};

}  // namespace hypscope::platform
