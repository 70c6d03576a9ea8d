// SPDX-License-Identifier: Apache-2.0
// The tables expanded: every row of isa/tables/ becomes an OpInfo or an Encoding, checked here at
// compile time (pictures, register uses, letters that a builder does not take).
#include <array>

#include "isa/builders.hpp"
#include "isa/instruction.hpp"

namespace hypscope::isa {

namespace {

constexpr RegisterUse parse_use(std::string_view text) {
    RegisterUse use;
    bool writes = true;
    for (const char c : text) {
        switch (c) {
            case '=': writes = false; break;
            case 'd': (writes ? use.write_d : use.read_d) = true; break;
            case 'n': (writes ? use.write_n : use.read_n) = true; break;
            case 'm': (writes ? use.write_m : use.read_m) = true; break;
            case 'a': (writes ? use.write_a : use.read_a) = true; break;
            case 'l':
                use.list = true;
                use.list_written = writes;
                break;
            default: throw "a register use names d, n, m, a or l";
        }
    }
    if (writes) throw "a register use has an '='";
    return use;
}

/// A letter of the picture that the builder does not take is a mistake of the row.
constexpr bool takes_all(const Picture& picture, std::string_view letters) {
    for (char c = 'A'; c <= 'z'; ++c) {
        if ((c <= 'Z' || c >= 'a') && picture.has(c) && letters.find(c) == std::string_view::npos) {
            return false;
        }
    }
    return true;
}

template <class Builder>
constexpr Encoding make_encoding(OpId op, InstructionSet set, std::string_view name,
                                 std::string_view picture) {
    const u8 length = set == InstructionSet::T16 ? 16 : 32;
    Encoding e{op, set, name, parse_picture(picture, length), &Builder::build};
    if (!takes_all(e.picture, Builder::takes)) {
        throw "the picture has a field that the operand builder does not take";
    }
    return e;
}

constexpr OpInfo kOps[] = {
#define OP(name, mnemonic, section, timing, use, effects) \
    {#name, mnemonic, section, TimingClass::timing, parse_use(use), effects},
#define A32(...)
#define T32(...)
#define T16(...)
#define NOTE(...)
#include "isa/tables/all.inc"
};
static_assert(std::size(kOps) == kOpCount);

/// Rows in file order; an OP row is a marker that later encodings belong to it.
struct RawRow {
    enum Kind : u8 { Op, Row, Note } kind;
    Encoding encoding{};
    OracleNote note{};
};

template <class Builder>
constexpr RawRow raw(InstructionSet set, std::string_view name, std::string_view picture) {
    return {RawRow::Row, make_encoding<Builder>(OpId::Count, set, name, picture), {}};
}

constexpr RawRow kRaw[] = {
#define OP(...) {RawRow::Op, {}, {}},
#define A32(name, picture, builder) raw<builders::builder>(InstructionSet::A32, #name, picture),
#define T32(name, picture, builder) raw<builders::builder>(InstructionSet::T32, #name, picture),
#define T16(name, picture, builder) raw<builders::builder>(InstructionSet::T16, #name, picture),
#define NOTE(oracle, mask, value, reason) {RawRow::Note, {}, {Oracle::oracle, mask, value, reason}},
#include "isa/tables/all.inc"
};

constexpr size_t count(RawRow::Kind kind) {
    size_t n = 0;
    for (const RawRow& row : kRaw) n += row.kind == kind ? 1 : 0;
    return n;
}

constexpr size_t kEncodingCount = count(RawRow::Row);
constexpr size_t kNoteCount = count(RawRow::Note);

struct Tables {
    std::array<Encoding, kEncodingCount> encodings{};
    std::array<OracleNote, kNoteCount + 1> notes{};
    std::array<u16, kEncodingCount + 1> first_note{};
};

constexpr Tables make_tables() {
    Tables t;
    size_t op = 0, encoding = 0, note = 0;
    for (const RawRow& row : kRaw) {
        if (row.kind == RawRow::Op) {
            ++op;
        } else if (row.kind == RawRow::Row) {
            t.encodings[encoding] = row.encoding;
            t.encodings[encoding].op = static_cast<OpId>(op - 1);
            t.first_note[encoding] = static_cast<u16>(note);
            ++encoding;
        } else {
            t.notes[note++] = row.note;
        }
    }
    t.first_note[encoding] = static_cast<u16>(note);
    return t;
}

constexpr Tables kTables = make_tables();

}  // namespace

const OpInfo& op_info(OpId op) { return kOps[static_cast<size_t>(op)]; }
std::span<const OpInfo> all_ops() { return kOps; }
std::span<const Encoding> all_encodings() { return kTables.encodings; }
std::string row_name(const Encoding& encoding) {
    return std::string(op_info(encoding.op).name) + " " + std::string(encoding.name);
}
std::span<const OracleNote> oracle_notes(size_t index) {
    return std::span(kTables.notes)
        .subspan(kTables.first_note[index],
                 kTables.first_note[index + 1] - kTables.first_note[index]);
}

}  // namespace hypscope::isa
