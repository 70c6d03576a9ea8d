#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Compiles the firmware's pure parts with the host compiler and runs their tests.
# Not position independent: descriptors hold table addresses below 1 TB.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
fw=$here/../..
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags="-std=gnu11 -g -O1 -Wall -Wextra -Werror -no-pie -fno-pie -fsanitize=undefined
    -fno-sanitize-recover -I$here -I$fw/include -I$fw/hyp"

${CC:-cc} $flags "$here/pagetable_test.c" "$fw/hyp/pagetable.c" -o "$work/pagetable"
"$work/pagetable"
${CC:-cc} $flags -DCP15_H -DGIC_H -DSPINLOCK_H -include "$here/fake_hardware.h" \
    "$here/vgic_test.c" "$fw/hyp/vgic.c" "$fw/hyp/vgic_registers.c" "$fw/hyp/vgicd.c" -o "$work/vgic"
${CC:-cc} $flags -DCP15_H -DGIC_H -DSPINLOCK_H -include "$here/fake_hardware.h" \
    "$here/vpl011_test.c" "$fw/hyp/vpl011.c" -o "$work/vpl011"
"$work/vpl011"
"$work/vgic"
