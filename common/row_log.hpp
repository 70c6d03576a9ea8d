// SPDX-License-Identifier: Apache-2.0
// Which rows of hypscope's tables (instructions, system registers, device registers) a run reached,
// and how: what a conformance report is made from. Off unless a run asks for it.
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace hypscope {

class RowLog {
  public:
    /// Row name -> "read", "write", "decoded", ...
    using Rows = std::map<std::string, std::set<std::string>, std::less<>>;

    void reached(std::string_view table, std::string_view row, std::string_view how) {
        auto at = tables_.find(table);
        if (at == tables_.end()) at = tables_.emplace(table, Rows{}).first;
        auto row_at = at->second.find(row);
        if (row_at == at->second.end()) row_at = at->second.emplace(row, Rows::mapped_type{}).first;
        row_at->second.emplace(how);
    }
    /// By table.
    [[nodiscard]] const std::map<std::string, Rows, std::less<>>& tables() const { return tables_; }

  private:
    std::map<std::string, Rows, std::less<>> tables_;
};

}  // namespace hypscope
