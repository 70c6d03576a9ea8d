/* SPDX-License-Identifier: Apache-2.0
 * How often, how long and what the measuring guest expects of the machine.
 */
#pragma once

#define WARM_UP 16
#define SAMPLES 256
#define TIMER_TICKS 200
#define SGI_IPI 1
#define PPI_VTIMER 27
#define IIDR_EXPECTED 0x0000043b
#define UARTFR_EXPECTED 0x90
#define SPIN_ROUNDS 1000
#define OVERFLOW_SPIS 6
#define OVERFLOW_FIRST_SPI 48
#define SLEEP_TICKS 20000
#define PATIENCE 1000000
