// SPDX-License-Identifier: Apache-2.0
// ELF32 for Arm (IHI 0044), by libelf. Program headers say what is loaded, by physical address.
#include <algorithm>
#include <cstring>
#include <gelf.h>
#include <libelf.h>
#include <memory>

#include "common/error.hpp"
#include "platform/loader/image.hpp"

namespace hypscope::platform {

namespace {
[[noreturn]] void bad_elf(const std::string& path, const std::string& what,
                          const std::string& hint) {
    throw SimError(ExitStatus::BadImage, what, path, hint);
}

constexpr const char* kBuildHint = "build it for 32-bit little-endian Arm, e.g. arm-none-eabi-gcc";

/// What can be told from the first bytes, before libelf is asked.
void check_ident(const std::string& path, std::span<const u8> file) {
    if (file.size() < sizeof(Elf32_Ehdr)) {
        bad_elf(path, "the ELF header is cut off", "copy or build the file again");
    }
    if (file[EI_CLASS] == ELFCLASS64) bad_elf(path, "is a 64-bit ELF file", kBuildHint);
    if (file[EI_CLASS] != ELFCLASS32) bad_elf(path, "has an unknown ELF class", kBuildHint);
    if (file[EI_DATA] == ELFDATA2MSB) bad_elf(path, "is a big-endian ELF file", kBuildHint);
    if (file[EI_DATA] != ELFDATA2LSB) bad_elf(path, "has an unknown byte order", kBuildHint);
}

void check_header(const std::string& path, const Elf32_Ehdr& header, std::size_t file_size) {
    if (header.e_machine != EM_ARM) {
        bad_elf(path, fmt::format("is for ELF machine {}, not Arm (40)", header.e_machine),
                kBuildHint);
    }
    if (header.e_type != ET_EXEC && header.e_type != ET_DYN) {
        bad_elf(path, "is an object file or core dump, not a program", "link it first");
    }
    if (header.e_phnum > 0 && header.e_phentsize != sizeof(Elf32_Phdr)) {
        bad_elf(path, "has program headers of an unknown size", kBuildHint);
    }
    const u64 table_end = u64{header.e_phoff} + u64{header.e_phnum} * sizeof(Elf32_Phdr);
    if (table_end > file_size) {
        bad_elf(path,
                fmt::format("is truncated: its program headers end at byte {} of {}", table_end,
                            file_size),
                "copy or build the file again");
    }
}

/// Copied, since a file may have them at any address. check_header() has been passed.
std::vector<Elf32_Phdr> program_headers(std::span<const u8> file, const Elf32_Ehdr& header) {
    std::vector<Elf32_Phdr> headers(header.e_phnum);
    const auto bytes = file.subspan(header.e_phoff, headers.size() * sizeof(Elf32_Phdr));
    if (!bytes.empty()) std::memcpy(headers.data(), bytes.data(), bytes.size());
    return headers;
}

struct ElfCloser {
    void operator()(Elf* elf) const { elf_end(elf); }
};
using ElfHandle = std::unique_ptr<Elf, ElfCloser>;

ElfHandle open_elf(const std::string& path, std::span<const u8> file) {
    elf_version(EV_CURRENT);
    // libelf takes a writable image but only reads it.
    char* image = const_cast<char*>(reinterpret_cast<const char*>(file.data()));
    ElfHandle elf(elf_memory(image, file.size()));
    if (elf == nullptr || elf_kind(elf.get()) != ELF_K_ELF) {
        bad_elf(path, "is no ELF file that can be read", "copy or build the file again");
    }
    return elf;
}

Segment segment_of(const std::string& path, std::span<const u8> file, const Elf32_Phdr& header) {
    const u64 end = u64{header.p_offset} + header.p_filesz;
    if (end > file.size()) {
        bad_elf(path,
                fmt::format("is truncated: the segment at {:#x} ends at byte {} of {}",
                            header.p_paddr, end, file.size()),
                "copy or build the file again");
    }
    if (header.p_filesz > header.p_memsz) {
        bad_elf(path,
                fmt::format("has a segment at {:#x} that is larger in the file than in memory",
                            header.p_paddr),
                "build the file again");
    }
    const auto bytes = file.subspan(header.p_offset, header.p_filesz);
    return Segment{.base = PhysAddr{header.p_paddr},
                   .bytes = {bytes.begin(), bytes.end()},
                   .size = header.p_memsz,
                   .name = path};
}

/// The entry as a physical address: it is virtual in the file.
u32 physical_entry(u32 entry, std::span<const Elf32_Phdr> headers) {
    for (const Elf32_Phdr& header : headers) {
        if (header.p_type != PT_LOAD) continue;
        const u32 offset = (entry & ~1u) - header.p_vaddr;
        if (offset < header.p_memsz) return header.p_paddr + offset + (entry & 1u);
    }
    return entry;
}

bool is_useful(const GElf_Sym& symbol, const char* name) {
    const int type = GELF_ST_TYPE(symbol.st_info);
    const bool has_place = symbol.st_shndx != SHN_UNDEF && symbol.st_shndx < SHN_LORESERVE;
    // Names that begin with $ are mapping symbols (IHI 0044 4.5.5).
    return has_place && name != nullptr && name[0] != '\0' && name[0] != '$' &&
           (type == STT_FUNC || type == STT_OBJECT || type == STT_NOTYPE);
}

void read_symbol_table(Elf* elf, Elf_Scn* section, std::vector<Symbol>& symbols) {
    GElf_Shdr header;
    Elf_Data* data = elf_getdata(section, nullptr);
    if (data == nullptr || gelf_getshdr(section, &header) == nullptr) return;
    GElf_Sym symbol;
    for (int i = 0; gelf_getsym(data, i, &symbol) != nullptr; ++i) {
        const char* name = elf_strptr(elf, header.sh_link, symbol.st_name);
        if (!is_useful(symbol, name)) continue;
        const u32 thumb = GELF_ST_TYPE(symbol.st_info) == STT_FUNC ? 1u : 0u;
        symbols.push_back(
            {static_cast<u32>(symbol.st_value) & ~thumb, static_cast<u32>(symbol.st_size), name});
    }
}

/// Symbols are a help in reports: a file whose tables are damaged or stripped simply has none.
std::vector<Symbol> symbols_of(Elf* elf) {
    std::vector<Symbol> symbols;
    for (Elf_Scn* section = elf_nextscn(elf, nullptr); section != nullptr;
         section = elf_nextscn(elf, section)) {
        GElf_Shdr header;
        const bool is_table =
            gelf_getshdr(section, &header) != nullptr && header.sh_type == SHT_SYMTAB;
        if (is_table) read_symbol_table(elf, section, symbols);
    }
    std::ranges::stable_sort(symbols, {}, &Symbol::address);
    return symbols;
}
}  // namespace

bool is_elf(std::span<const u8> file) {
    constexpr std::string_view kMagic(ELFMAG, SELFMAG);
    return file.size() >= kMagic.size() && std::memcmp(file.data(), kMagic.data(), SELFMAG) == 0;
}

LoadedImage read_elf(const std::string& path, std::span<const u8> file) {
    check_ident(path, file);
    const ElfHandle elf = open_elf(path, file);
    const Elf32_Ehdr* header = elf32_getehdr(elf.get());
    if (header == nullptr) bad_elf(path, "has no readable header", "copy or build the file again");
    check_header(path, *header, file.size());

    LoadedImage image;
    image.path = path;
    const std::vector<Elf32_Phdr> headers = program_headers(file, *header);
    for (const Elf32_Phdr& row : headers) {
        if (row.p_type == PT_LOAD && row.p_memsz > 0) {
            image.segments.push_back(segment_of(path, file, row));
        }
    }
    if (image.segments.empty()) bad_elf(path, "has nothing to load", "link it as a program");
    image.entry = physical_entry(header->e_entry, headers);
    image.symbols = symbols_of(elf.get());
    return image;
}

}  // namespace hypscope::platform
