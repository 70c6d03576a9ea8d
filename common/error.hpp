// SPDX-License-Identifier: Apache-2.0
// Mistakes of the user and of ours. SimError is thrown for a bad file, option or board, and caught
// once in main(), which prints one line and leaves with its status. CHECK is for our own bugs.
#pragma once
#include <fmt/format.h>
#include <stdexcept>
#include <string>

namespace hypscope {

/// Exit statuses of the program; `hypscope --help` prints this list (docs/usage.md).
enum class ExitStatus : int {
    Ok = 0,
    Usage = 64,         ///< bad command line or parameter
    BadImage = 65,      ///< bad image or file
    GuestFault = 66,    ///< the guest stopped on an unhandled or double fault
    LimitReached = 67,  ///< time or instruction limit
    UntilNotSeen = 68,  ///< the guest ended before every --until text was seen
    AllAsleep = 69,     ///< all cores asleep and no event to come
    Internal = 70,      ///< a bug of ours
};

/// What is wrong, where, and what to do about it. Each part is one sentence or less.
class SimError : public std::runtime_error {
  public:
    SimError(ExitStatus status, const std::string& what, const std::string& where,
             const std::string& hint);
    [[nodiscard]] ExitStatus status() const { return status_; }

  private:
    ExitStatus status_;
};

[[noreturn]] void check_failed(const char* condition, const char* file, int line,
                               const std::string& detail);

}  // namespace hypscope

/// CHECK(condition, "format", values...): an invariant of ours, on in release builds too.
#define HYPSCOPE_CHECK(condition, ...)                                                          \
    do {                                                                                        \
        if (!(condition)) [[unlikely]]                                                          \
            ::hypscope::check_failed(#condition, __FILE__, __LINE__, fmt::format(__VA_ARGS__)); \
    } while (false)
/// After a switch that names every enumerator.
#define HYPSCOPE_UNREACHABLE() \
    ::hypscope::check_failed("unreachable", __FILE__, __LINE__, "no such value")
