/* SPDX-License-Identifier: Apache-2.0
 * A test is a function whose name is a sentence; CHECK reports and counts.
 */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>

extern int failures;

#define CHECK(condition)                                                                \
    do {                                                                                \
        if (!(condition)) {                                                             \
            printf("%s:%d: %s: CHECK(%s)\n", __FILE__, __LINE__, __func__, #condition); \
            failures++;                                                                 \
        }                                                                               \
    } while (0)

#endif
