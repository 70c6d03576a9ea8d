# SPDX-License-Identifier: Apache-2.0
"""An initramfs in cpio's "newc" format (Linux, Documentation/driver-api/early-userspace/buffer-format.rst), the same bytes for the same content."""
import stat

TRAILER = "TRAILER!!!"


def _padded(content):
    return content + b"\0" * (-len(content) % 4)


class Archive:
    """Entries in the order they are added; owner 0, time 0, inodes counted up: no root needed to make a device node."""

    def __init__(self):
        self._parts, self._folders, self._inode = [], set(), 0

    def _entry(self, path, mode, content=b"", device=(0, 0)):
        self._inode += 1
        name = path.encode() + b"\0"
        fields = [self._inode, mode, 0, 0, 2 if stat.S_ISDIR(mode) else 1, 0, len(content), 0, 0, *device, len(name), 0]
        header = b"070701" + b"".join(b"%08X" % field for field in fields)
        self._parts.append(_padded(header + name) + _padded(content))

    def folder(self, path):
        if not path or path in self._folders:
            return
        self.folder(path.rpartition("/")[0])
        self._folders.add(path)
        self._entry(path, stat.S_IFDIR | 0o755)

    def file(self, path, content, executable=False):
        self.folder(path.rpartition("/")[0])
        self._entry(path, stat.S_IFREG | (0o755 if executable else 0o644), content)

    def link(self, path, target):
        self.folder(path.rpartition("/")[0])
        self._entry(path, stat.S_IFLNK | 0o777, target.encode())

    def character_device(self, path, major, minor):
        self.folder(path.rpartition("/")[0])
        self._entry(path, stat.S_IFCHR | 0o600, device=(major, minor))

    def bytes(self):
        self._entry(TRAILER, 0)
        whole = b"".join(self._parts)
        return whole + b"\0" * (-len(whole) % 512)


def make(busybox, guest_files, modules):
    """busybox and its names, /init and the tests of tests/images/guest, modules as {path: bytes}."""
    archive = Archive()
    for folder in ("bin", "sbin", "usr/bin", "usr/sbin", "dev", "proc", "sys", "tmp", "mnt", "etc"):
        archive.folder(folder)
    archive.character_device("dev/console", 5, 1)
    archive.file("bin/busybox", busybox, executable=True)
    for path in ("bin/sh", "sbin/modprobe"):
        archive.link(path, "/bin/busybox")
    for name, content in sorted(guest_files.items()):
        archive.file("init" if name == "init" else f"tests/{name}", content, executable=True)
    for path, content in sorted(modules.items()):
        archive.file(path, content)
    return archive.bytes()
