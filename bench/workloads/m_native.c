// SPDX-License-Identifier: Apache-2.0
/* A kernel as a program of the host: what of a time is the host's own. */
#include <stdio.h>

#include "kernels.h"
int main(void) {
    volatile uint32_t iterations = ITERS;
    printf("%08x\n", (unsigned)KERNEL(iterations));
    return 0;
}
