"""What was made of each published incident, kept in the record's folder so that readers do not wait for it again.

It is made anew whenever anything that it follows from changed: the acts on its address, what the project withholds,
its registers, a removal, this program. Nothing of it is needed: the folder may be deleted.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import marsad
from marsad.languages.registered import digest_of_own
from marsad.record.ask.published import Published
from marsad.record.project import Project

_ROOT: Final = Path(marsad.__file__).parent
_MADE_BY: Final = (
    "desk/edition",
    "desk/pages",
    "desk/templates",
    "desk/templatetags",
    "desk/locale",
    "interface",
    "exports",
)


def key_of(published: Published, project: Project, removals: int) -> str:
    """What the files of an address follow from."""
    said = [
        _program(),
        sorted(project.shown),
        [project.title, project.publisher, _registers(project.registers)],
        [published.state, published.replaced_by, [act.id for act in published.acts]],
        removals,
    ]
    return sha256(json.dumps(said).encode()).hexdigest()


class Kept:
    """The files of addresses in a record's folder, each address with those of one key alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def one(self, address: str, key: str, name: str) -> bytes | None:
        """A file of an address under a key; None where it is not there."""
        try:
            return (self._folder / address / key / name).read_bytes()
        except OSError:
            return None

    def write(self, address: str, key: str, files: Mapping[str, bytes]) -> None:
        """Keeps them in the place of those of other keys; where that cannot be, they are made anew next time."""
        own = self._folder / address
        with suppress(OSError):
            own.mkdir(mode=0o700, parents=True, exist_ok=True)
            made = Path(tempfile.mkdtemp(dir=self._folder))
            for name, data in files.items():
                (made / name).write_bytes(data)
            for other in own.iterdir():
                shutil.rmtree(other, ignore_errors=True)
            try:
                os.rename(made, own / key)
            except OSError:  # another process was first
                shutil.rmtree(made, ignore_errors=True)


@cache
def _registers(folder: Path | None) -> str:
    """The digest of a project's own registers, once: what was read of them stays for as long as a process runs."""
    return digest_of_own(folder) if folder is not None else ""


@cache
def _program() -> str:
    """The digest of whatever makes pages."""
    whole = sha256(marsad.__version__.encode())
    for part in _MADE_BY:
        for file in sorted((_ROOT / part).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                whole.update(file.read_bytes())
    return whole.hexdigest()
