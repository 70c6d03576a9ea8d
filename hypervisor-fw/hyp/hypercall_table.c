/* SPDX-License-Identifier: Apache-2.0
 * What the measuring guests may ask for: everything.
 */
#include "hypercalls.h"

#include "split/split.h"

// clang-format off
const hypercall hypercall_table[HC_COUNT] = {
    [HC_NULL    - HC_BASE] = hc_null,
    [HC_FULL    - HC_BASE] = split_hypercall,
    [HC_YIELD   - HC_BASE] = hc_yield,
    [HC_MIGRATE - HC_BASE] = hc_migrate,
    [HC_CORE    - HC_BASE] = hc_core,
    [HC_NOTIFY  - HC_BASE] = hc_notify,
    [HC_INJECT  - HC_BASE] = hc_inject,
    [HC_COUNTER - HC_BASE] = hc_counter,
    [HC_PROBE   - HC_BASE] = hc_probe,
};
// clang-format on
