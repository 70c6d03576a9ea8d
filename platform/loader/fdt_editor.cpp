// SPDX-License-Identifier: Apache-2.0
#include "platform/loader/fdt_editor.hpp"

#include <libfdt.h>

#include "common/error.hpp"
#include "platform/loader/fdt_writer.hpp"

namespace hypscope::platform {

FdtEditor::FdtEditor(std::string path, const std::vector<u8>& tree, std::size_t room)
    : path_(std::move(path)), tree_(tree.size() + room) {
    check(fdt_open_into(tree.data(), tree_.data(), static_cast<int>(tree_.size())));
}

int FdtEditor::node(int parent, const std::string& name) {
    int found = fdt_subnode_offset(tree_.data(), parent, name.c_str());
    if (found == -FDT_ERR_NOTFOUND) found = fdt_add_subnode(tree_.data(), parent, name.c_str());
    return check(found);
}

void FdtEditor::cells(int node, const char* name, std::span<const u32> values) {
    const std::vector<u32> big = big_endian(values);
    bytes(node, name, big.data(), big.size() * sizeof(u32));
}

void FdtEditor::texts(int node, const char* name, std::initializer_list<std::string_view> values) {
    const std::string joined = terminated(values);
    bytes(node, name, joined.data(), joined.size());
}

int FdtEditor::find(const char* name, std::string_view value) const {
    const std::string joined = terminated({value});
    return fdt_node_offset_by_prop_value(tree_.data(), -1, name, joined.data(),
                                         static_cast<int>(joined.size()));
}

bool FdtEditor::has(int node, const char* name) const {
    return fdt_getprop(tree_.data(), node, name, nullptr) != nullptr;
}

std::string FdtEditor::text_of(int node, const char* name) const {
    int size = 0;
    const void* found = fdt_getprop(tree_.data(), node, name, &size);
    if (found == nullptr) return {};
    const std::string_view value(static_cast<const char*>(found), static_cast<std::size_t>(size));
    return std::string(value.substr(0, value.find('\0')));
}

u32 FdtEditor::address_cells(int node) {
    return static_cast<u32>(check(fdt_address_cells(tree_.data(), node)));
}

u32 FdtEditor::size_cells(int node) {
    return static_cast<u32>(check(fdt_size_cells(tree_.data(), node)));
}

std::vector<u8> FdtEditor::finish() {
    check(fdt_pack(tree_.data()));
    tree_.resize(fdt_totalsize(tree_.data()));
    return std::move(tree_);
}

void FdtEditor::bytes(int node, const char* name, const void* data, std::size_t size) {
    check(fdt_setprop(tree_.data(), node, name, data, static_cast<int>(size)));
}

/// libfdt accepted the tree; what can go wrong now is a damaged one.
int FdtEditor::check(int result) const {
    if (result >= 0) return result;
    throw SimError(ExitStatus::BadImage,
                   fmt::format("damaged device tree: {}", fdt_strerror(result)), path_,
                   "make it with dtc, or leave out --dtb");
}

}  // namespace hypscope::platform
