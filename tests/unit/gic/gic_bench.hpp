// SPDX-License-Identifier: Apache-2.0
// A GIC on the bench: software of one core and security state reads and writes the banks; every bus
// access advances the time by one cycle. The offsets bear the manual's names.
#pragma once
#include <vector>

#include "gic/gicv2.hpp"

namespace hypscope::gic {

// clang-format off
inline constexpr u32 GICD_CTLR = 0x000, GICD_TYPER = 0x004, GICD_IIDR = 0x008, GICD_IGROUPR = 0x080,
    GICD_ISENABLER = 0x100, GICD_ICENABLER = 0x180, GICD_ISPENDR = 0x200, GICD_ICPENDR = 0x280,
    GICD_ISACTIVER = 0x300, GICD_ICACTIVER = 0x380, GICD_IPRIORITYR = 0x400, GICD_ITARGETSR = 0x800,
    GICD_ICFGR = 0xc00, GICD_PPISR = 0xd00, GICD_SPISR = 0xd04, GICD_NSACR = 0xe00, GICD_SGIR = 0xf00,
    GICD_CPENDSGIR = 0xf10, GICD_SPENDSGIR = 0xf20, GICD_ICPIDR2 = 0xfe8;
inline constexpr u32 GICC_CTLR = 0x00, GICC_PMR = 0x04, GICC_BPR = 0x08, GICC_IAR = 0x0c,
    GICC_EOIR = 0x10, GICC_RPR = 0x14, GICC_HPPIR = 0x18, GICC_ABPR = 0x1c, GICC_AIAR = 0x20,
    GICC_AEOIR = 0x24, GICC_AHPPIR = 0x28, GICC_APR = 0xd0, GICC_NSAPR = 0xe0, GICC_IIDR = 0xfc,
    GICC_DIR = 0x1000;
inline constexpr u32 GICH_HCR = 0x00, GICH_VTR = 0x04, GICH_VMCR = 0x08, GICH_MISR = 0x10,
    GICH_EISR = 0x20, GICH_ELRSR = 0x30, GICH_APR = 0xf0, GICH_LR = 0x100;
inline constexpr u32 GICV_CTLR = 0x00, GICV_PMR = 0x04, GICV_BPR = 0x08, GICV_IAR = 0x0c,
    GICV_EOIR = 0x10, GICV_RPR = 0x14, GICV_HPPIR = 0x18, GICV_ABPR = 0x1c, GICV_AIAR = 0x20,
    GICV_AEOIR = 0x24, GICV_AHPPIR = 0x28, GICV_APR = 0xd0, GICV_IIDR = 0xfc, GICV_DIR = 0x1000;

// Fields of the Secure GICC_CTLR, and of GICV_CTLR.
inline constexpr u32 kEnableGrp0 = 1u << 0, kEnableGrp1 = 1u << 1, kAckCtl = 1u << 2, kFIQEn = 1u << 3,
    kCBPR = 1u << 4, kEOImodeS = 1u << 9, kEOImodeNS = 1u << 10, kEOImode = 1u << 9;
// Of the Non-secure GICC_CTLR.
inline constexpr u32 kNsEnableGrp1 = 1u << 0, kNsEOImode = 1u << 9;
// clang-format on

/// One bank as software on one core, in one security state, sees it.
class BankView {
  public:
    BankView(MmioDevice& device, u8 core, bool secure, u64& clock)
        : device_(device), by_{.core = {core}, .secure = secure}, clock_(clock) {}

    [[nodiscard]] u32 operator[](u32 offset) { return read(offset, 4); }
    [[nodiscard]] u32 read(u32 offset, u8 size) { return device_.read(access(offset, size)).value; }
    void write(u32 offset, u32 value, u8 size = 4) {
        (void)device_.write(access(offset, size), value);
    }
    /// As a debugger reads: without side effects.
    [[nodiscard]] u32 peek(u32 offset) {
        MmioAccess as = access(offset, 4);
        as.by.debug = true;
        return device_.read(as).value;
    }

  private:
    MmioAccess access(u32 offset, u8 size) { return {offset, size, by_, {++clock_}}; }

    MmioDevice& device_;
    Requester by_;
    u64& clock_;
};

/// Software on one core in one security state.
struct Software {
    BankView gicd, gicc, gich, gicv;

    void set_bit(u32 offset, u32 id) { gicd.write(offset + id / 32 * 4, 1u << id % 32); }
    [[nodiscard]] bool test_bit(u32 offset, u32 id) {
        return (gicd[offset + id / 32 * 4] >> id % 32 & 1) != 0;
    }
    void enable(u32 id) { set_bit(GICD_ISENABLER, id); }
    void disable(u32 id) { set_bit(GICD_ICENABLER, id); }
    void pend(u32 id) { set_bit(GICD_ISPENDR, id); }
    void unpend(u32 id) { set_bit(GICD_ICPENDR, id); }
    [[nodiscard]] bool is_pending(u32 id) { return test_bit(GICD_ISPENDR, id); }
    [[nodiscard]] bool is_active(u32 id) { return test_bit(GICD_ISACTIVER, id); }
    void priority(u32 id, u32 value) { gicd.write(GICD_IPRIORITYR + id, value, 1); }
    void targets(u32 id, u32 cores) { gicd.write(GICD_ITARGETSR + id, cores, 1); }
    /// GICD_ICFGR: edge-triggered or level-sensitive.
    void edge(u32 id, bool is_edge) {
        const u32 offset = GICD_ICFGR + id / 16 * 4, field = 2u << id % 16 * 2;
        gicd.write(offset, is_edge ? gicd[offset] | field : gicd[offset] & ~field);
    }
    [[nodiscard]] u32 ack() { return gicc[GICC_IAR]; }
    void eoi(u32 value) { gicc.write(GICC_EOIR, value); }
    void dir(u32 value) { gicc.write(GICC_DIR, value); }
    void sgi(u32 target_list, u32 id, u32 filter = 0, u32 nsatt = 0) {
        gicd.write(GICD_SGIR, filter << 24 | target_list << 16 | nsatt << 15 | id);
    }
};

struct GicBench {
    Gicv2 gic;
    u64 clock = 0;

    explicit GicBench(const Config& config = {.cores = 2}) : gic(config) {}

    Software software(u8 core, bool is_secure) {
        return {{gic.gicd(), core, is_secure, clock},
                {gic.gicc(), core, is_secure, clock},
                {gic.gich(), core, is_secure, clock},
                {gic.gicv(), core, is_secure, clock}};
    }
    Software secure(u8 core = 0) { return software(core, true); }
    Software nonsecure(u8 core = 0) { return software(core, false); }

    [[nodiscard]] bool irq(u8 core = 0) { return gic.irq({core}).level(); }
    [[nodiscard]] bool fiq(u8 core = 0) { return gic.fiq({core}).level(); }
    [[nodiscard]] bool virq(u8 core = 0) { return gic.virq({core}).level(); }
    [[nodiscard]] bool vfiq(u8 core = 0) { return gic.vfiq({core}).level(); }
    void spi(u16 id, bool level) { gic.set_spi({id}, level, {++clock}); }
    void ppi(u16 id, bool level, u8 core = 0) { gic.set_ppi({core}, {id}, level, {++clock}); }
    void pulse(u16 id) {
        spi(id, true);
        spi(id, false);
    }

    /// Both groups on everywhere, nothing masked, as Secure software without use for groups does.
    /// GICC_CTLR is EnableGrp0, EnableGrp1 and `ctlr`.
    GicBench& enable_all(u32 ctlr = 0) {
        secure().gicd.write(GICD_CTLR, 3);
        for (u8 core = 0; core < gic.config().cores; ++core) {
            secure(core).gicc.write(GICC_CTLR, kEnableGrp0 | kEnableGrp1 | ctlr);
            secure(core).gicc.write(GICC_PMR, 0xff);
        }
        return *this;
    }
    /// As Non-secure software finds the GIC after the monitor, and turns it on.
    GicBench& enable_nonsecure(u32 ctlr = 0) {
        gic.apply_secure_monitor_setup({clock});
        nonsecure().gicd.write(GICD_CTLR, 1);
        for (u8 core = 0; core < gic.config().cores; ++core)
            nonsecure(core).gicc.write(GICC_CTLR, kNsEnableGrp1 | ctlr);
        return *this;
    }
    /// An SPI of a group and priority, enabled and targeted, set up by Secure software.
    GicBench& with_spi(u32 id, u32 group, u32 priority, u32 targets = 1) {
        Software s = secure();
        const u32 offset = GICD_IGROUPR + id / 32 * 4, field = 1u << id % 32;
        s.gicd.write(offset, group != 0 ? s.gicd[offset] | field : s.gicd[offset] & ~field);
        s.priority(id, priority);
        s.targets(id, targets);
        s.enable(id);
        return *this;
    }
};

/// The value of a list register.
struct Lr {
    u32 id = 0;
    u32 priority = 0;  ///< 8 bits, of which the upper five count
    u32 group = 1;
    u32 state = 1;  ///< pending
    u32 cpu_id = 0;
    bool eoi = false;

    [[nodiscard]] u32 software() const {
        return group << 30 | state << 28 | priority >> 3 << 23 | static_cast<u32>(eoi) << 19 |
               cpu_id << 10 | id;
    }
    [[nodiscard]] u32 hardware(u32 physical) const {
        return 1u << 31 | group << 30 | state << 28 | priority >> 3 << 23 | physical << 10 | id;
    }
};
inline u32 lr_state(u32 value) { return value >> 28 & 3; }

}  // namespace hypscope::gic
