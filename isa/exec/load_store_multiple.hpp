// SPDX-License-Identifier: Apache-2.0
// Bodies of load and store multiple, PUSH and POP of lists, and their user register and exception
// return forms (ARM ARM A8.8.57-A8.8.61, A8.8.131-A8.8.133, A8.8.199-A8.8.202, B9.3.5, B9.3.6,
// B9.3.17). A load takes all words before it writes a register, so that an abort changes nothing.
#pragma once
#include <algorithm>
#include <bit>
#include <cstring>

#include "isa/exec/shared.hpp"

namespace hypscope::isa::exec {

[[nodiscard]] inline u32 word_at(const u8* bytes) {
    u32 word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

/// All words of a list in the memory itself; nullptr: they must be had piece by piece.
template <class M, class O>
u8* span_of_words(M& m, const O& o, u32 address, u32 count, bool is_write) {
    u8* whole = m.ram_span(o, address, 4 * count, is_write);
    return whole != nullptr ? whole : m.missed_words(o, address, count, is_write);
}

/// How many of the words from `address` on may lie in one span.
template <class M>
u32 words_of_piece(const M& m, u32 address, u32 left) {
    return std::clamp(m.span_left(address) / 4, u32{1}, left);
}

/// The words of a load multiple: in the memory itself when a span of it can be had, else copied.
/// Words are in host order either way: a span is given only for little-endian data.
class LoadedWords {
  public:
    template <class M, class O>
    bool load(M& m, const O& o, u32 address, u32 count) {
        next_ = span_of_words(m, o, address, count, false);
        if (next_ != nullptr) return true;
        for (u32 done = 0; done < count;) {
            const u32 piece = words_of_piece(m, address + 4 * done, count - done);
            if (!load_piece(m, o, address + 4 * done, piece, words_ + done)) return false;
            done += piece;
        }
        next_ = reinterpret_cast<const u8*>(words_);
        return true;
    }
    u32 next() {
        const u32 word = word_at(next_);
        next_ += 4;
        return word;
    }

  private:
    template <class M, class O>
    static bool load_piece(M& m, const O& o, u32 address, u32 count, u32* words) {
        if (const u8* from = m.ram_span(o, address, 4 * count, false)) {
            std::memcpy(words, from, 4 * count);
            return true;
        }
        for (u32 i = 0; i < count; ++i) {
            if (!m.MemA(o, address + 4 * i, words[i])) return false;
        }
        return true;
    }

    const u8* next_ = nullptr;
    u32 words_[32];  // the longest list: the single-precision registers of VLDM
};

template <class Word>
void copy_words(u8* to, u32 first, u32 count, Word& word) {
    for (u32 i = 0; i < count; ++i) {
        const u32 value = word(first + i);
        std::memcpy(to + 4 * i, &value, sizeof value);
    }
}

/// Stores `count` words from `address` up; word(i) is asked in that order.
template <class M, class O, class Word>
bool store_words(M& m, const O& o, u32 address, u32 count, Word word) {
    if (u8* to = span_of_words(m, o, address, count, true)) {
        copy_words(to, 0, count, word);
        return true;
    }
    for (u32 done = 0; done < count;) {
        const u32 first = done;
        done += words_of_piece(m, address + 4 * first, count - first);
        if (u8* to = m.ram_span(o, address + 4 * first, 4 * (done - first), true)) {
            copy_words(to, first, done - first, word);
            continue;
        }
        for (u32 i = first; i < done; ++i) {
            if (!m.store_MemA(o, address + 4 * i, word(i))) return false;
        }
    }
    return true;
}

/// Where a list lies: the lowest address, and the base after the transfer.
struct ListAddress {
    u32 lowest, base_after;
};

template <class O>
ListAddress list_address(const O& o, u32 base, bool increment, bool before) {
    const u32 size = 4u * o.a;
    if (increment) return {before ? base + 4 : base, base + size};
    return {before ? base - size : base - size + 4, base - size};
}

template <class M, class O>
void write_back(M& m, const O& o, const ListAddress& a) {
    if (o.wback()) m.set_R(o.n, a.base_after);
}

/// LDM: R[0]-R[14] of the list, then the base, then the PC.
template <class M, class O>
bool load_list(M& m, const O& o, const ListAddress& a) {
    LoadedWords words;
    if (!words.load(m, o, a.lowest, o.a)) return false;
    write_back(m, o, a);
    for (u32 rest = o.imm & 0x7fff; rest != 0; rest &= rest - 1) {
        m.set_R(static_cast<u8>(std::countr_zero(rest)), words.next());
    }
    if (o.writes_pc()) m.LoadWritePC(words.next());
    return true;
}

/// The registers of a list from the lowest number up, `read(n)` giving each.
template <class M, class O, class Read>
bool store_list(M& m, const O& o, const ListAddress& a, Read read) {
    u32 rest = o.imm;
    const bool done = store_words(m, o, a.lowest, o.a, [&](u32) {
        const u8 n = static_cast<u8>(std::countr_zero(rest));
        rest &= rest - 1;
        return read(n);
    });
    if (!done) return false;
    write_back(m, o, a);
    return true;
}

template <class M, class O>
bool store_list(M& m, const O& o, const ListAddress& a) {
    return store_list(m, o, a, [&](u8 n) { return m.R(n); });
}

// LDM<c> <Rn>{!}, <registers>                                  ARM ARM A8.8.57, A8.8.58
template <Machine M, class O>
bool exec_LDM(M& m, const O& o) {
    return load_list(m, o, list_address(o, m.R(o.n), true, false));
}

// LDMDA<c> <Rn>{!}, <registers>                                         ARM ARM A8.8.59
template <Machine M, class O>
bool exec_LDMDA(M& m, const O& o) {
    return load_list(m, o, list_address(o, m.R(o.n), false, false));
}

// LDMDB<c> <Rn>{!}, <registers>                                         ARM ARM A8.8.60
template <Machine M, class O>
bool exec_LDMDB(M& m, const O& o) {
    return load_list(m, o, list_address(o, m.R(o.n), false, true));
}

// LDMIB<c> <Rn>{!}, <registers>                                         ARM ARM A8.8.61
template <Machine M, class O>
bool exec_LDMIB(M& m, const O& o) {
    return load_list(m, o, list_address(o, m.R(o.n), true, true));
}

// POP<c> <registers>                                         ARM ARM A8.8.131, A8.8.132
template <Machine M, class O>
bool exec_POP(M& m, const O& o) {
    return load_list(m, o, list_address(o, m.R(13), true, false));
}

// LDM{<amode>}<c> <Rn>, <registers_without_pc>^                          ARM ARM B9.3.6
template <Machine M, class O>
bool exec_LDM_user(M& m, const O& o) {
    if (m.CurrentModeIsHyp()) return m.take_undefined(o);
    if (m.CurrentModeIsUserOrSystem()) return m.unpredictable(o, "LDM ^ in User or System mode");
    const ListAddress a = list_address(o, m.R(o.n), o.add(), o.index());
    LoadedWords words;
    if (!words.load(m, o, a.lowest, o.a)) return false;
    for (u32 rest = o.imm; rest != 0; rest &= rest - 1) {
        m.set_user_R(static_cast<u8>(std::countr_zero(rest)), words.next());
    }
    return true;
}

// LDM{<amode>}<c> <Rn>{!}, <registers_with_pc>^                          ARM ARM B9.3.5
template <Machine M, class O>
bool exec_LDM_exception_return(M& m, const O& o) {
    if (m.CurrentModeIsHyp()) return m.take_undefined(o);
    if (m.CurrentModeIsUserOrSystem()) {
        return m.unpredictable(o, "exception return in User or System mode");
    }
    const ListAddress a = list_address(o, m.R(o.n), o.add(), o.index());
    LoadedWords words;
    if (!words.load(m, o, a.lowest, o.a)) return false;
    write_back(m, o, a);
    for (u32 rest = o.imm & 0x7fff; rest != 0; rest &= rest - 1) {
        m.set_R(static_cast<u8>(std::countr_zero(rest)), words.next());
    }
    return m.exception_return(o, words.next(), m.spsr());
}

// STM<c> <Rn>{!}, <registers>                                          ARM ARM A8.8.199
template <Machine M, class O>
bool exec_STM(M& m, const O& o) {
    return store_list(m, o, list_address(o, m.R(o.n), true, false));
}

// STMDA<c> <Rn>{!}, <registers>                                        ARM ARM A8.8.200
template <Machine M, class O>
bool exec_STMDA(M& m, const O& o) {
    return store_list(m, o, list_address(o, m.R(o.n), false, false));
}

// STMDB<c> <Rn>{!}, <registers>                                        ARM ARM A8.8.201
template <Machine M, class O>
bool exec_STMDB(M& m, const O& o) {
    return store_list(m, o, list_address(o, m.R(o.n), false, true));
}

// STMIB<c> <Rn>{!}, <registers>                                        ARM ARM A8.8.202
template <Machine M, class O>
bool exec_STMIB(M& m, const O& o) {
    return store_list(m, o, list_address(o, m.R(o.n), true, true));
}

// PUSH<c> <registers>                                                  ARM ARM A8.8.133
template <Machine M, class O>
bool exec_PUSH(M& m, const O& o) {
    return store_list(m, o, list_address(o, m.R(13), false, true));
}

// STM{<amode>}<c> <Rn>, <registers>^                                    ARM ARM B9.3.17
template <Machine M, class O>
bool exec_STM_user(M& m, const O& o) {
    if (m.CurrentModeIsHyp()) return m.take_undefined(o);
    if (m.CurrentModeIsUserOrSystem()) return m.unpredictable(o, "STM ^ in User or System mode");
    return store_list(m, o, list_address(o, m.R(o.n), o.add(), o.index()),
                      [&](u8 n) { return n == 15 ? m.R(15) : m.user_R(n); });
}

}  // namespace hypscope::isa::exec
