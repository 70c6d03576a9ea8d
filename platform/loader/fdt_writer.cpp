// SPDX-License-Identifier: Apache-2.0
#include "platform/loader/fdt_writer.hpp"

#include <libfdt.h>

#include "common/error.hpp"

namespace hypscope::platform {

namespace {
void check(int error) { HYPSCOPE_CHECK(error >= 0, "device tree: {}", fdt_strerror(error)); }
}  // namespace

std::vector<u32> big_endian(std::span<const u32> cells) {
    std::vector<u32> big;
    for (const u32 cell : cells) big.push_back(cpu_to_fdt32(cell));
    return big;
}

std::string terminated(std::initializer_list<std::string_view> texts) {
    std::string joined;
    for (const std::string_view text : texts) joined.append(text).push_back('\0');
    return joined;
}

FdtWriter::FdtWriter(std::size_t capacity) : buffer_(capacity) {
    check(fdt_create(buffer_.data(), static_cast<int>(buffer_.size())));
    check(fdt_finish_reservemap(buffer_.data()));
}

void FdtWriter::begin(const std::string& node) {
    check(fdt_begin_node(buffer_.data(), node.c_str()));
}

void FdtWriter::end() { check(fdt_end_node(buffer_.data())); }

void FdtWriter::bytes(const char* name, const void* data, std::size_t size) {
    check(fdt_property(buffer_.data(), name, data, static_cast<int>(size)));
}

void FdtWriter::flag(const char* name) { bytes(name, "", 0); }

void FdtWriter::cells(const char* name, std::span<const u32> values) {
    const std::vector<u32> big = big_endian(values);
    bytes(name, big.data(), big.size() * sizeof(u32));
}

void FdtWriter::text(const char* name, std::string_view value) { texts(name, {value}); }

void FdtWriter::texts(const char* name, std::initializer_list<std::string_view> values) {
    const std::string joined = terminated(values);
    bytes(name, joined.data(), joined.size());
}

std::vector<u8> FdtWriter::finish() {
    check(fdt_finish(buffer_.data()));
    buffer_.resize(fdt_totalsize(buffer_.data()));
    return std::move(buffer_);
}

}  // namespace hypscope::platform
