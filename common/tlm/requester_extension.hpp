// SPDX-License-Identifier: Apache-2.0
// Who asks, on the bus. An ignorable extension (1666 14.21.1.1): a transaction without it comes
// from a module that knows nothing of cores, and is Non-secure and privileged.
#pragma once
#include "common/mmio.hpp"
#include "common/tlm/systemc.hpp"
#include "common/types.hpp"

namespace hypscope::bus {

struct RequesterExtension final : tlm::tlm_extension<RequesterExtension> {
    Requester by{};
    Vmid vmid{};           ///< VTTBR.VMID when HCR.VM is 1, else 0
    bool in_vm = false;    ///< HCR.VM at the access
    Cycles now{};          ///< local time of the requester
    bool has_now = false;  ///< else `now` is SystemC's time and the annotated delay

    tlm_extension_base* clone() const override { return new RequesterExtension(*this); }
    void copy_from(const tlm_extension_base& other) override {
        *this = static_cast<const RequesterExtension&>(other);
    }

    /// The requester of a transaction, with or without the extension.
    [[nodiscard]] static Requester of(const tlm::tlm_generic_payload& transaction) {
        const auto* extension = transaction.get_extension<RequesterExtension>();
        return extension != nullptr ? extension->by : Requester{};
    }
};

}  // namespace hypscope::bus
