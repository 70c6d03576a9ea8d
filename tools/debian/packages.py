# SPDX-License-Identifier: Apache-2.0
"""Debian's armhf packages through an apt with lists of its own: the machine's package state and its architectures are left alone."""
import hashlib
import io
import pathlib
import re
import subprocess
import tarfile

ARCHITECTURE = "armhf"


class Offline(Exception):
    """Packages are wanted and the archive can not be reached."""


class Apt:
    """`apt-get` and `apt-cache` for another architecture, in a folder."""

    def __init__(self, folder):
        self.folder = folder
        self.packages = folder / "packages"
        for part in ("lists/partial", "cache/archives/partial"):
            (folder / "apt" / part).mkdir(parents=True, exist_ok=True)
        self.packages.mkdir(exist_ok=True)
        (folder / "apt/status").touch()
        apt = folder / "apt"
        self.options = [f"-oAPT::Architecture={ARCHITECTURE}", f"-oAPT::Architectures={ARCHITECTURE}",
                        f"-oDir::State={apt}", f"-oDir::State::status={apt}/status", f"-oDir::Cache={apt}/cache",
                        "-oAPT::Sandbox::User=", "-oAcquire::Languages=none", "-oAcquire::Retries=2"]

    def _run(self, program, *words, cwd=None):
        return subprocess.run([program, *self.options, *words], cwd=cwd, capture_output=True, text=True)

    def update(self):
        """Other archives of the machine may fail: what counts is that the packages are found afterwards."""
        self.update_log = self._run("apt-get", "update").stderr.strip()

    def record(self, package):
        """The candidate's fields as a dictionary."""
        done = self._run("apt-cache", "--no-all-versions", "show", package)
        fields = dict(re.findall(r"^([A-Za-z0-9-]+): (.*)$", done.stdout, re.M))
        if "SHA256" not in fields:
            reason = self.update_log.splitlines()[-1] if self.update_log else "not in the lists"
            raise Offline(f"{package}:{ARCHITECTURE} is not known to apt: {reason}")
        return fields

    def depends(self, package, pattern):
        """The one dependency of `package` that matches: what a meta-package stands for."""
        found = re.search(pattern, self.record(package)["Depends"])
        if not found:
            raise Offline(f"{package}: no dependency like {pattern}")
        return found.group(0)

    def fetch(self, package):
        """{name, version, sha256, file} of the package's current version, in the cache and whole."""
        fields = self.record(package)
        path = self.packages / pathlib.PurePosixPath(fields["Filename"]).name
        if not path.exists() or sha256(path) != fields["SHA256"]:
            path.unlink(missing_ok=True)
            done = self._run("apt-get", "download", package, cwd=self.packages)
            for got in self.packages.glob(f"{package}_*.deb"):
                if sha256(got) == fields["SHA256"]:
                    got.rename(path)
            if not path.exists():
                raise Offline(f"{package} can not be fetched: {(done.stderr.strip().splitlines() or ['?'])[-1]}")
        return {"name": package, "version": fields["Version"], "sha256": fields["SHA256"], "file": path.name}


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def members(deb, wanted):
    """{path: bytes} of the plain files of a package that wanted(path) accepts; paths begin without './'."""
    data = subprocess.run(["dpkg-deb", "--fsys-tarfile", str(deb)], check=True, capture_output=True).stdout
    found = {}
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for entry in archive:
            path = entry.name.removeprefix("./")
            if entry.isfile() and wanted(path):
                found[path] = archive.extractfile(entry).read()
    return found
