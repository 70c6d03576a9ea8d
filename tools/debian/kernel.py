# SPDX-License-Identifier: Apache-2.0
"""What is inside a Debian kernel: the Image in its zImage, and modules with all they depend on."""
import lzma
import pathlib
import re

XZ_MAGIC = b"\xfd7zXZ\0"


def image_in(zimage):
    """The Image that the zImage's own loader would unpack. The loader's code holds the magic, too: the first that is a stream."""
    for found in re.finditer(re.escape(XZ_MAGIC), zimage):
        try:
            return lzma.LZMADecompressor(format=lzma.FORMAT_XZ).decompress(zimage[found.start():])
        except lzma.LZMAError:
            continue
    raise ValueError("no xz stream in the zImage")


def name_of(path):
    return pathlib.PurePosixPath(path).name.removesuffix(".ko").replace("-", "_")


class Modules:
    """All modules of a kernel package, by name; what they say of themselves is in their .modinfo section."""

    def __init__(self, files):
        self.files = {name_of(path): (path, content) for path, content in files.items()}

    def _info(self, name, key):
        """Values of KEY=VALUE strings; .modinfo is the only place of a module that has them NUL-terminated in a row."""
        content = self.files[name][1]
        return [v.decode() for v in re.findall(rb"(?<=\0)" + key.encode() + rb"=([^\0]*)\0", b"\0" + content)]

    def depends(self, name):
        direct = [n for value in self._info(name, "depends") for n in value.split(",") if n]
        soft = [n for value in self._info(name, "softdep") if value.startswith("pre:") for n in value[4:].split()]
        return list(dict.fromkeys(n.replace("-", "_") for n in direct + soft))

    def with_dependencies(self, wanted):
        """The wanted modules and all that they need, in an order that can be loaded; builtin ones have no file."""
        order = []

        def visit(name):
            if name not in self.files or name in order:
                return
            for needed in self.depends(name):
                visit(needed)
            order.append(name)

        for name in wanted:
            visit(name)
        return order

    def tree(self, wanted, release):
        """{path: bytes} of lib/modules/RELEASE with the files that modprobe reads."""
        folder = f"lib/modules/{release}"
        chosen = self.with_dependencies(wanted)
        base = f"{folder}/kernel/"
        paths = {name: base + self.files[name][0].split("/kernel/", 1)[1] for name in chosen}
        tree = {paths[name]: self.files[name][1] for name in chosen}
        short = {name: path.removeprefix(folder + "/") for name, path in paths.items()}
        tree[f"{folder}/modules.dep"] = "".join(
            f"{short[name]}: {' '.join(short[n] for n in reversed(self.with_dependencies([name])) if n != name)}\n"
            for name in chosen).encode()
        tree[f"{folder}/modules.alias"] = "".join(
            f"alias {alias} {name}\n" for name in chosen for alias in self._info(name, "alias")).encode()
        return tree
