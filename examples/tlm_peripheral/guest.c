// SPDX-License-Identifier: Apache-2.0
// A bare-metal guest of the alarm clock. It starts in Hyp mode with interrupts masked, sets the
// alarm and sleeps: WFI wakes up on a masked interrupt, which is then acknowledged by hand.
#include <stdint.h>

#define REGISTER(address) (*(volatile uint32_t*)(address))
#define GICD_CTLR REGISTER(0x08000000)
#define GICD_ISENABLER(n) REGISTER(0x08000100 + 4 * (n))
#define GICD_ITARGETSR(n) REGISTER(0x08000800 + 4 * (n))
#define GICC_CTLR REGISTER(0x08010000)
#define GICC_PMR REGISTER(0x08010004)
#define GICC_IAR REGISTER(0x0801000c)
#define GICC_EOIR REGISTER(0x08010010)
#define UART_DR REGISTER(0x09000000)
#define ALARM_NANOSECONDS REGISTER(0x0b000000)
#define ALARM_SILENCE REGISTER(0x0b000004)
#define ALARM_COUNT REGISTER(0x0b000000)

enum { kInterrupt = 32 + 112, kTimes = 3 };

void guest_main(void);

__attribute__((naked, section(".text.entry"))) void _start(void) {
    __asm__("movw sp, #0\n movt sp, #0x4010\n bl guest_main");
}

static void print(const char* text) {
    while (*text) UART_DR = (uint32_t)*text++;
}

static void power_off(void) {
    register uint32_t function __asm__("r0") = 0x84000008;  // PSCI SYSTEM_OFF
    __asm__ volatile(".arch_extension sec\n smc #0" : : "r"(function));
}

void guest_main(void) {
    GICD_ITARGETSR(kInterrupt / 4) = 0x01010101;
    GICD_ISENABLER(kInterrupt / 32) = 1u << (kInterrupt % 32);
    GICD_CTLR = 1;
    GICC_PMR = 0xff;
    GICC_CTLR = 1;
    for (int i = 0; i < kTimes; ++i) {
        ALARM_NANOSECONDS = 1000;
        __asm__ volatile("dsb\n wfi" : : : "memory");
        const uint32_t interrupt = GICC_IAR;
        ALARM_SILENCE = 0;
        GICC_EOIR = interrupt;
        print(interrupt == kInterrupt && ALARM_COUNT == (uint32_t)(i + 1) ? "the alarm rang\n"
                                                                          : "not the alarm\n");
    }
    power_off();
}
