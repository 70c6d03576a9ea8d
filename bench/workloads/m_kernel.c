// SPDX-License-Identifier: Apache-2.0
#include "kernels.h"
#ifndef ITERS
#define ITERS 1
#endif
volatile uint32_t g_iters = ITERS;
uint32_t main(void) { return KERNEL(g_iters); }
