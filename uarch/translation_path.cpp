// SPDX-License-Identifier: Apache-2.0
#include "uarch/translation_path.hpp"

namespace hypscope::uarch {

TranslationCost TranslationPath::missed(TlbModel::Kind kind, TlbModel::Hit hit,
                                        const WalkPath& walk) {
    ++(kind == TlbModel::Kind::Fetch ? fetch_refills_ : data_refills_);
    if (hit == TlbModel::Hit::Main) return {main_latency_, 0};
    ++main_refills_;
    const auto fetch = [this](WalkFetch descriptor) {
        return memory_.descriptor(id_, descriptor.address().value, descriptor.secure());
    };
    return {main_latency_, walk_base_ + walk_caches_.price(walk, fetch)};
}

}  // namespace hypscope::uarch
