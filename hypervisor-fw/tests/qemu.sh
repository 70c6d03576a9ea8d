#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Boots the firmware on QEMU in every way it can be entered and compares the
# console with expected.txt.   usage: qemu.sh DIRECTORY_WITH_reference.elf
set -u
fw=${1:?usage: qemu.sh DIRECTORY_WITH_reference.elf}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# check NAME EXPECTED QEMU_ARGUMENTS...
check() {
    name=$1 expected=$2
    shift 2
    timeout "${TIMEOUT:-60}" qemu-system-arm -m 512M -display none -monitor none -serial stdio \
        -nic none "$@" </dev/null >"$work/console" 2>"$work/errors"
    status=$?
    if [ $status -eq 0 ] && diff -u "$expected" "$work/console" >"$work/diff"; then
        echo "ok    $name"
    else
        echo "FAIL  $name (status $status)"
        cat "$work/diff" "$work/errors"
        failed=1
    fi
}

# monitor.bin as Secure ROM, patched as a loader does it: entry, r0, r1, r2 at 0x44.
patch_monitor() {
    cp "$fw/monitor.bin" "$work/rom.bin"
    printf '\000\000\020\100\000\000\000\000\377\377\377\377\000\000\000\100' |
        dd of="$work/rom.bin" bs=1 seek=68 conv=notrunc 2>/dev/null
}

for cpu in cortex-a15 cortex-a7; do
    check "$cpu, Secure SVC at the ELF entry" "$here/expected.txt" \
        -M virt,secure=on,virtualization=on -cpu $cpu -smp 2 -kernel "$fw/reference.elf"
    check "$cpu, Hyp mode, PSCI of QEMU" "$here/expected.txt" \
        -M virt,virtualization=on -cpu $cpu -smp 2 -kernel "$fw/reference.elf"
done
patch_monitor
check "monitor.bin as ROM" "$here/expected.txt" \
    -M virt,secure=on,virtualization=on -cpu cortex-a15 -smp 2 -bios "$work/rom.bin" \
    -device loader,file="$fw/reference.elf"
check "PSCI of monitor.bin" "$here/psci/expected.txt" \
    -M virt,secure=on,virtualization=on -cpu cortex-a15 -smp 2 -bios "$work/rom.bin" \
    -device loader,file="$fw/psci_test.elf"
check "PSCI of QEMU" "$here/psci/expected.txt" \
    -M virt,virtualization=on -cpu cortex-a15 -smp 2 -kernel "$fw/psci_test.elf"
check "first_hypercall" "$here/../../examples/firmware/first_hypercall/expected.txt" \
    -M virt,virtualization=on -cpu cortex-a15 -kernel "$fw/first_hypercall.elf"
exit $failed
