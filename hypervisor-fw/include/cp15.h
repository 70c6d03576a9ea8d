/* SPDX-License-Identifier: Apache-2.0
 * Every CP15 system register the firmware touches, one line each,
 * spelled as in the manual (ARM ARM B3.17, B8.2). The same line serves C
 * (cp_read(SCTLR)) and assembly (mrc SCTLR(r0)). Operations without a result
 * (cache, TLB) are written with cp_write(ICIALLU, 0).
 */
#ifndef CP15_H
#define CP15_H

#include "types.h"

// clang-format off
/*      name         cp  opc1    CRn  CRm  opc2 */
/* identification (B3.17.1) */
#define MIDR(t)       p15, 0, t, c0,  c0,  0
#define MPIDR(t)      p15, 0, t, c0,  c0,  5
#define CCSIDR(t)     p15, 1, t, c0,  c0,  0
#define CLIDR(t)      p15, 1, t, c0,  c0,  1
#define CSSELR(t)     p15, 2, t, c0,  c0,  0
#define VPIDR(t)      p15, 4, t, c0,  c0,  0
#define VMPIDR(t)     p15, 4, t, c0,  c0,  5
/* control */
#define SCTLR(t)      p15, 0, t, c1,  c0,  0
#define ACTLR(t)      p15, 0, t, c1,  c0,  1
#define CPACR(t)      p15, 0, t, c1,  c0,  2
#define SCR(t)        p15, 0, t, c1,  c1,  0
#define NSACR(t)      p15, 0, t, c1,  c1,  2
#define HSCTLR(t)     p15, 4, t, c1,  c0,  0
#define HCR(t)        p15, 4, t, c1,  c1,  0
#define HDCR(t)       p15, 4, t, c1,  c1,  1
#define HCPTR(t)      p15, 4, t, c1,  c1,  2
#define HSTR(t)       p15, 4, t, c1,  c1,  3
/* translation */
#define TTBR0(t)      p15, 0, t, c2,  c0,  0
#define TTBCR(t)      p15, 0, t, c2,  c0,  2
#define HTCR(t)       p15, 4, t, c2,  c0,  2
#define VTCR(t)       p15, 4, t, c2,  c1,  2
#define DACR(t)       p15, 0, t, c3,  c0,  0
#define MAIR0(t)      p15, 0, t, c10, c2,  0
#define MAIR1(t)      p15, 0, t, c10, c2,  1
#define AMAIR0(t)     p15, 0, t, c10, c3,  0
#define AMAIR1(t)     p15, 0, t, c10, c3,  1
#define HMAIR0(t)     p15, 4, t, c10, c2,  0
#define HMAIR1(t)     p15, 4, t, c10, c2,  1
/* faults */
#define DFSR(t)       p15, 0, t, c5,  c0,  0
#define IFSR(t)       p15, 0, t, c5,  c0,  1
#define ADFSR(t)      p15, 0, t, c5,  c1,  0
#define AIFSR(t)      p15, 0, t, c5,  c1,  1
#define HSR(t)        p15, 4, t, c5,  c2,  0
#define DFAR(t)       p15, 0, t, c6,  c0,  0
#define IFAR(t)       p15, 0, t, c6,  c0,  2
#define HDFAR(t)      p15, 4, t, c6,  c0,  0
#define HIFAR(t)      p15, 4, t, c6,  c0,  2
#define HPFAR(t)      p15, 4, t, c6,  c0,  4
/* cache maintenance (B4.2.1) */
#define ICIALLUIS(t)  p15, 0, t, c7,  c1,  0
#define BPIALLIS(t)   p15, 0, t, c7,  c1,  6
#define ICIALLU(t)    p15, 0, t, c7,  c5,  0
#define BPIALL(t)     p15, 0, t, c7,  c5,  6
#define DCISW(t)      p15, 0, t, c7,  c6,  2
#define DCCMVAC(t)    p15, 0, t, c7,  c10, 1
#define DCCMVAU(t)    p15, 0, t, c7,  c11, 1
#define DCCIMVAC(t)   p15, 0, t, c7,  c14, 1
#define ATS1CPR(t)    p15, 0, t, c7,  c8,  0
/* TLB maintenance (B4.2.2) */
#define TLBIALLIS(t)  p15, 0, t, c8,  c3,  0
#define TLBIALL(t)    p15, 0, t, c8,  c7,  0
#define TLBIALLHIS(t) p15, 4, t, c8,  c3,  0
#define TLBIALLNSNHIS(t) p15, 4, t, c8, c3, 4
#define TLBIALLH(t)   p15, 4, t, c8,  c7,  0
#define TLBIALLNSNH(t) p15, 4, t, c8, c7,  4
/* lockdown and size of the L2 (A15 TRM 4.3.35) */
#define L2CTLR(t)     p15, 1, t, c9,  c0,  2
/* vectors, software identification */
#define VBAR(t)       p15, 0, t, c12, c0,  0
#define MVBAR(t)      p15, 0, t, c12, c0,  1
#define HVBAR(t)      p15, 4, t, c12, c0,  0
#define CONTEXTIDR(t) p15, 0, t, c13, c0,  1
#define TPIDRURW(t)   p15, 0, t, c13, c0,  2
#define TPIDRURO(t)   p15, 0, t, c13, c0,  3
#define TPIDRPRW(t)   p15, 0, t, c13, c0,  4
#define HTPIDR(t)     p15, 4, t, c13, c0,  2
/* performance monitors (B4.1.115) */
#define PMCR(t)       p15, 0, t, c9,  c12, 0
#define PMCNTENSET(t) p15, 0, t, c9,  c12, 1
#define PMSELR(t)     p15, 0, t, c9,  c12, 5
#define PMCCNTR(t)    p15, 0, t, c9,  c13, 0
#define PMXEVTYPER(t) p15, 0, t, c9,  c13, 1
#define PMXEVCNTR(t)  p15, 0, t, c9,  c13, 2
/* generic timer (B8.2) */
#define CNTFRQ(t)     p15, 0, t, c14, c0,  0
#define CNTKCTL(t)    p15, 0, t, c14, c1,  0
#define CNTV_TVAL(t)  p15, 0, t, c14, c3,  0
#define CNTV_CTL(t)   p15, 0, t, c14, c3,  1
#define CNTP_CTL(t)   p15, 0, t, c14, c2,  1
#define CNTHCTL(t)    p15, 4, t, c14, c1,  0
#define CNTHP_TVAL(t) p15, 4, t, c14, c2,  0
#define CNTHP_CTL(t)  p15, 4, t, c14, c2,  1

/*      64-bit       cp  opc1          CRm */
#define TTBR0_64(l, h)  p15, 0, l, h,  c2
#define TTBR1_64(l, h)  p15, 1, l, h,  c2
#define HTTBR(l, h)     p15, 4, l, h,  c2
#define VTTBR(l, h)     p15, 6, l, h,  c2
#define PAR_64(l, h)    p15, 0, l, h,  c7
#define CNTPCT(l, h)    p15, 0, l, h,  c14
#define CNTVCT(l, h)    p15, 1, l, h,  c14
#define CNTV_CVAL(l, h) p15, 3, l, h,  c14
#define CNTVOFF(l, h)   p15, 4, l, h,  c14
#define CNTHP_CVAL(l, h) p15, 6, l, h, c14
// clang-format on

#ifndef __ASSEMBLER__
// clang-format off
#define CP_STRING_(...) #__VA_ARGS__
#define CP_STRING(...) CP_STRING_(__VA_ARGS__)

#define cp_read(reg)                                                       \
    ({                                                                     \
        u32 value_;                                                        \
        __asm__ volatile("mrc " CP_STRING(reg(%0)) : "=r"(value_)::"memory"); \
        value_;                                                            \
    })
#define cp_write(reg, value)                                               \
    __asm__ volatile("mcr " CP_STRING(reg(%0))::"r"((u32)(value)) : "memory")
#define cp_read64(reg)                                                     \
    ({                                                                     \
        u64 value_;                                                        \
        __asm__ volatile("mrrc " CP_STRING(reg(%Q0, %R0)) : "=r"(value_)::"memory"); \
        value_;                                                            \
    })
#define cp_write64(reg, value)                                             \
    __asm__ volatile("mcrr " CP_STRING(reg(%Q0, %R0))::"r"((u64)(value)) : "memory")

/* Banked registers by MRS and MSR (ARM ARM B9.3.8): banked_read(ELR_hyp). */
#define banked_read(reg)                                                   \
    ({                                                                     \
        u32 value_;                                                        \
        __asm__ volatile("mrs %0, " #reg : "=r"(value_)::"memory");        \
        value_;                                                            \
    })
#define banked_write(reg, value)                                           \
    __asm__ volatile("msr " #reg ", %0" ::"r"((u32)(value)) : "memory")
// clang-format on

static inline void isb(void)
{
    __asm__ volatile("isb" ::: "memory");
}
static inline void dsb(void)
{
    __asm__ volatile("dsb" ::: "memory");
}
static inline void dsb_ish(void)
{
    __asm__ volatile("dsb ish" ::: "memory");
}
static inline void dmb(void)
{
    __asm__ volatile("dmb ish" ::: "memory");
}
static inline void wfi(void)
{
    __asm__ volatile("dsb\n\twfi" ::: "memory");
}
static inline void wfe(void)
{
    __asm__ volatile("wfe" ::: "memory");
}
static inline void sev(void)
{
    __asm__ volatile("dsb\n\tsev" ::: "memory");
}
#endif

/* Bits shared by several files. */
#define PSR_MODE_USR 0x10
#define PSR_MODE_FIQ 0x11
#define PSR_MODE_IRQ 0x12
#define PSR_MODE_SVC 0x13
#define PSR_MODE_MON 0x16
#define PSR_MODE_ABT 0x17
#define PSR_MODE_HYP 0x1a
#define PSR_MODE_UND 0x1b
#define PSR_MODE_SYS 0x1f
#define PSR_MODE_MASK 0x1f
#define PSR_T (1 << 5)
#define PSR_F (1 << 6)
#define PSR_I (1 << 7)
#define PSR_A (1 << 8)
#define PSR_AIF (PSR_A | PSR_I | PSR_F)

/* Values with only the should-be-one bits set (A15 TRM 4.3.27, 4.3.34). */
#define SCTLR_RESET 0x00c50078
#define HSCTLR_RESET 0x30c50878
#define SCTLR_M (1 << 0)
#define SCTLR_C (1 << 2)
#define SCTLR_I (1 << 12)
#define SCTLR_Z (1 << 11)
#define HSCTLR_WXN (1 << 19)

/* Debug registers, OS lock, debug ROM, performance monitors (ARM ARM B4.1.60). */
#define HDCR_TPMCR (1 << 5)
#define HDCR_TPM (1 << 6)
#define HDCR_TDA (1 << 9)
#define HDCR_TDOSA (1 << 10)
#define HDCR_TDRA (1 << 11)
#define HDCR_TRAPS (HDCR_TPMCR | HDCR_TPM | HDCR_TDA | HDCR_TDOSA | HDCR_TDRA)

#define FPEXC_EN (1 << 30)

#define CNT_CTL_ENABLE (1 << 0)
#define CNT_CTL_IMASK (1 << 1)
#define CNT_CTL_ISTATUS (1 << 2)

#endif
