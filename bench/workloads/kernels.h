// SPDX-License-Identifier: Apache-2.0
#ifndef KERNELS_H
#define KERNELS_H
#include <stdint.h>
uint32_t k_int(uint32_t iters);
uint32_t k_stream(uint32_t iters);
uint32_t k_chase(uint32_t steps);
uint32_t k_branch(uint32_t iters);
uint32_t seed(void); /* of the core that asks */
#ifndef SEED
#define SEED 0x12345678
#endif
#endif
