// SPDX-License-Identifier: Apache-2.0
#include "cpu/jit/runtime.hpp"

#include "cpu/jit/stub_writer.hpp"
#include "cpu/jit/translator.hpp"

namespace hypscope::cpu::jit {

Runtime::Runtime(Core& core, u32 threshold)
    : threshold_(threshold), layout_(core), arena_(kArenaBytes) {
    StubWriter writer(arena_, layout_);
    const auto here = [&] {
        // What the host decodes at once: at 16 and at 64 some programs take longer.
        writer.align(32);
        return writer.getCurr();
    };
    const u8* const enter = here();
    writer.enter();
    stubs_.leave_run = here();
    writer.leave(ExitKind::Run);
    stubs_.missed = here();
    writer.missed();
    stubs_.dispatch = here();
    writer.write_dispatch(stubs_.missed);
    for (u32 i = 0; i < 3; ++i) {
        stubs_.load[i] = here();
        writer.load(1u << i, stubs_.dispatch);
        stubs_.store[i] = here();
        writer.store(1u << i, stubs_.dispatch);
    }
    for (const bool is_write : {false, true}) {
        stubs_.words[is_write] = here();
        writer.words(is_write);
    }
    stubs_.perform = here();
    writer.perform(stubs_.dispatch);
    stubs_.finish = here();
    writer.finish(stubs_.dispatch);
    stubs_.head = here();
    writer.head();
    stubs_.other_page = here();
    writer.other_page(stubs_.leave_run);
    stubs_.call = here();
    writer.call_and_return();
    stubs_.event = here();
    writer.event();
    stubs_.cpsr = here();
    writer.cpsr();
    stubs_.fetch = here();
    writer.fetch();
    stubs_.account = here();
    writer.call_and_return(hypscope_jit_account);
    stubs_.other_return = here();
    writer.other_return();
    stubs_.other_target = here();
    writer.other_target();
    for (const bool taken : {false, true}) {
        stubs_.train[taken] = here();
        writer.train(taken);
        stubs_.train_anywhere[taken] = here();
        writer.place_of_branch(stubs_.train[taken]);
    }
    stubs_.link = here();
    writer.link(stubs_.leave_run, stubs_.dispatch);
    stubs_.untranslated = here();
    writer.untranslated(stubs_.leave_run);
    writer.end();
    stubs_end_ = arena_.used();
    enter_ = reinterpret_cast<Exit (*)(Core*, const u8*)>(
        reinterpret_cast<u64>(arena_.executable(enter)));
    untranslated_ = arena_.executable(stubs_.untranslated);
    translator_ = std::make_unique<Translator>(*this);
}

Runtime::~Runtime() = default;

/// `site` is a five-byte jump.
void Runtime::patch_jump(const u8* site, const u8* target) {
    const i32 distance = static_cast<i32>(target - (site + 5));
    std::memcpy(arena_.writable(site) + 1, &distance, sizeof distance);
}

namespace {
/// `linked` of a retired block. Longer than its head's test: what that calls retires no block, and
/// what any other call out of a block returns to lies behind this.
struct Patch : Xbyak::CodeGenerator {
    explicit Patch(u8* to) : CodeGenerator(16, to) {}
};
}  // namespace

/// Jumps arrive at `native` as before, which knows the page and goes on to `linked`.
void Runtime::retire(const Block& block) {
    Patch linked(arena_.writable(block.linked));
    linked.mov(linked.rax, reinterpret_cast<u64>(block.ops.get()));
    linked.jmp(stubs_.leave_run, Patch::T_NEAR);
}

void Runtime::replace(const u8* native, const u8* linked, const Block& block) {
    for (const auto& [from, to] : {std::pair{native, block.native}, {linked, block.linked}}) {
        Patch patch(arena_.writable(from));
        patch.jmp(arena_.writable(to), Patch::T_NEAR);
    }
}

}  // namespace hypscope::cpu::jit
