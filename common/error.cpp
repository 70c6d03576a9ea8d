// SPDX-License-Identifier: Apache-2.0
#include "common/error.hpp"

namespace hypscope {

namespace {
std::string sentence(const std::string& what, const std::string& where, const std::string& hint) {
    std::string text = where.empty() ? what : fmt::format("{}: {}", where, what);
    if (!hint.empty()) text += fmt::format(" ({})", hint);
    return text;
}
}  // namespace

SimError::SimError(ExitStatus status, const std::string& what, const std::string& where,
                   const std::string& hint)
    : std::runtime_error(sentence(what, where, hint)), status_(status) {}

void check_failed(const char* condition, const char* file, int line, const std::string& detail) {
    throw SimError(ExitStatus::Internal, fmt::format("internal error: {} ({})", detail, condition),
                   fmt::format("{}:{}", file, line), "please report this");
}

}  // namespace hypscope
