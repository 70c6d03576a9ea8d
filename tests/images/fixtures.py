# SPDX-License-Identifier: Apache-2.0
"""What a boot needs besides images: context managers that a row names in `with`. Each gets a folder of its own and the placeholders so far, and
yields the placeholders that it adds."""
import contextlib
import hashlib
import http.server
import os
import pathlib
import random
import shutil
import socket
import subprocess
import threading

HERE = pathlib.Path(__file__).resolve().parent


@contextlib.contextmanager
def scratch_file(work, places):
    """{scratch}: an empty file of 16 MiB."""
    path = work / "scratch"
    with open(path, "wb") as file:
        file.truncate(16 << 20)
    yield {"scratch": str(path)}


def _content(size, seed):
    """Bytes that do not compress, the same every time."""
    return random.Random(seed).randbytes(size)


@contextlib.contextmanager
def ext4_disk(work, places):
    """{disk}: an ext4 file system of 64 MiB with `fromhost` and its checksum; guest/root_init is its /sbin/init."""
    folder, path = work / "ext4", work / "disk.img"
    (folder / "sbin").mkdir(parents=True)
    shutil.copy(HERE / "guest" / "root_init", folder / "sbin" / "init")
    (folder / "sbin" / "init").chmod(0o755)
    content = _content(1 << 20, 4)
    (folder / "fromhost").write_bytes(content)
    (folder / "fromhost.sum").write_text(f"{hashlib.sha256(content).hexdigest()}  fromhost\n")
    subprocess.run(["/usr/sbin/mkfs.ext4", "-q", "-d", folder, "-E", "hash_seed=00000000-0000-0000-0000-000000000001",
                    "-U", "00000000-0000-0000-0000-000000000002", path, "64M"], check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "E2FSPROGS_FAKE_TIME": "1704067200"})
    yield {"disk": str(path)}


@contextlib.contextmanager
def http_server(work, places):
    """{net}: PORT,SHA256 of the one file that a server on the loopback interface has."""
    content = _content(3 << 20, 5)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *words):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield {"net": f"{server.server_address[1]},{hashlib.sha256(content).hexdigest()}"}
        server.shutdown()


def _guests(work, places, *words):
    """{guests}: two Debian armmp-lpae and our hypervisor in one image."""
    lpae, path = places["lpae"], work / "guests.elf"
    subprocess.run([f"{places['root']}/tools/pack_linux", "--firmware", places["fw"], "--kernel", f"{lpae}/Image", "--initrd", f"{lpae}/initrd",
                    "--append", "console=ttyAMA0 hypscope.test=cpu", "-o", path, *words], check=True)
    return {"guests": str(path)}


@contextlib.contextmanager
def guests(work, places):
    """Two that do the same."""
    yield _guests(work, places)


@contextlib.contextmanager
def guests_smp(work, places):
    """Two vCPUs each."""
    yield _guests(work, places, "--vcpus", "2")


@contextlib.contextmanager
def guests_mixed(work, places):
    """The second one is armmp, with short descriptors, and unpacks itself."""
    yield _guests(work, places, "--kernel1", f"{places['armmp']}/zImage", "--initrd1", f"{places['armmp']}/initrd")


@contextlib.contextmanager
def guests_stray(work, places):
    """The second one reads what is not in its VM."""
    yield _guests(work, places, "--append1", "console=ttyAMA0 hypscope.test=stray")


@contextlib.contextmanager
def guests_stray_smp(work, places):
    """The same with two vCPUs each."""
    yield _guests(work, places, "--vcpus", "2", "--append1", "console=ttyAMA0 hypscope.test=stray")


@contextlib.contextmanager
def guests_reboot(work, places):
    """Two vCPUs each; the second one reboots for ever."""
    yield _guests(work, places, "--vcpus", "2", "--append1", "console=ttyAMA0 hypscope.test=restart")


@contextlib.contextmanager
def guests_ask(work, places):
    """Both read a line from the console."""
    yield _guests(work, places, "--append", "console=ttyAMA0 hypscope.test=ask")


@contextlib.contextmanager
def guest_client(work, places):
    """{port}: a port of the loopback interface to forward; somebody connects there until the guest has said hello."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    done = threading.Event()

    def talk():
        while not done.wait(0.2):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=20) as peer:
                peer.sendall(b"hello from the host\n")
                if b"hello from the guest" in peer.recv(100):
                    return

    thread = threading.Thread(target=talk, daemon=True)
    thread.start()
    yield {"port": str(port)}
    done.set()


@contextlib.contextmanager
def shared_folder(work, places):
    """{share}: a folder with `fromhost` and its checksum, and a link that leads out of it."""
    folder = work / "share"
    folder.mkdir()
    content = _content(1 << 20, 6)
    (folder / "fromhost").write_bytes(content)
    (folder / "fromhost.sum").write_text(f"{hashlib.sha256(content).hexdigest()}  fromhost\n")
    (folder / "out").symlink_to("/etc")
    yield {"share": str(folder)}
