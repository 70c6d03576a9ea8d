// SPDX-License-Identifier: Apache-2.0
// A value or a fault that is data: what the guest can cause is returned, never thrown.
#pragma once
#include <utility>
#include <variant>

namespace hypscope {

template <class T, class E>
class [[nodiscard]] Result {
  public:
    constexpr Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    constexpr Result(E fault) : content_(std::in_place_index<1>, std::move(fault)) {}
    [[nodiscard]] constexpr bool ok() const { return content_.index() == 0; }
    [[nodiscard]] constexpr explicit operator bool() const { return ok(); }
    [[nodiscard]] constexpr const T& value() const { return *std::get_if<0>(&content_); }
    [[nodiscard]] constexpr const E& fault() const { return *std::get_if<1>(&content_); }

  private:
    std::variant<T, E> content_;
};

}  // namespace hypscope
