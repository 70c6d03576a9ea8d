/* SPDX-License-Identifier: Apache-2.0
 * Lamport's bakery lock. The monitor runs with its MMU off, and exclusives to
 * Strongly-ordered memory are IMPLEMENTATION DEFINED (ARM ARM A3.4.5), so a
 * lock of plain loads and stores is the one that works on every core.
 */
#include "monitor.h"

#include "cp15.h"
#include "platform.h"

static volatile u32 choosing[MAX_CORES];
static volatile u32 ticket[MAX_CORES];

static bool goes_before(u32 other, u32 core)
{
    return ticket[other] < ticket[core] || (ticket[other] == ticket[core] && other < core);
}

void bakery_lock(u32 core)
{
    u32 highest = 0;

    choosing[core] = 1;
    dsb();
    for (u32 other = 0; other < MAX_CORES; other++) {
        highest = ticket[other] > highest ? ticket[other] : highest;
    }
    ticket[core] = highest + 1;
    dsb();
    choosing[core] = 0;
    dsb();
    for (u32 other = 0; other < MAX_CORES; other++) {
        while (choosing[other] != 0) {
        }
        while (other != core && ticket[other] != 0 && goes_before(other, core)) {
        }
    }
    dsb();
}

void bakery_unlock(u32 core)
{
    dsb();
    ticket[core] = 0;
    dsb();
}
