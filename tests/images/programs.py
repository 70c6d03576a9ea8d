# SPDX-License-Identifier: Apache-2.0
"""Running a program to its end, and where the images are."""
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
KERNEL_AT = 0x40208000  # both flavours of Debian's unpacked kernel, RAM beginning at 0x40000000


def image_places(skip_offline=False):
    done = subprocess.run([ROOT / "tools/debian_images"], capture_output=True, text=True)
    if skip_offline and done.returncode == os.EX_TEMPFAIL:
        print(f"skipped: {done.stderr.strip()}")
        sys.exit(0)
    if done.returncode != 0:
        sys.exit(done.stderr.strip() + "\n0 passed, 1 failed")
    folder = done.stdout.strip()
    places = {name: f"{folder}/{name}" for name in ("lpae", "armmp", "dtb", "xen")}
    for flavour in ("lpae", "armmp"):
        kernel, initrd = f"{folder}/{flavour}/Image", f"{folder}/{flavour}/initrd"
        places[f"{flavour}_boot"] = f"--load {kernel}@{KERNEL_AT:#x} --entry {KERNEL_AT:#x} --initrd {initrd}"
    return places


def run_command(command, program, limit):
    """(status, console, errors, user seconds) of one run of the program."""
    words = [str(program), *shlex.split(command)]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        end, usage = time.monotonic() + limit, None
        while usage is None:
            pid, status, found = os.wait4(child.pid, os.WNOHANG)
            if pid:
                usage = found
            elif time.monotonic() > end:
                child.kill()
                _, status, usage = os.wait4(child.pid, 0)
            else:
                time.sleep(0.05)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return child.returncode, out.read().decode(errors="replace"), err.read().decode(errors="replace"), usage.ru_utime
