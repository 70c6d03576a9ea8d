// SPDX-License-Identifier: Apache-2.0
#include "uarch/translation_path.hpp"

namespace hypscope::uarch {

TranslationCost TranslationPath::look_up(TlbModel::Kind kind, const TlbTag& tag,
                                         TlbModel::MicroEntry at, const WalkPath& walk) {
    const TlbModel::Hit hit = tlb_.access(kind, tag, at);
    if (hit == TlbModel::Hit::Micro) return {};
    ++(kind == TlbModel::Kind::Fetch ? fetch_refills_ : data_refills_);
    if (hit == TlbModel::Hit::Main) return {main_latency_, 0};
    ++main_refills_;
    const auto fetch = [this](WalkFetch descriptor) {
        return memory_.descriptor(id_, descriptor.address().value, descriptor.secure());
    };
    return {main_latency_, walk_base_ + walk_caches_.price(walk, fetch)};
}

}  // namespace hypscope::uarch
