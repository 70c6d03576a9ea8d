// SPDX-License-Identifier: Apache-2.0
// What a translator will write behind its block, kept where it stands: a block has a dozen pieces
// of cold code, and none of them is worth an allocation.
#pragma once
#include <cstddef>
#include <new>
#include <type_traits>

namespace hypscope::cpu::jit {

class ColdCode {
  public:
    /// `code()` writes it.
    template <class Code>
    explicit ColdCode(const Code& code)
        : write_(
              [](const std::byte* at) { (*std::launder(reinterpret_cast<const Code*>(at)))(); }) {
        static_assert(sizeof(Code) <= kBytes && alignof(Code) <= alignof(std::max_align_t));
        static_assert(std::is_trivially_copyable_v<Code>);
        new (captured_) Code(code);
    }
    void write() const { write_(captured_); }

  private:
    static constexpr size_t kBytes = 96;
    void (*write_)(const std::byte*);
    alignas(std::max_align_t) std::byte captured_[kBytes];
};

}  // namespace hypscope::cpu::jit
