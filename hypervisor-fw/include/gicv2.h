/* SPDX-License-Identifier: Apache-2.0
 * Register offsets and fields of the GICv2 (IHI 0048B): distributor, CPU
 * interface, virtual interface control. GICV has the layout of GICC.
 */
#ifndef GICV2_H
#define GICV2_H

// clang-format off
/* Distributor, GICv2 4.3 */
#define GICD_CTLR         0x000
#define GICD_TYPER        0x004
#define GICD_IIDR         0x008
#define GICD_IGROUPR      0x080
#define GICD_ISENABLER    0x100
#define GICD_ICENABLER    0x180
#define GICD_ISPENDR      0x200
#define GICD_ICPENDR      0x280
#define GICD_ISACTIVER    0x300
#define GICD_ICACTIVER    0x380
#define GICD_IPRIORITYR   0x400
#define GICD_ITARGETSR    0x800
#define GICD_ICFGR        0xc00
#define GICD_SGIR         0xf00
#define GICD_CPENDSGIR    0xf10
#define GICD_SPENDSGIR    0xf20
#define GICD_ICPIDR2      0xfe8

#define GICD_SGIR_LIST(mask) ((u32)(mask) << 16)
#define GICD_SGIR_OTHERS  (1u << 24)
#define GICD_SGIR_SELF    (2u << 24)
#define GICD_SGIR_NSATT   (1u << 15)

/* CPU interface, GICv2 4.4 */
#define GICC_CTLR         0x000
#define GICC_PMR          0x004
#define GICC_BPR          0x008
#define GICC_IAR          0x00c
#define GICC_EOIR         0x010
#define GICC_HPPIR        0x018
#define GICC_DIR          0x1000
#define GICC_CTLR_ENABLE  (1u << 0)
#define GICC_CTLR_ENABLE_GRP1 (1u << 1)   /* in the Secure view */
#define GICC_CTLR_EOIMODE (1u << 9)
#define GIC_ID_MASK       0x3ff
#define GIC_SPURIOUS      1023

/* Virtual interface control, GICv2 5.3 */
#define GICH_HCR          0x000
#define GICH_VTR          0x004
#define GICH_VMCR         0x008
#define GICH_MISR         0x010
#define GICH_EISR0        0x020
#define GICH_EISR1        0x024
#define GICH_ELRSR0       0x030
#define GICH_ELRSR1       0x034
#define GICH_APR          0x0f0
#define GICH_LR0          0x100
#define LR_OFFSET(n)      (GICH_LR0 + 4 * (n))

#define GICH_HCR_EN       (1u << 0)
#define GICH_HCR_UIE      (1u << 1)
#define GICH_HCR_NPIE     (1u << 3)
#define GICH_LR_HW        (1u << 31)
#define GICH_LR_ACTIVE    (1u << 29)
#define GICH_LR_PENDING   (1u << 28)
#define GICH_LR_EOI       (1u << 19)           /* maintenance interrupt at EOI; where HW is 0 */
#define GICH_LR_STATE     (GICH_LR_ACTIVE | GICH_LR_PENDING)
#define GICH_LR_PRIORITY(p)  (((u32)(p) >> 3) << 23)
#define GICH_LR_PHYSICAL(id) ((u32)(id) << 10)
#define GICH_LR_CPUID(cpu)   ((u32)(cpu) << 10)

/* Private peripheral interrupts of the generic timer and of the GIC itself. */
#define PPI_MAINTENANCE   25
#define PPI_CNTHP         26
#define PPI_CNTV          27
// clang-format on

#endif
