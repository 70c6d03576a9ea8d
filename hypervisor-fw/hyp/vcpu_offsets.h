/* SPDX-License-Identifier: Apache-2.0
 * The few numbers that assembly and C must agree on; main.c asserts the
 * offsets.
 */
#ifndef VCPU_OFFSETS_H
#define VCPU_OFFSETS_H

#include "platform.h"

#define CORE_STACK_SHIFT 12
#define CORE_STACK_SIZE (1 << CORE_STACK_SHIFT)

#define HSR_EC_SHIFT 26
#define HSR_EC_HVC 0x12

#endif
