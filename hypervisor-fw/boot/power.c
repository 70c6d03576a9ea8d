/* SPDX-License-Identifier: Apache-2.0
 * SYSTEM_OFF and SYSTEM_RESET: the Secure PL061 of the `virt` machine, whose
 * output pins drive power-off (pin 0) and reset (pin 1). Register layout: ARM
 * DDI 0190B 3.2; bits 9:2 of a data address select the pins it touches.
 */
#include "monitor.h"

#include "cp15.h"
#include "platform.h"

#define GPIODATA(pins) (SECURE_GPIO_BASE + ((pins) << 2))
#define GPIODIR (SECURE_GPIO_BASE + 0x400)

#define PIN_POWER_OFF BIT(0)
#define PIN_RESET BIT(1)

static NORETURN void raise_pin(u32 pin)
{
    mmio_write32(GPIODIR, mmio_read32(GPIODIR) | pin);
    mmio_write32(GPIODATA(pin), 0);
    mmio_write32(GPIODATA(pin), pin);
    dsb();
    for (;;) {
        wfi();
    }
}

void power_system_off(void)
{
    raise_pin(PIN_POWER_OFF);
}

void power_system_reset(void)
{
    raise_pin(PIN_RESET);
}
