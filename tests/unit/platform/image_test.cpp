// SPDX-License-Identifier: Apache-2.0
#include "platform/loader/image.hpp"

#include <catch2/catch.hpp>

#include "error_matcher.hpp"
#include "image_builder.hpp"

using namespace hypscope;
using namespace hypscope::platform;

namespace {
constexpr PhysAddr kRam{0x4000'0000};
}

TEST_CASE("A file that is not there is a bad image") {
    CHECK_THROWS_MATCHES(read_file("/no/such/file"), SimError, bad_image("no such file"));
}

TEST_CASE("A directory is a bad image") {
    CHECK_THROWS_MATCHES(read_file("/"), SimError, bad_image("directory"));
}

TEST_CASE("An empty file is a bad image") {
    const TemporaryFile file(std::string{});
    CHECK_THROWS_MATCHES(read_file(file.path()), SimError, bad_image("empty"));
}

TEST_CASE("CRC-32 of the standard's test text") {
    const std::string text = "123456789";
    const std::vector<u8> bytes(text.begin(), text.end());
    CHECK(crc32(bytes) == 0xcbf4'3926);
}

TEST_CASE("ELF: a segment lies at its physical address and the entry is physical") {
    ElfBuilder elf;
    elf.segment.p_vaddr = 0xc000'0000;
    elf.header.e_entry = 0xc000'0004;
    const LoadedImage image = read_elf("a.elf", elf.build());
    REQUIRE(image.segments.size() == 1);
    CHECK(image.segments[0].base == PhysAddr{0x4001'0000});
    CHECK(image.segments[0].bytes == std::vector<u8>{1, 2, 3, 4, 5, 6, 7, 8});
    CHECK(image.entry == 0x4001'0004);
    CHECK_FALSE(image.is_linux);
}

TEST_CASE("ELF: memory beyond the file's bytes is part of the segment") {
    ElfBuilder elf;
    elf.segment.p_memsz = 0x1000;
    const LoadedImage image = read_elf("a.elf", elf.build());
    CHECK(image.segments[0].bytes.size() == 8);
    CHECK(image.segments[0].size == 0x1000);
}

TEST_CASE("ELF: a Thumb entry keeps bit 0") {
    ElfBuilder elf;
    elf.header.e_entry |= 1;
    CHECK(read_elf("a.elf", elf.build()).entry == 0x4001'0005);
}

TEST_CASE("ELF: symbols are sorted, without mapping symbols and Thumb bits") {
    ElfBuilder elf;
    elf.symbol("later", 0x4001'0009, STT_FUNC)
        .symbol("$a", 0x4001'0000, STT_NOTYPE)
        .symbol("first", 0x4001'0000, STT_OBJECT)
        .symbol("file.c", 0, STT_FILE);
    const LoadedImage image = read_elf("a.elf", elf.build());
    REQUIRE(image.symbols.size() == 2);
    CHECK(image.symbols[0].name == "first");
    CHECK(image.symbols[1].name == "later");
    CHECK(image.symbols[1].address == 0x4001'0008);
}

TEST_CASE("ELF: a header that is cut off") {
    std::vector<u8> file = ElfBuilder{}.build();
    file.resize(40);
    CHECK_THROWS_MATCHES(read_elf("a.elf", file), SimError, bad_image("a.elf: the ELF header"));
}

TEST_CASE("ELF: program headers that are cut off") {
    std::vector<u8> file = ElfBuilder{}.build();
    file.resize(60);
    CHECK_THROWS_MATCHES(read_elf("a.elf", file), SimError, bad_image("truncated"));
}

TEST_CASE("ELF: a segment that is cut off") {
    std::vector<u8> file = ElfBuilder{}.build();
    file.resize(sizeof(Elf32_Ehdr) + sizeof(Elf32_Phdr) + 4);
    CHECK_THROWS_MATCHES(read_elf("a.elf", file), SimError,
                         bad_image("truncated: the segment at 0x40010000"));
}

TEST_CASE("ELF: a big-endian file") {
    ElfBuilder elf;
    elf.header.e_ident[EI_DATA] = ELFDATA2MSB;
    CHECK_THROWS_MATCHES(read_elf("a.elf", elf.build()), SimError, bad_image("big-endian"));
}

TEST_CASE("ELF: a 64-bit file") {
    ElfBuilder elf;
    elf.header.e_ident[EI_CLASS] = ELFCLASS64;
    CHECK_THROWS_MATCHES(read_elf("a.elf", elf.build()), SimError, bad_image("64-bit"));
}

TEST_CASE("ELF: another machine") {
    ElfBuilder elf;
    elf.header.e_machine = EM_386;
    CHECK_THROWS_MATCHES(read_elf("a.elf", elf.build()), SimError, bad_image("machine 3"));
}

TEST_CASE("ELF: an object file") {
    ElfBuilder elf;
    elf.header.e_type = ET_REL;
    CHECK_THROWS_MATCHES(read_elf("a.o", elf.build()), SimError, bad_image("link it"));
}

TEST_CASE("ELF: nothing to load") {
    ElfBuilder elf;
    elf.segment.p_type = PT_NOTE;
    CHECK_THROWS_MATCHES(read_elf("a.elf", elf.build()), SimError, bad_image("nothing to load"));
}

TEST_CASE("ELF: a segment larger in the file than in memory") {
    ElfBuilder elf;
    elf.segment.p_memsz = 4;
    CHECK_THROWS_MATCHES(read_elf("a.elf", elf.build()), SimError, bad_image("larger in the file"));
}

TEST_CASE("ELF: any byte of the file may be wrong without a crash") {
    ElfBuilder elf;
    elf.symbol("f", 0x4001'0000, STT_FUNC);
    const std::vector<u8> good = elf.build();
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (const u8 value : {u8{0}, u8{0x7f}, u8{0xff}}) {
            std::vector<u8> file = good;
            file[i] = value;
            try {
                (void)read_elf("a.elf", file);
            } catch (const SimError& error) {
                REQUIRE(error.status() == ExitStatus::BadImage);
            }
        }
    }
}

TEST_CASE("uImage: load address, entry and data") {
    const LoadedImage image = read_uimage("uImage", seal(make_uimage()));
    CHECK(image.entry == 0x4000'8000);
    CHECK(image.is_linux);
    REQUIRE(image.segments.size() == 1);
    CHECK(image.segments[0].base == PhysAddr{0x4000'8000});
    CHECK(image.segments[0].bytes == std::vector<u8>{1, 2, 3, 4});
}

TEST_CASE("uImage: a standalone program is not Linux") {
    std::vector<u8> file = make_uimage();
    file[30] = 1;
    CHECK_FALSE(read_uimage("uImage", seal(file)).is_linux);
}

TEST_CASE("uImage: checksums of header and data are checked") {
    std::vector<u8> header = seal(make_uimage());
    header[40] ^= 1;
    CHECK_THROWS_MATCHES(read_uimage("u", header), SimError, bad_image("header is wrong"));
    std::vector<u8> data = seal(make_uimage());
    data[64] ^= 1;
    CHECK_THROWS_MATCHES(read_uimage("u", data), SimError, bad_image("data is wrong"));
}

TEST_CASE("uImage: what cannot be run is refused") {
    const auto [field, value, text] = GENERATE(table<std::size_t, u8, const char*>(
        {{29, 7, "architecture 7"}, {31, 1, "compressed"}, {30, 3, "type 3"}}));
    std::vector<u8> file = make_uimage();
    file[field] = value;
    CHECK_THROWS_MATCHES(read_uimage("u", seal(file)), SimError, bad_image(text));
}

TEST_CASE("uImage: data that are cut off") {
    std::vector<u8> file = seal(make_uimage());
    file.resize(66);
    CHECK_THROWS_MATCHES(read_uimage("u", file), SimError, bad_image("truncated"));
}

TEST_CASE("zImage: it goes where it is put and is Linux") {
    const LoadedImage image = read_zimage("zImage", make_zimage(), kRam + 0x10000);
    CHECK(image.entry == 0x4001'0000);
    CHECK(image.is_linux);
    CHECK(image.segments[0].size == 0x100);
}

TEST_CASE("zImage: an appended device tree is loaded with it") {
    std::vector<u8> file = make_zimage();
    file.resize(0x180, 0xdb);
    CHECK(read_zimage("zImage", file, kRam).segments[0].bytes.size() == 0x180);
}

TEST_CASE("zImage: one that is cut off or nonsensical") {
    std::vector<u8> file = make_zimage();
    put_little(file, 0x2c, 0x1000);
    CHECK_THROWS_MATCHES(read_zimage("zImage", file, kRam), SimError, bad_image("truncated"));
    put_little(file, 0x28, 0x2000);
    CHECK_THROWS_AS(read_zimage("zImage", file, kRam), SimError);
}

TEST_CASE("zImage: the size in Xen's header counts its .bss, which follows the file as zeros") {
    const LoadedImage image = read_zimage("xen", make_xen(0x3000), kRam);
    CHECK(image.segments[0].bytes.size() == 0x100);
    CHECK(image.segments[0].size == 0x3000);
}

TEST_CASE("A file says itself what it is") {
    const TemporaryFile elf(ElfBuilder{}.build());
    CHECK(read_image(elf.path(), kRam).entry == 0x4001'0004);
    const TemporaryFile uimage(seal(make_uimage()));
    CHECK(read_image(uimage.path(), kRam).entry == 0x4000'8000);
    const TemporaryFile zimage(make_zimage());
    CHECK(read_image(zimage.path(), kRam).entry == 0x4001'0000);
}

TEST_CASE("A file that says nothing is to be loaded raw") {
    const TemporaryFile file(std::string("hello"));
    CHECK_THROWS_MATCHES(read_image(file.path(), kRam), SimError, bad_image("--load"));
    const LoadedImage image = read_raw(file.path(), PhysAddr{0x4020'8000});
    CHECK(image.entry == 0x4020'8000);
    CHECK(image.segments[0].size == 5);
}
