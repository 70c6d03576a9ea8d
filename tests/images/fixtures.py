# SPDX-License-Identifier: Apache-2.0
"""What a boot needs besides images: context managers that a row names in `with`. Each gets a folder of its own and the placeholders so far, and
yields the placeholders that it adds."""
import contextlib


@contextlib.contextmanager
def scratch_file(work, places):
    """{scratch}: an empty file of 16 MiB."""
    path = work / "scratch"
    with open(path, "wb") as file:
        file.truncate(16 << 20)
    yield {"scratch": str(path)}
