/* SPDX-License-Identifier: Apache-2.0
 * What a Linux guest may ask for: nothing that reaches beyond its own vCPUs.
 */
#include "hypercalls.h"

// clang-format off
const hypercall hypercall_table[HC_COUNT] = {
    [0 ... HC_COUNT - 1]   = hc_refused,
    [HC_NULL    - HC_BASE] = hc_null,
    [HC_YIELD   - HC_BASE] = hc_yield,
    [HC_CORE    - HC_BASE] = hc_core,
    [HC_COUNTER - HC_BASE] = hc_counter,
};
// clang-format on
