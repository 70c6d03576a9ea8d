// SPDX-License-Identifier: Apache-2.0
// The guest's console at the host's side: standard output, buffered, watched for the texts of
// `--until`; and the text of `--input`.
#pragma once
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "platform/devices/console.hpp"

namespace hypscope::platform::cli {

/// Finds one text in a stream, byte by byte (Knuth, Morris, Pratt).
class TextMatcher {
  public:
    /// `text` is not empty.
    explicit TextMatcher(std::string text);
    /// The text has been seen, now or before.
    bool feed(char byte);
    [[nodiscard]] bool seen() const { return seen_; }
    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    std::string text_;
    std::vector<std::size_t> fallback_;  ///< length of the longest border of each prefix
    std::size_t matched_ = 0;
    bool seen_ = false;
};

class OutputConsole final : public ConsoleSink {
  public:
    /// `stream` may be null: nothing is shown. `until` may be empty; then nothing is ever all seen.
    explicit OutputConsole(std::FILE* stream, const std::vector<std::string>& until = {});
    ~OutputConsole() override { flush(); }
    OutputConsole(const OutputConsole&) = delete;
    OutputConsole& operator=(const OutputConsole&) = delete;

    void put(u8 byte, Cycles now) override;
    /// Writes what is buffered: at the end, and now and then by the host's clock.
    void flush();
    /// Called before anything is written, e.g. to clear a line that shares the terminal.
    void before_writing(std::function<void()> hook) { before_writing_ = std::move(hook); }
    /// Nothing was written, or a line end last.
    [[nodiscard]] bool at_line_start() const { return last_written_ == '\n'; }

    [[nodiscard]] bool all_seen() const { return !matchers_.empty() && unseen_ == 0; }
    /// The first text that has not been seen, for the error; empty when there is none.
    [[nodiscard]] std::string first_unseen() const;
    /// Called once, when the last text has been seen.
    void on_all_seen(std::function<void(Cycles)> hook) { hook_ = std::move(hook); }

  private:
    static constexpr std::size_t kBufferSize = 4096;
    void watch(char byte, Cycles now);

    std::FILE* stream_;
    std::string buffer_;
    std::vector<TextMatcher> matchers_;
    std::size_t unseen_;
    std::function<void(Cycles)> hook_;
    std::function<void()> before_writing_;
    char last_written_ = '\n';
};

/// Bytes that are known before the run.
class TextSource final : public ConsoleSource {
  public:
    explicit TextSource(std::string bytes) : bytes_(std::move(bytes)) {}
    [[nodiscard]] bool has_byte() const override { return next_ < bytes_.size(); }
    u8 take() override { return static_cast<u8>(bytes_[next_++]); }
    /// Begins again: after a reset of the machine nothing of the input has been read.
    void rewind() { next_ = 0; }

  private:
    std::string bytes_;
    std::size_t next_ = 0;
};

}  // namespace hypscope::platform::cli
