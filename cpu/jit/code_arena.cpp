// SPDX-License-Identifier: Apache-2.0
#include "cpu/jit/code_arena.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include "common/error.hpp"

namespace hypscope::cpu::jit {

namespace {
[[noreturn]] void refuse() {
    throw SimError(ExitStatus::Internal, "the host grants no memory for translated code", "",
                   "use --engine interpreter");
}
}  // namespace

CodeArena::CodeArena(size_t bytes) : size_(bytes) {
    const int file = memfd_create("hypscope-code", MFD_CLOEXEC);
    if (file < 0) refuse();
    const bool sized = ftruncate(file, static_cast<off_t>(bytes)) == 0;
    void* write = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    void* execute = mmap(nullptr, bytes, PROT_READ | PROT_EXEC, MAP_SHARED, file, 0);
    close(file);
    if (!sized || write == MAP_FAILED || execute == MAP_FAILED) refuse();
    writable_ = static_cast<u8*>(write);
    executable_ = static_cast<u8*>(execute);
}

CodeArena::~CodeArena() {
    munmap(writable_, size_);
    munmap(executable_, size_);
}

}  // namespace hypscope::cpu::jit
