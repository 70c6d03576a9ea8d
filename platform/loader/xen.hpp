// SPDX-License-Identifier: Apache-2.0
// What Xen is given beside its own image: kernels and initrds as modules in memory, and nodes of
// the device tree that say which domain gets which (Xen, docs/misc/arm/device-tree/booting.txt).
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/loader/image.hpp"

namespace hypscope::platform {

/// A domain that Xen makes when it starts.
struct XenDomain {
    std::string kernel;  ///< zImage, or any other kernel that this Xen unpacks
    std::string initrd;  ///< empty: none
    u64 memory = 0;      ///< bytes
    unsigned cpus = 1;   ///< of a domU; dom0 gets as many as the machine has
    std::string bootargs;
};

struct XenConfig {
    std::string bootargs;  ///< more of Xen's own
    std::optional<XenDomain> dom0;
    std::vector<XenDomain> domus;

    /// In the order in which Xen makes them: dom0, then the others.
    [[nodiscard]] std::vector<const XenDomain*> domains() const;
    /// "dom0", or the n-th domU as "domn": what Xen's own console calls it.
    [[nodiscard]] std::string name_of(const XenDomain& domain) const;
    /// Memory of all domains together.
    [[nodiscard]] u64 memory() const;
};

/// Every kernel and initrd once, one behind the other from `base` on.
[[nodiscard]] std::vector<Segment> place_xen_modules(const XenConfig& config, PhysAddr base);

/// `tree` with /chosen as Xen reads it. `path` is for errors in a user's tree.
[[nodiscard]] std::vector<u8> add_xen_nodes(const std::string& path, const std::vector<u8>& tree,
                                            const XenConfig& config,
                                            std::span<const Segment> modules);

}  // namespace hypscope::platform
