# SPDX-License-Identifier: Apache-2.0
"""The files of bad (and of small) input that tests/system/runs.toml names."""
import pathlib
import struct

RAM = 0x40010000
EM_ARM, EM_386 = 40, 3


def elf(address=RAM, payload=b"\0" * 64, machine=EM_ARM, order="<"):
    """A 32-bit executable with one loadable segment."""
    data = 2 if order == ">" else 1
    ident = b"\x7fELF" + bytes([1, data, 1]) + b"\0" * 9
    header = struct.pack(order + "HHIIIIIHHHHHH", 2, machine, 1, address, 52, 0, 0x05000400,
                         52, 32, 1, 40, 0, 0)
    segment = struct.pack(order + "IIIIIIII", 1, 84, address, address, len(payload), len(payload),
                          7, 4)
    return ident + header + segment + payload


def elf64():
    ident = b"\x7fELF" + bytes([2, 1, 1]) + b"\0" * 9
    return ident + struct.pack("<HHIQQQIHHHHHH", 2, 183, 1, RAM, 64, 0, 0, 64, 56, 0, 64, 0, 0)


def words(*values):
    return struct.pack(f"<{len(values)}I", *values)


def write_all(folder):
    folder = pathlib.Path(folder)
    whole = elf()
    files = {
        "truncated.elf": whole[:-32],
        "header_only.elf": whole[:30],
        "big_endian.elf": elf(order=">"),
        "elf64.elf": elf64(),
        "x86.elf": elf(machine=EM_386),
        "outside_ram.elf": elf(address=0x20000000),
        "empty.elf": b"",
        # ldr pc, [pc, #-4]
        "jump_into_nothing.bin": words(0xE51FF004, 0x30000000),
        # nop; ldr r1, [r1], #4
        "unpredictable.bin": words(0xE320F000, 0xE4911004, 0xEAFFFFFE),
        # b .
        "endless.bin": words(0xEAFFFFFE),
        # ldr r1, =UART; ldr r0, =0x301; str r0, [r1, #0x30]; 1: mov r0, #'x'; str r0, [r1]; mov r0, #'\\n'; str r0, [r1];
        # mov r2, #0x400000; 2: subs r2, #1; bne 2b; b 1b
        "slow_printer.bin": words(0xE59F1024, 0xE59F0024, 0xE5810030, 0xE3A00078, 0xE5810000, 0xE3A0000A, 0xE5810000,
                                  0xE3A02501, 0xE2522001, 0x1AFFFFFD, 0xEAFFFFF7, 0x09000000, 0x301),
        # wfi; b the wfi
        "sleep.bin": words(0xE320F003, 0xEAFFFFFD),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
