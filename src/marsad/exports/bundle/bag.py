"""A bag (BagIt 1.0, RFC 8493) of files as a folder, a ZIP or a tar: the same files, the same bytes."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Final

from marsad.errors import BadExport
from marsad.exports.files import File

Put = Callable[[str, bytes], None]
_DECLARATION: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The time that a ZIP gives a file of no time."""


def write_bag(files: Iterable[File], out: Path, info: Mapping[str, str]) -> None:
    """Write files as the payload of a bag, into a new folder, or a new `.zip` or `.tar` with the bag's folder in it.

    `info` is what `bag-info.txt` says besides Payload-Oxum, in its order. Raises BadExport where something stands
    there already, or it cannot be written.
    """
    if out.exists():
        raise BadExport(f"{out}: stands there already; a bag is written anew")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with _sink(out) as put:
            _write(files, info, put)
    except OSError as error:
        raise BadExport(f"{out}: {(error.strerror or str(error)).lower()}") from None


def _write(files: Iterable[File], info: Mapping[str, str], put: Put) -> None:
    payload: dict[str, str] = {}
    size = 0
    for file in files:
        data, path = file.data(), f"data/{file.path}"
        if path in payload:
            raise ValueError(f"two files of a bundle are called {path}")
        payload[path] = sha256(data).hexdigest()
        size += len(data)
        put(path, data)
    said = dict(info) | {"Payload-Oxum": f"{size}.{len(payload)}"}
    tags = {
        "bag-info.txt": "".join(f"{label}: {value}\n" for label, value in said.items()).encode(),
        "bagit.txt": _DECLARATION,
        "manifest-sha256.txt": _manifest(payload),
    }
    for path, data in tags.items():
        put(path, data)
    put("tagmanifest-sha256.txt", _manifest({path: sha256(data).hexdigest() for path, data in tags.items()}))


def _manifest(digests: Mapping[str, str]) -> bytes:
    """Digest, two blanks and path a line; percent signs and ends of lines in a path are escaped (RFC 8493, 2.1.3)."""
    lines = (f"{digests[path]}  {_escaped(path)}\n" for path in sorted(digests))
    return "".join(lines).encode()


def _escaped(path: str) -> str:
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


@contextmanager
def _sink(out: Path) -> Iterator[Put]:
    """What takes the files of a bag, by their paths within it."""
    if out.suffix == ".zip":
        with zipfile.ZipFile(out, "x", zipfile.ZIP_DEFLATED) as archive:
            yield lambda path, data: _zip(archive, f"{out.stem}/{path}", data)
    elif out.suffix == ".tar":
        with tarfile.open(out, "x", format=tarfile.PAX_FORMAT) as tar:
            yield lambda path, data: _tar(tar, f"{out.stem}/{path}", data)
    else:
        yield lambda path, data: _file(out / path, data)


def _zip(archive: zipfile.ZipFile, path: str, data: bytes) -> None:
    member = zipfile.ZipInfo(path, _EARLIEST)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 3
    member.external_attr = 0o644 << 16
    archive.writestr(member, data)


def _tar(tar: tarfile.TarFile, path: str, data: bytes) -> None:
    member = tarfile.TarInfo(path)
    member.size, member.mode, member.mtime = len(data), 0o644, 0
    tar.addfile(member, BytesIO(data))


def _file(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as stream:
        stream.write(data)
