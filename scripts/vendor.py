"""Fetch the files of others that the desk serves itself, and hold them against their digests.

python -m scripts.vendor           # fetch every package with npm, write its files, refuse what has another digest
python -m scripts.vendor NAME ...  # only these packages
python -m scripts.vendor --check   # fetch nothing; exit 1 where a file is not what `vendored.toml` says

A new version: put its number, and files with empty digests, into `vendored.toml`; the script prints the digests to be
looked at and written there. Files of some size get a compressed one beside them (`.gz`), which the desk sends.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import subprocess
import sys
import tarfile
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import tomli

STATIC: Final = Path(__file__).resolve().parent.parent / "src/marsad/desk/static"
VENDOR: Final = STATIC / "vendor"
LIST: Final = "vendored.toml"
COMPRESSED: Final = ".gz"
#: Files of so many bytes and more are sent compressed.
LARGE: Final = 20_000
#: Licences under which the files of others may be passed on with Marsad.
FREE: Final = frozenset({"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "OFL-1.1"})


@dataclass(frozen=True, slots=True)
class File:
    """One file: its path in the package, where it stands under `vendor/`, and its digest."""

    source: str
    to: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Package:
    """A published package in one version, and those of its files that the desk serves."""

    name: str
    version: str
    licence: str
    registry: str
    files: tuple[File, ...]


def packages(folder: Path = VENDOR) -> list[Package]:
    """What the list says that there is."""
    said = tomli.loads((folder / LIST).read_text("utf-8"))
    return [_package(one) for one in said.get("package", [])]


def _package(said: Mapping[str, Any]) -> Package:
    files = tuple(File(one["from"], one["to"], one["sha256"]) for one in said["files"])
    return Package(said["name"], said["version"], said["licence"], said["registry"], files)


def wrong(folder: Path = VENDOR) -> Iterator[str]:
    """Everything about the files in a folder that is not as its list says; nothing is fetched."""
    listed: set[str] = set()
    for package in packages(folder):
        if package.licence not in FREE:
            yield f"{package.name}: its licence {package.licence} is none of {' '.join(sorted(FREE))}"
        if package.registry != "npm":
            yield f"{package.name}: only the registry npm is known"
        if not any("LICEN" in Path(file.to).name.upper() for file in package.files):
            yield f"{package.name}: the text of its licence is not among its files"
        for file in package.files:
            listed.add(file.to)
            if package.version not in file.to.partition("/")[0]:
                yield f"{file.to}: its folder does not tell the version {package.version}"
            yield from _differs(folder / file.to, file)
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        name = path.relative_to(folder).as_posix()
        if name not in listed | {LIST} and name.removesuffix(COMPRESSED) not in listed:
            yield f"{name}: stands in no package of {LIST}"


def _differs(path: Path, file: File) -> Iterator[str]:
    if not path.is_file():
        yield f"{file.to}: is not there"
    elif digest(path.read_bytes()) != file.sha256:
        yield f"{file.to}: has another digest than {LIST} says"
    else:
        yield from stale(path)


def stale(path: Path) -> Iterator[str]:
    """Whether a file lacks its compressed one, or that says something else."""
    beside = path.with_name(path.name + COMPRESSED)
    if not beside.exists():
        if path.stat().st_size >= LARGE:
            yield f"{path.name}: has no compressed file beside it"
        return
    try:
        same = gzip.decompress(beside.read_bytes()) == path.read_bytes()
    except (OSError, EOFError, zlib.error):
        same = False
    if not same:
        yield f"{beside.name}: is not the same file compressed"


def write(path: Path, data: bytes) -> None:
    """Writes a file, and its compressed one where it is large; the same bytes give the same files."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    if len(data) >= LARGE:
        path.with_name(path.name + COMPRESSED).write_bytes(gzip.compress(data, mtime=0))


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def npm_files(name: str, version: str, wanted: list[str]) -> dict[str, bytes]:
    """Files of a package in one version, by their paths in it, from the npm registry by its ordinary client."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", f"{name}@{version}"]
        made = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout  # noqa: S603 - a fixed command, arguments of our list
        found = {}
        with tarfile.open(Path(folder) / made.split()[-1]) as archive:
            for path in wanted:
                stream = archive.extractfile(f"package/{path}")
                found[path] = stream.read() if stream is not None else b""
    return found


def fetch(package: Package, folder: Path = VENDOR) -> list[str]:
    """Writes a package's files; what has another digest is not written and is told."""
    given = npm_files(package.name, package.version, [file.source for file in package.files])
    refused = []
    for file in package.files:
        found = digest(given[file.source])
        if found == file.sha256:
            write(folder / file.to, given[file.source])
        else:
            refused.append(f'{file.to}: sha256 = "{found}"')
    return refused


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--check", action="store_true", help="fetch nothing")
    asked = parser.parse_args()
    told: list[str] = []
    if not asked.check:
        told = [line for one in packages() if not asked.names or one.name in asked.names for line in fetch(one)]
    told += wrong()
    for line in told:
        print(line)
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
