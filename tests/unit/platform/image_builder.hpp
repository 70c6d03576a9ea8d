// SPDX-License-Identifier: Apache-2.0
// Images made by hand for the tests of the loader, and files that vanish with the test.
#pragma once
#include <cstring>
#include <elf.h>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

#include "common/types.hpp"
#include "platform/loader/image.hpp"

namespace hypscope::platform {

/// A file of the given bytes for as long as the object lives.
class TemporaryFile {
  public:
    explicit TemporaryFile(const std::vector<u8>& bytes) {
        std::string name = (std::filesystem::temp_directory_path() / "hypscope-XXXXXX").string();
        close(mkstemp(name.data()));
        path_ = name;
        std::ofstream file(path_, std::ios::binary);
        file.write(reinterpret_cast<const char*>(bytes.data()),
                   static_cast<std::streamsize>(bytes.size()));
    }
    explicit TemporaryFile(const std::string& text)
        : TemporaryFile(std::vector<u8>(text.begin(), text.end())) {}
    ~TemporaryFile() { std::filesystem::remove(path_); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    std::string path_;
};

/// An ELF file of one segment of eight bytes; members are changed by the tests that are about them.
struct ElfBuilder {
    Elf32_Ehdr header{};
    Elf32_Phdr segment{};
    std::vector<u8> data{1, 2, 3, 4, 5, 6, 7, 8};
    std::vector<Elf32_Sym> symbols;
    std::string names = std::string(1, '\0');

    ElfBuilder() {
        std::memcpy(header.e_ident, ELFMAG, SELFMAG);
        header.e_ident[EI_CLASS] = ELFCLASS32;
        header.e_ident[EI_DATA] = ELFDATA2LSB;
        header.e_ident[EI_VERSION] = EV_CURRENT;
        header.e_type = ET_EXEC;
        header.e_machine = EM_ARM;
        header.e_version = EV_CURRENT;
        header.e_entry = 0x4001'0004;
        header.e_phoff = sizeof header;
        header.e_ehsize = sizeof header;
        header.e_phentsize = sizeof segment;
        header.e_phnum = 1;
        header.e_shentsize = sizeof(Elf32_Shdr);
        segment.p_type = PT_LOAD;
        segment.p_offset = sizeof header + sizeof segment;
        segment.p_vaddr = segment.p_paddr = 0x4001'0000;
        segment.p_filesz = segment.p_memsz = 8;
        symbols.push_back({});
    }

    ElfBuilder& symbol(const std::string& name, u32 value, unsigned char type) {
        Elf32_Sym row{};
        row.st_name = static_cast<u32>(names.size());
        row.st_value = value;
        row.st_size = 4;
        row.st_info = ELF32_ST_INFO(STB_GLOBAL, type);
        row.st_shndx = 1;
        symbols.push_back(row);
        names += name + '\0';
        return *this;
    }

    [[nodiscard]] std::vector<u8> build() const {
        std::vector<u8> file;
        Elf32_Ehdr head = header;
        const std::size_t symbols_at = sizeof head + sizeof segment + data.size();
        const std::size_t names_at = symbols_at + symbols.size() * sizeof(Elf32_Sym);
        std::size_t sections_at = names_at + names.size();
        sections_at = (sections_at + 3) & ~std::size_t{3};
        Elf32_Shdr sections[3]{};
        if (symbols.size() > 1) {
            head.e_shoff = static_cast<u32>(sections_at);
            head.e_shnum = 3;
            sections[1].sh_type = SHT_SYMTAB;
            sections[1].sh_offset = static_cast<u32>(symbols_at);
            sections[1].sh_size = static_cast<u32>(symbols.size() * sizeof(Elf32_Sym));
            sections[1].sh_entsize = sizeof(Elf32_Sym);
            sections[1].sh_link = 2;
            sections[1].sh_addralign = 4;
            sections[2].sh_type = SHT_STRTAB;
            sections[2].sh_offset = static_cast<u32>(names_at);
            sections[2].sh_size = static_cast<u32>(names.size());
            sections[2].sh_addralign = 1;
        }
        append(file, &head, sizeof head);
        append(file, &segment, sizeof segment);
        append(file, data.data(), data.size());
        append(file, symbols.data(), symbols.size() * sizeof(Elf32_Sym));
        append(file, names.data(), names.size());
        file.resize(sections_at);
        if (symbols.size() > 1) append(file, sections, sizeof sections);
        return file;
    }

  private:
    static void append(std::vector<u8>& file, const void* data, std::size_t size) {
        const auto* bytes = static_cast<const u8*>(data);
        file.insert(file.end(), bytes, bytes + size);
    }
};

inline void put_big(std::vector<u8>& file, std::size_t offset, u32 value) {
    for (unsigned i = 0; i < 4; ++i) file[offset + i] = static_cast<u8>(value >> (24 - 8 * i));
}

inline void put_little(std::vector<u8>& file, std::size_t offset, u32 value) {
    for (unsigned i = 0; i < 4; ++i) file[offset + i] = static_cast<u8>(value >> (8 * i));
}

/// A legacy image of a Linux kernel of four bytes; `seal` computes the checksums.
inline std::vector<u8> make_uimage() {
    std::vector<u8> file(64 + 4);
    put_big(file, 0, 0x2705'1956);
    put_big(file, 12, 4);
    put_big(file, 16, 0x4000'8000);
    put_big(file, 20, 0x4000'8000);
    file[28] = 5;  // Linux
    file[29] = 2;  // Arm
    file[30] = 2;  // kernel
    for (std::size_t i = 0; i < 4; ++i) file[64 + i] = static_cast<u8>(i + 1);
    return file;
}

inline std::vector<u8> seal(std::vector<u8> file) {
    put_big(file, 24, crc32(std::span(file).subspan(64)));
    put_big(file, 4, 0);
    put_big(file, 4, crc32(std::span(file).first(64)));
    return file;
}

inline std::vector<u8> make_zimage(std::size_t size = 0x100) {
    std::vector<u8> file(size);
    put_little(file, 0x24, 0x016f'2818);
    put_little(file, 0x28, 0);
    put_little(file, 0x2c, static_cast<u32>(size));
    put_little(file, 0x30, 0x0403'0201);
    return file;
}

/// As Xen's: no word of Linux's, and a size that counts memory behind the file.
inline std::vector<u8> make_xen(u32 needed = 0x3000) {
    std::vector<u8> file(0x100);
    put_little(file, 0x24, 0x016f'2818);
    put_little(file, 0x2c, needed);
    return file;
}

}  // namespace hypscope::platform
