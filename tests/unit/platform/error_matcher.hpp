// SPDX-License-Identifier: Apache-2.0
// An error is one line with a status: what the tests of user mistakes check.
#pragma once
#include <catch2/catch.hpp>
#include <string>

#include "common/error.hpp"

namespace hypscope::platform {

/// Matches a SimError of `status` that mentions `text` and is one line.
class ErrorMatcher : public Catch::MatcherBase<SimError> {
  public:
    ErrorMatcher(ExitStatus status, std::string text) : status_(status), text_(std::move(text)) {}
    bool match(const SimError& error) const override {
        const std::string what = error.what();
        return error.status() == status_ && what.find(text_) != std::string::npos &&
               what.find('\n') == std::string::npos;
    }
    std::string describe() const override { return "is one line that mentions \"" + text_ + '"'; }

  private:
    ExitStatus status_;
    std::string text_;
};

inline ErrorMatcher bad_image(const std::string& text) { return {ExitStatus::BadImage, text}; }
inline ErrorMatcher usage(const std::string& text) { return {ExitStatus::Usage, text}; }

}  // namespace hypscope::platform

namespace Catch {
template <>
struct StringMaker<hypscope::SimError> {
    static std::string convert(const hypscope::SimError& error) { return error.what(); }
};
}  // namespace Catch
