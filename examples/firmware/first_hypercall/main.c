/* SPDX-License-Identifier: Apache-2.0
 * first_hypercall: the smallest hypervisor that shows the whole circle. It maps
 * one page for a guest (stage 2), runs the guest at PL1, takes its exits in Hyp
 * mode, says what happened, and powers the machine off. Read it from the bottom
 * (hyp_main) upwards, with start.S beside it.
 */
#include <stdbool.h>
#include <stdint.h>

/* CP15 registers of Hyp mode are those with opc1 = 4 (64-bit ones: 4 and 6). */
#define CP15_READ(text, value) __asm__ volatile("mrc " text : "=r"(value))
#define CP15_WRITE(text, value) __asm__ volatile("mcr " text ::"r"(value))
#define CP15_WRITE64(text, value) __asm__ volatile("mcrr " text ::"r"((uint64_t)(value)))

#define GUEST_IPA 0x80000000u
#define PSCI_SYSTEM_OFF 0x84000008u

extern uint32_t guest_page[];
void enter_guest(uint32_t ipa);
uint32_t smc(uint32_t function);
void hyp_main(void);
void hyp_trap(uint32_t *guest_registers);

/* ---- Console: a PL011 at 0x09000000, one character at a time. ---- */

#define UARTDR (*(volatile uint32_t *)0x09000000)
#define UARTFR (*(volatile uint32_t *)0x09000018)
#define UARTCR (*(volatile uint32_t *)0x09000030)

static void print(const char *text)
{
    for (; *text != '\0'; text++) {
        while ((UARTFR & (1u << 5)) != 0) { /* TXFF: the transmit FIFO is full */
        }
        UARTDR = (uint8_t)*text;
    }
}

static void print_hex(const char *label, uint32_t value)
{
    char digits[] = "0x00000000";

    for (int i = 9; i >= 2; i--, value >>= 4) {
        digits[i] = "0123456789abcdef"[value & 15];
    }
    print(label);
    print(digits);
}

/* ---- Stage 2: what the guest takes for physical addresses (IPA) to real ones. ---- */

/* Three levels of 64-bit descriptors: 1 GB, 2 MB, 4 KB per entry. With a 32-bit
 * IPA space the first level has four entries (ARM ARM B3.6.5). */
static uint64_t level1[4] __attribute__((aligned(32)));
static uint64_t level2[512] __attribute__((aligned(4096)));
static uint64_t level3[512] __attribute__((aligned(4096)));

static void clear(uint64_t *table, int entries)
{
    for (int i = 0; i < entries; i++) {
        table[i] = 0; /* bit 0 = 0: an access faults to Hyp mode. RAM is not zero by itself. */
    }
}

static void map_guest(void)
{
    uint64_t page = 3             /* a valid page descriptor */
                    | 0xfull << 2 /* MemAttr: Normal, Write-Back */
                    | 3ull << 6   /* HAP: the guest may read and write */
                    | 3ull << 8   /* SH: Inner Shareable */
                    | 1ull << 10; /* AF: accesses are allowed from the start */

    clear(level1, 4);
    clear(level2, 512);
    clear(level3, 512);
    level1[GUEST_IPA >> 30] = (uintptr_t)level2 | 3; /* 3: points to the next level */
    level2[(GUEST_IPA >> 21) & 511] = (uintptr_t)level3 | 3;
    level3[(GUEST_IPA >> 12) & 511] = (uintptr_t)guest_page | page;
    __asm__ volatile("dsb" ::: "memory"); /* the tables are in memory before they are used */

    CP15_WRITE("p15, 4, %0, c2, c1, 2", 0x80000040u); /* VTCR: 32-bit IPA, start at level 1 */
    /* VTTBR: the table, and VMID 1 in bits 55:48, the tag of this guest's TLB entries. */
    CP15_WRITE64("p15, 6, %Q0, %R0, c2", 1ull << 48 | (uintptr_t)level1);
    __asm__ volatile("isb");
    CP15_WRITE("p15, 4, %0, c8, c7, 4", 0); /* TLBIALLNSNH: nothing old in the TLB */
    __asm__ volatile("dsb\n\tisb" ::: "memory");
}

/* ---- What the guest finds at PL1: registers that no reset has set for it. ---- */

static void prepare_pl1(void)
{
    CP15_WRITE("p15, 0, %0, c1, c0, 0", 0x00c50078u); /* SCTLR: MMU and caches off */
    CP15_WRITE("p15, 4, %0, c1, c1, 3", 0);           /* HSTR: no CP15 register traps */
    CP15_WRITE("p15, 4, %0, c1, c1, 2", 0x33ffu);     /* HCPTR: VFP may be used */
    CP15_WRITE("p15, 4, %0, c1, c1, 0", 1);           /* HCR.VM: stage 2 is on for PL1 and PL0 */
    __asm__ volatile("isb");
}

/* ---- Exits. HSR says why: EC in bits 31:26, details below (ARM ARM B3.13.6). ---- */

static void exit_hvc(uint32_t hsr, uint32_t *guest)
{
    uint32_t immediate = hsr & 0xffff;

    print_hex("hyp: exit: HVC, immediate ", immediate);
    print_hex(", r0 = ", guest[0]);
    print("\n");
    if (immediate == 2) {
        print("hyp: the guest is done, SYSTEM_OFF\n");
        smc(PSCI_SYSTEM_OFF);
    }
    guest[0] += 1; /* the result: r0 when the guest goes on */
}

/* The address the guest used is in HDFAR, the page's IPA in HPFAR (bits 39:12 at
 * 31:4). The instruction would fault again, so ELR_hyp is moved past it. */
static void exit_data_abort(uint32_t hsr, uint32_t *guest)
{
    uint32_t hpfar, hdfar, elr;
    uint32_t rt = (hsr >> 16) & 15;

    CP15_READ("p15, 4, %0, c6, c0, 4", hpfar);
    CP15_READ("p15, 4, %0, c6, c0, 0", hdfar);
    print_hex("hyp: exit: stage 2 fault at IPA ", (hpfar >> 4) << 12 | (hdfar & 0xfff));
    print((hsr & (1u << 6)) != 0 ? ", write of " : ", read to ");
    print_hex("", guest[rt]);
    print("\n");
    __asm__ volatile("mrs %0, ELR_hyp" : "=r"(elr));
    __asm__ volatile("msr ELR_hyp, %0" ::"r"(elr + ((hsr & (1u << 25)) != 0 ? 4 : 2)));
}

void hyp_trap(uint32_t *guest_registers)
{
    uint32_t hsr;

    CP15_READ("p15, 4, %0, c5, c2, 0", hsr);
    switch (hsr >> 26) {
    case 0x12: exit_hvc(hsr, guest_registers); break;
    case 0x24: exit_data_abort(hsr, guest_registers); break;
    default:
        print_hex("hyp: unexpected exit, HSR ", hsr);
        print("\n");
        smc(PSCI_SYSTEM_OFF);
    }
}

void hyp_main(void)
{
    UARTCR = 0x101; /* UARTEN, TXE */
    print("hyp: in Hyp mode\n");
    map_guest();
    print_hex("hyp: stage 2 maps one page at IPA ", GUEST_IPA);
    print("\n");
    prepare_pl1();
    print("hyp: entering the guest at PL1\n");
    enter_guest(GUEST_IPA);
}
