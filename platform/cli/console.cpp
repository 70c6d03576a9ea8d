// SPDX-License-Identifier: Apache-2.0
#include "platform/cli/console.hpp"

#include <algorithm>

#include "common/error.hpp"

namespace hypscope::platform::cli {

TextMatcher::TextMatcher(std::string text) : text_(std::move(text)), fallback_(text_.size(), 0) {
    HYPSCOPE_CHECK(!text_.empty(), "an empty text to match");
    for (std::size_t i = 1, border = 0; i < text_.size(); ++i) {
        while (border > 0 && text_[i] != text_[border]) border = fallback_[border - 1];
        if (text_[i] == text_[border]) ++border;
        fallback_[i] = border;
    }
}

bool TextMatcher::feed(char byte) {
    if (seen_) return true;
    while (matched_ > 0 && byte != text_[matched_]) matched_ = fallback_[matched_ - 1];
    if (byte == text_[matched_]) ++matched_;
    seen_ = matched_ == text_.size();
    return seen_;
}

OutputConsole::OutputConsole(std::FILE* stream, const std::vector<std::string>& until)
    : stream_(stream), unseen_(until.size()) {
    buffer_.reserve(kBufferSize);
    for (const std::string& text : until) matchers_.emplace_back(text);
}

void OutputConsole::put(u8 byte, Cycles now) {
    buffer_ += static_cast<char>(byte);
    if (buffer_.size() >= kBufferSize) flush();
    if (unseen_ > 0) watch(static_cast<char>(byte), now);
}

void OutputConsole::flush() {
    if (stream_ != nullptr && !buffer_.empty()) {
        if (before_writing_) before_writing_();
        last_written_ = buffer_.back();
        std::fwrite(buffer_.data(), 1, buffer_.size(), stream_);
        std::fflush(stream_);
    }
    buffer_.clear();
}

void OutputConsole::watch(char byte, Cycles now) {
    for (TextMatcher& matcher : matchers_) {
        if (!matcher.seen() && matcher.feed(byte)) --unseen_;
    }
    if (unseen_ == 0 && hook_) hook_(now);
}

std::string OutputConsole::first_unseen() const {
    const auto unseen =
        std::ranges::find_if(matchers_, [](const TextMatcher& m) { return !m.seen(); });
    return unseen != matchers_.end() ? unseen->text() : std::string{};
}

}  // namespace hypscope::platform::cli
