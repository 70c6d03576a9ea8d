// SPDX-License-Identifier: Apache-2.0
// The 9P server over a temporary folder: what Linux asks, and what must not lead out of it.
#include <catch2/catch.hpp>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <random>
#include <unistd.h>

#include "common/error.hpp"
#include "platform/devices/virtio/p9.hpp"
#include "virtio_bench.hpp"

using namespace hypscope;
using namespace hypscope::platform;
using virtio::p9::Message;
using virtio::p9::Reader;
using virtio::p9::Writer;
namespace fs = std::filesystem;

namespace {
constexpr u64 kRequest = FakeMemory::kBase + 0x4'0000;
constexpr u64 kReply = FakeMemory::kBase + 0x6'0000;
constexpr u32 kRoom = 0x2000;

struct P9Bench : SlotBench {
    explicit P9Bench(bool read_only = false) {
        char name[] = "/tmp/hypscope-share-XXXXXX";
        top = ::mkdtemp(name);
        folder = top / "shared";
        fs::create_directory(folder);
        std::ofstream(top / "secret") << "secret";
        std::ofstream(folder / "file") << "content";
        fs::create_symlink("..", folder / "up");
        fs::create_symlink("../secret", folder / "leak");
        plug(std::make_unique<virtio::P9>(
            virtio::ShareOptions{.path = folder, .tag = "tag", .read_only = read_only},
            surroundings()));
        negotiate(virtio::kVersion1 | 1);
        ring = &add_queue(0);
        driver_ok();
        Writer hello;
        hello.put<u32>(65536);
        hello.text("9P2000.L");
        REQUIRE(ask(Message::Tversion, hello) == 0);
        Writer root;
        root.put<u32>(0);
        root.put<u32>(~0u);
        root.text("");
        root.text("");
        root.put<u32>(0);
        REQUIRE(ask(Message::Tattach, root) == 0);
    }
    ~P9Bench() { fs::remove_all(top); }

    /// The error of the reply, 0 for none; `reply` then holds what is behind the header.
    u32 ask(Message type, Writer body) {
        Writer message;
        message.put<u32>(static_cast<u32>(7 + body.bytes().size()));
        message.put<u8>(static_cast<u8>(type));
        message.put<u16>(9);
        message.data(body.bytes());
        std::ranges::copy(message.bytes(), memory.bytes.begin() + 0x4'0000);
        ring->describe(0, kRequest, static_cast<u32>(message.bytes().size()), FakeRing::kNext, 1);
        ring->describe(1, kReply, kRoom, FakeRing::kWrite);
        ring->make_available(0);
        notify(0);
        run();
        const u32 size = memory.get_at<u32>(kReply);
        const auto first = memory.bytes.begin() + 0x6'0000 + 7;
        reply.assign(first, first + std::min<long>(size, kRoom) - 7);
        const bool failed = memory.get_at<u8>(kReply + 4) == static_cast<u8>(Message::Rlerror);
        CHECK((failed || memory.get_at<u8>(kReply + 4) == static_cast<u8>(type) + 1));
        return failed ? memory.get_at<u32>(kReply + 7) : 0;
    }
    u32 walk(u32 to, const std::vector<std::string>& names) {
        Writer body;
        body.put<u32>(0);
        body.put<u32>(to);
        body.put<u16>(static_cast<u16>(names.size()));
        for (const std::string& name : names) body.text(name);
        return ask(Message::Twalk, body);
    }
    u16 walked() { return Reader(reply).take<u16>(); }
    u32 open(u32 fid, u32 flags) {
        Writer body;
        body.put<u32>(fid);
        body.put<u32>(flags);
        return ask(Message::Tlopen, body);
    }
    u32 create(const std::string& name) {
        Writer fid;
        fid.put<u32>(5);
        (void)ask(Message::Tclunk, fid);
        REQUIRE(walk(5, {}) == 0);
        Writer body;
        body.put<u32>(5);
        body.text(name);
        for (const u32 word : {1u, 0644u, 0u}) body.put<u32>(word);
        return ask(Message::Tlcreate, body);
    }
    u32 write(u32 fid, const std::string& text) {
        Writer body;
        body.put<u32>(fid);
        body.put<u64>(0);
        body.put<u32>(static_cast<u32>(text.size()));
        body.data({reinterpret_cast<const u8*>(text.data()), text.size()});
        return ask(Message::Twrite, body);
    }
    fs::path top, folder;
    FakeRing* ring = nullptr;
    std::vector<u8> reply;
};
}  // namespace

TEST_CASE("9P: the tag is in the configuration; what is no folder is one clear error") {
    P9Bench bench;
    CHECK(get(*bench.slot, 0x100, 2) == 3);
    CHECK(get(*bench.slot, 0x102, 1) == 't');
    CHECK_THROWS_AS(virtio::SharedFolder("/nowhere"), SimError);
    CHECK_THROWS_AS(virtio::SharedFolder(bench.folder / "file"), SimError);
}

TEST_CASE("9P: a file is walked to, opened and read") {
    P9Bench bench;
    REQUIRE(bench.walk(1, {"file"}) == 0);
    CHECK(bench.walked() == 1);
    REQUIRE(bench.open(1, 0) == 0);
    Writer body;
    body.put<u32>(1);
    body.put<u64>(3);
    body.put<u32>(100);
    REQUIRE(bench.ask(Message::Tread, body) == 0);
    CHECK(std::string(bench.reply.begin() + 4, bench.reply.end()) == "tent");
    CHECK(bench.walk(2, {"missing"}) == ENOENT);
}

TEST_CASE("9P: a file is created and written") {
    P9Bench bench;
    REQUIRE(bench.create("new") == 0);
    REQUIRE(bench.write(5, "written") == 0);
    std::string text;
    std::ifstream(bench.folder / "new") >> text;
    CHECK(text == "written");
}

TEST_CASE("9P: no name, and no link, leads out of the folder") {
    P9Bench bench;
    REQUIRE(bench.walk(1, {"..", "..", "secret"}) == 0);
    CHECK(bench.walked() == 2);  // both stay at the top, where no such name is
    CHECK(bench.walk(1, {"../secret"}) == ENOENT);
    CHECK(bench.walk(1, {"/etc"}) == ENOENT);
    CHECK(bench.walk(1, {""}) == ENOENT);
    REQUIRE(bench.walk(1, {"up", "secret"}) == 0);
    CHECK(bench.walked() == 1);  // the link itself; nothing is below it
    REQUIRE(bench.walk(2, {"leak"}) == 0);
    CHECK(bench.open(2, 0) == EACCES);
    CHECK(bench.create("../escaped") == EINVAL);
    CHECK(bench.create("..") == EINVAL);
    CHECK(bench.create("leak") != 0);
    Writer attributes;
    attributes.put<u32>(2);
    attributes.put<u32>(1 | 8);
    attributes.put<u32>(0777);
    for (int i = 0; i < 2; ++i) attributes.put<u32>(0);
    for (int i = 0; i < 5; ++i) attributes.put<u64>(0);
    CHECK(bench.ask(Message::Tsetattr, attributes) == EOPNOTSUPP);
    CHECK(fs::file_size(bench.top / "secret") == 6);
    CHECK_FALSE(fs::exists(bench.top / "escaped"));
}

TEST_CASE("9P: a read-only share is not changed") {
    P9Bench bench(true);
    CHECK(bench.create("new") == EROFS);
    REQUIRE(bench.walk(1, {"file"}) == 0);
    CHECK(bench.open(1, 1) == EROFS);
    CHECK(bench.open(1, 01000) == EROFS);
    CHECK(bench.open(1, 0) == 0);
    CHECK(bench.write(1, "x") == EROFS);
}

TEST_CASE("9P: messages cut short, fids of nobody, types that do not exist") {
    P9Bench bench;
    CHECK(bench.ask(Message::Twalk, Writer{}) != 0);
    CHECK(bench.open(77, 0) == EBADF);
    CHECK(bench.write(0, "x") == EBADF);
    CHECK(bench.ask(static_cast<Message>(60), Writer{}) == EOPNOTSUPP);
    CHECK(bench.walk(1, std::vector<std::string>(17, "a")) == EBADF);
}

TEST_CASE("9P: random messages do no harm") {
    P9Bench bench;
    std::mt19937 random(9);
    constexpr u8 kTypes[] = {8,  12, 14, 16, 18, 20,  22,  24,  26,  30,  40,  50,  52,
                             54, 70, 72, 74, 76, 100, 104, 108, 110, 116, 118, 120, 122};
    const char* const names[] = {"file", "..", "up", "leak", "new", "a/b", "", "dir"};
    for (int i = 0; i < 4000; ++i) {
        Writer body;
        for (u32 n = static_cast<u32>(random() % 9); n > 0; --n) {
            switch (random() % 4) {
                case 0: body.put<u32>(static_cast<u32>(random() % 6)); break;
                case 1: body.text(names[random() % 8]); break;
                case 2: body.put<u16>(static_cast<u16>(random() % 5)); break;
                default: body.put<u32>(static_cast<u32>(random()));
            }
        }
        (void)bench.ask(static_cast<Message>(kTypes[random() % std::size(kTypes)]), body);
        REQUIRE_FALSE(bench.needs_reset());
    }
    CHECK(fs::file_size(bench.top / "secret") == 6);
    CHECK(std::distance(fs::directory_iterator(bench.top), {}) == 2);
}
