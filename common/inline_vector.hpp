// SPDX-License-Identifier: Apache-2.0
// A vector of at most N elements that lie in the object itself. What is not there yet is not
// initialised: an array of N elements with defaults would write all of them.
#pragma once
#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>

#include "common/types.hpp"

namespace hypscope {

template <class T, size_t N>
class InlineVector {
    static_assert(std::is_trivially_destructible_v<T> && std::is_trivially_copyable_v<T>);

  public:
    InlineVector() {}  // NOLINT: `= default` would zero the storage of a value-initialised object
    InlineVector(const InlineVector&) = delete;
    InlineVector& operator=(const InlineVector&) = delete;

    /// There is room for it: size() < N.
    template <class... Arguments>
    T& emplace_back(Arguments&&... arguments) {
        return *::new (storage_ + sizeof(T) * size_++) T{std::forward<Arguments>(arguments)...};
    }
    [[nodiscard]] size_t size() const { return size_; }
    [[nodiscard]] T* data() { return std::launder(reinterpret_cast<T*>(storage_)); }
    [[nodiscard]] T& operator[](size_t i) { return data()[i]; }
    [[nodiscard]] T& back() { return data()[size_ - 1]; }
    [[nodiscard]] T* begin() { return data(); }
    [[nodiscard]] T* end() { return data() + size_; }

  private:
    size_t size_ = 0;
    alignas(T) std::byte storage_[N * sizeof(T)];
};

}  // namespace hypscope
