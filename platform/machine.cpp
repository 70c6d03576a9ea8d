// SPDX-License-Identifier: Apache-2.0
// Construction, reset and boot of a machine, and what its cores ask of it.
#include "platform/machine.hpp"

#include "common/error.hpp"
#include "cpu/identity.hpp"
#include "platform/board_devices.hpp"
#include "platform/call_names.hpp"
#include "platform/psci.hpp"
#include "platform/semihosting.hpp"

namespace hypscope::platform {

namespace {

cpu::Identity identity_of(const MachineConfig& config) {
    const uarch::CorePreset& core = config.core;
    const cpu::CacheGeometry caches{{core.l1i_size, core.l1i_line, core.l1i_ways},
                                    {core.l1d_size, core.l1d_line, core.l1d_ways},
                                    {core.l2_size, core.l1d_line, core.l2_ways}};
    return cpu::make_identity(core.midr, caches,
                              {.core_count = config.cores,
                               .has_security = config.virtualization,
                               .has_virtualization = config.virtualization,
                               .revidr = core.revidr,
                               .periph_base = config.board->periph_base});
}

gic::Config gic_config(const MachineConfig& config) {
    return {.cores = config.cores,
            .interrupt_lines = config.board->interrupt_lines,
            .list_registers = static_cast<u8>(config.core.gic_list_registers),
            .priority_bits = static_cast<u8>(config.core.gic_priority_bits),
            .security_extensions = config.virtualization};
}

}  // namespace

Machine::Machine(sc_core::sc_module_name name, const MachineConfig& config)
    : sc_module(name),
      config_(config),
      clock_(config.core.clock),
      bus_("bus"),
      port_("cluster", clock_),
      dma_(clock_, map_, [this](PhysAddr at, u64 size) { dma_written(at, size); }),
      gic_(std::make_unique<gic::Gicv2>(gic_config(config))),
      counter_(config.board->timer_hertz, config.core.clock),
      timing_(config.core, config.cores, config.timing),
      ledger_(config.cores),
      markers_(ledger_),
      engine_(config.make_engine ? config.make_engine() : cpu::make_engine(config.engine)),
      blocks_(*engine_),
      psci_(std::make_unique<Psci>(*this)) {
    SC_HAS_PROCESS(Machine);
    port_.socket.bind(bus_.in);
    dma_.port.socket.bind(bus_.in);
    events_.on_earlier(
        [](void* context, Cycles) {
            auto& machine = *static_cast<Machine*>(context);
            if (machine.current_ != nullptr) machine.current_->request_stop();
        },
        this);
    devices_ = std::make_unique<BoardDevices>(
        BoardDevices::Config{config.board, config.secure, config.core.clock, config.cores,
                             config.console, config.console_input,
                             [this](const std::string& reason) { end(0, reason); },
                             [this] { request_reset(); }, dma_, config.virtio,
                             config.virtio_console, config.virtio_console_input, config.card},
        events_, *gic_);
    add_memories();
    add_gic();
    for (BoardDevices::Mapped& mapped : devices_->all()) {
        map_device(*mapped.row, mapped.index, *mapped.device, mapped.backing);
    }
    add_cores();
    name_things();
    SC_THREAD(run_cluster);
}

Machine::~Machine() = default;

void Machine::add_memories() {
    for (const MapRow& row : config_.board->map) {
        const bool ram = is_ram(row.part);
        if ((row.modes & in_mode(config_.secure)) == 0 || (!ram && row.part != Part::MonitorRom))
            continue;
        const u64 size = row.part == Part::Ram ? config_.ram_size : row.size;
        memories_.push_back(std::make_unique<GuestMemory>(
            size, ram ? GuestMemory::Kind::Ram : GuestMemory::Kind::Rom));
        GuestMemory& memory = *memories_.back();
        if (ram) memory.set_watch(watch_);
        const std::string label(row.name);
        map_.add_memory(row.space, row.base, memory, label);
        memory_modules_.push_back(
            std::make_unique<bus::MemoryModule>(sc_core::sc_gen_unique_name("memory"), memory));
        bus_.attach(memory_modules_.back()->socket, {label, row.space, row.base, size});
        if (row.part == Part::Ram) {
            ram_host_ = memory.host();
            ram_base_ = row.base.value;
        }
    }
}

void Machine::map_device(const MapRow& row, u32 index, MmioDevice& device, GuestMemory* backing) {
    const PhysAddr base = row.at(index);
    std::string label(row.name);
    // "flash0", but "pl011-0".
    const bool ends_in_digit = label.back() >= '0' && label.back() <= '9';
    if (row.count > 1) label += fmt::format("{}{}", ends_in_digit ? "-" : "", index);
    if (backing != nullptr) {
        map_.add_memory(row.space, base, *backing, label);
        backing->on_direct_change([this] { forget_host_pointers(); });
    }
    map_.add_device(row.space, base, row.size, device, label);
    device_modules_.push_back(std::make_unique<bus::DeviceModule>(
        sc_core::sc_gen_unique_name("device"), device, clock_, backing));
    bus_.attach(device_modules_.back()->socket, {label, row.space, base, row.size});
}

/// A flash that answers a command is no memory for a while.
void Machine::forget_host_pointers() {
    for (cpu::Core* core : core_pointers_) core->forget_host_pointers();
}

/// What a core's own store would have done: translated code and exclusive tags go.
void Machine::dma_written(PhysAddr at, u64 size) {
    constexpr u64 kPage = GuestMemory::kPageSize;
    for (u64 done = 0; done < size;) {
        const PhysAddr part = at + done;
        const u32 bytes = static_cast<u32>(std::min(size - done, kPage - part.value % kPage));
        if (page_has_code(part, false)) code_written(part, bytes, false);
        for (const bool non_secure : {false, true})
            monitors_.store({mmu::ExclusiveMonitors::kNobody}, part, non_secure, bytes);
        done += bytes;
    }
}

void Machine::add_gic() {
    const std::pair<Part, MmioDevice*> banks[] = {{Part::GicDistributor, &gic_->gicd()},
                                                  {Part::GicCpuInterface, &gic_->gicc()},
                                                  {Part::GicHypControl, &gic_->gich()},
                                                  {Part::GicVirtualInterface, &gic_->gicv()}};
    for (const auto& [part, device] : banks) {
        // Without the Virtualization Extensions there is no virtual interface to map.
        const bool is_virtual = part == Part::GicHypControl || part == Part::GicVirtualInterface;
        if (is_virtual && !config_.virtualization) continue;
        const MapRow& row = config_.board->at(part, config_.secure);
        map_device(row, 0, *device, nullptr);
        gic_ranges_.push_back(
            {row.base.value, row.size,
             is_virtual ? cpu::DeviceKind::VirtualInterface : cpu::DeviceKind::Gic});
    }
}

void Machine::add_cores() {
    using Input = cpu::Core::Input;
    for (u8 i = 0; i < config_.cores; ++i) {
        timers_.push_back(std::make_unique<timer::GenericTimer>(counter_, events_));
        for (u32 t = 0; t < timer::kTimerCount; ++t)
            gic_->connect_ppi(timers_[i]->output(static_cast<timer::TimerId>(t)), {i},
                              timer::kTimerInterrupts[t]);
    }
    for (u8 i = 0; i < config_.cores; ++i) {
        const cpu::CoreConfig core_config{.id = {i},
                                          .identity = identity_of(config_),
                                          .has_virtualization = config_.virtualization,
                                          .has_security = config_.virtualization,
                                          .unpredictable = config_.unpredictable,
                                          .rows = config_.rows};
        cores_.push_back(std::make_unique<cpu::Core>(core_config, *this, timing_.core({i}),
                                                     *timers_[i], ledger_, markers_));
        cpu::Core* core = cores_.back().get();
        core_pointers_.push_back(core);
        connect_pmu(*core);
        const auto sink = [](void* context, u32 index, bool level, Cycles when) {
            static_cast<cpu::Core*>(context)->set_input(static_cast<Input>(index), level, when);
        };
        gic_->irq({i}).connect(sink, core, static_cast<u32>(Input::Irq));
        gic_->fiq({i}).connect(sink, core, static_cast<u32>(Input::Fiq));
        gic_->virq({i}).connect(sink, core, static_cast<u32>(Input::VirtualIrq));
        gic_->vfiq({i}).connect(sink, core, static_cast<u32>(Input::VirtualFiq));
        gic_->on_acknowledge(
            [](void* ledger, u8 by, u32 id) {
                static_cast<trace::Ledger*>(ledger)->core({by}).acknowledged(
                    {static_cast<u16>(id)});
            },
            &ledger_);
        timers_[i]->on_event(
            [](void* context, Cycles) { static_cast<cpu::Core*>(context)->set_event(); }, core);
    }
    markers_.set_reader([this](CoreId id) {
        const cpu::Core& core = *cores_[id.value];
        return trace::CorePosition{core.now(), core.instructions_now()};
    });
}

/// A private interrupt, or one shared one for each core.
void Machine::connect_pmu(cpu::Core& core) {
    constexpr u16 kFirstShared = 32;
    const InterruptId first = config_.board->interrupt(Source::Pmu).first;
    if (first.value < kFirstShared) return gic_->connect_ppi(core.pmu_line(), core.id(), first);
    gic_->connect_spi(core.pmu_line(), config_.board->interrupt(Source::Pmu, core.id().value));
}

void Machine::name_things() {
    trace::Names& names = ledger_.names();
    for (const auto& entry : map_.devices().entries(false))
        names.devices.push_back({entry.what.name, entry.base.value, entry.size});
    names.calls = smccc_call_tables();
    names.interrupt = [board = config_.board](InterruptId id) {
        constexpr u16 kSgiCount = 16;
        if (id.value < kSgiCount) return std::string("SGI");
        const std::optional<Source> source = board->source_of(id);
        return source ? std::string(name_of(*source)) : std::string();
    };
    names.system_register = [](const trace::RegisterCoordinates& r) {
        const cpu::SysRegRow* row =
            cpu::find_sysreg({r.coprocessor, r.opc1, r.crn, r.crm, r.opc2, r.wide});
        return row != nullptr ? std::string(row->name) : std::string();
    };
}

// --- reset and boot -----------------------------------------------------------------------------

void Machine::load(std::vector<Segment> segments, const EntryState& entry) {
    segments_ = std::move(segments);
    entry_ = entry;
}

void Machine::restart() {
    reset_requested_ = false;
    for (auto& core : cores_) core->reset();
    gic_->reset(time_);
    devices_->reset(time_);
    for (auto& timer : timers_) timer->reset(time_);
    blocks_.clear(core_pointers_);
    for (const Segment& segment : segments_) {
        const bool ok = map_.clear_memory(segment.base, segment.secure, segment.size) &&
                        map_.write_memory(segment.base, segment.secure, segment.bytes);
        if (!ok)
            throw SimError(ExitStatus::BadImage,
                           fmt::format("{:#x} bytes at {:#x} are outside memory", segment.size,
                                       segment.base.value),
                           segment.name, "give the machine more --ram or load it elsewhere");
    }
    boot();
}

void Machine::boot() {
    for (auto& timer : timers_) timer->write_CNTFRQ(config_.board->timer_hertz);
    switch (config_.secure) {
        case SecureMode::Off:
            // A GIC without the Security Extensions has had no monitor: all in Group 0
            // (GICv2 4.3.4).
            if (config_.virtualization) gic_->apply_secure_monitor_setup(time_);
            start_core(0, entry_.pc, entry_.r0, time_);
            cores_[0]->state.r[1] = entry_.r1;
            cores_[0]->state.r[2] = entry_.r2;
            for (u8 i = 1; config_.board->pen && i < config_.cores; ++i)
                start_core(i, static_cast<u32>(config_.board->pen->value), 0, time_);
            break;
        case SecureMode::On:
            for (auto& core : cores_) core->start(0, cpu::Mode::Supervisor, time_);
            break;
        case SecureMode::Image:
            for (auto& core : cores_) core->start(entry_.pc, cpu::Mode::Supervisor, time_);
            break;
    }
}

/// What a Secure monitor would have written before it left for the image.
void Machine::hand_over_to_nonsecure(cpu::Core& core) {
    if (!config_.virtualization) return;
    constexpr u32 kNs = 1, kHce = 1 << 8, kCp10And11 = 3 << 10;
    core.sys.set(cpu::SysReg::NSACR, kCp10And11);
    core.sys.set(cpu::SysReg::SCR, kNs | kHce);
    core.security_changed();
}

void Machine::start_core(unsigned index, u32 entry, u32 context, Cycles when) {
    cpu::Core& core = *cores_[index];
    core.reset();
    timers_[index]->reset(when);
    timers_[index]->write_CNTFRQ(config_.board->timer_hertz);
    hand_over_to_nonsecure(core);
    core.state.r[0] = context;
    core.start(entry, config_.virtualization ? cpu::Mode::Hyp : cpu::Mode::Supervisor, when);
}

// --- what cores ask
// -------------------------------------------------------------------------------

u8* Machine::host_page(PhysAddr pa, bool secure, bool write) {
    const u64 offset = pa.value - ram_base_;
    u8* const page = offset < config_.ram_size ? ram_host_ + (offset & ~u64{0xfff})
                                               : map_.host_page(pa, secure, write);
    if (write && page != nullptr) watch_.written(page);
    return page;
}

MmioRead Machine::device_read(PhysAddr pa, const MmioAccess& access) {
    if (config_.rows != nullptr) log_row(pa, access, "read");
    const bus::BusAnswer answer = port_.read(pa, access, bus_context(access));
    cores_[access.by.core.value]->charge(static_cast<u32>(answer.took.value));
    return {answer.value, answer.status};
}

MmioStatus Machine::device_write(PhysAddr pa, const MmioAccess& access, u32 value) {
    if (config_.rows != nullptr) log_row(pa, access, "write");
    const bus::BusAnswer answer = port_.write(pa, access, value, bus_context(access));
    cores_[access.by.core.value]->charge(static_cast<u32>(answer.took.value));
    return answer.status;
}

void Machine::log_row(PhysAddr pa, const MmioAccess& access, std::string_view how) const {
    const auto* entry = map_.find_device(pa, access.by.secure);
    if (entry == nullptr) return;
    const u64 offset = pa.value - entry->base.value;
    const std::string_view name = entry->what.device->register_name(static_cast<u32>(offset));
    if (!name.empty()) config_.rows->reached(entry->what.name, name, how);
}

bus::BusContext Machine::bus_context(const MmioAccess& access) const {
    const cpu::Core& core = *cores_[access.by.core.value];
    const bool in_vm = core.is_nonsecure_below_hyp() && (core.hcr() & 1) != 0;
    const u64 vttbr = core.sys.get(cpu::SysReg::VTTBR);
    return {in_vm ? Vmid{static_cast<u8>(vttbr >> 48)} : Vmid{}, in_vm};
}

cpu::DeviceKind Machine::kind_of(PhysAddr pa) const {
    for (const GicRange& range : gic_ranges_) {
        if (pa.value - range.base < range.size) return range.kind;
    }
    return cpu::DeviceKind::Other;
}

/// A device of the house takes calls, as memory gives pointers: it neither waits nor takes time, so
/// that a transaction would only say the same at length. All else is asked on the bus.
cpu::DeviceRange Machine::device_at(PhysAddr pa, bool secure) const {
    cpu::DeviceRange range{.kind = kind_of(pa)};
    const auto* entry = map_.find_device(pa, secure);
    if (entry == nullptr || config_.rows != nullptr) return range;
    range.device = entry->what.device;
    range.base = entry->base;
    range.size = entry->size;
    return range;
}

bool Machine::page_has_code(PhysAddr pa, bool secure) const {
    // Code fetched through the other address space may lie in the same RAM.
    return blocks_.page_has_code(pa, secure) || blocks_.page_has_code(pa, !secure);
}

void Machine::code_written(PhysAddr pa, u32 bytes, bool secure) {
    blocks_.written(pa, bytes, secure);
    blocks_.written(pa, bytes, !secure);
}

Cycles Machine::now() const { return current_ != nullptr ? current_->now() : time_; }

bool Machine::firmware_call(cpu::Core& core, bool is_smc) {
    if (config_.secure != SecureMode::Off || is_smc != config_.virtualization) return false;
    core.charge_firmware_call();
    psci_->call(core);
    return true;
}

bool Machine::semihosting_call(cpu::Core& core) {
    return config_.semihosting && semihosting(*this, core, config_.console);
}

void Machine::guest_fault(cpu::Core& core, const std::string& what) {
    end(static_cast<int>(ExitStatus::GuestFault),
        fmt::format("core {}: {}", core.id().value, what));
    core.request_stop();
}

void Machine::attach(tlm::tlm_base_target_socket<>& target, const std::string& what, u64 base,
                     u64 size, Space space) {
    bus_.attach(target, {what, space, {base}, size});
    has_attached_modules_ = true;
}

void Machine::interrupt(unsigned number, bool level) {
    gic_->set_spi({static_cast<u16>(32 + number)}, level, std::max(now(), clock_.now()));
}

void Machine::end(int status, const std::string& reason) {
    if (ended_) return;
    ended_ = true;
    result_ = {status, reason};
    if (current_ != nullptr) current_->request_stop();
}

u64 Machine::instructions() const {
    u64 sum = 0;
    for (const auto& core : cores_) sum += core->hot.instructions;
    return sum;
}

u64 Machine::cycles() const {
    u64 latest = 0;
    for (const auto& core : cores_) latest = std::max(latest, core->hot.cycles);
    return latest;
}

}  // namespace hypscope::platform
