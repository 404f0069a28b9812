"""Where what a member adds lies until it is in the record: a folder of its own, that nobody else may read."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from marsad.record.home import Home

_UNSAFE: Final = re.compile(r"[^\w.-]+")
_LONGEST: Final = 100


def adding_folder(home: Home) -> Path:
    """The folder of all that is being added. Makes it."""
    folder = home.folder / "adding"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def folder_of(home: Home, addition: int) -> Path:
    """The folder of the files of one addition."""
    return adding_folder(home) / str(addition)


def forget(home: Home, addition: int) -> None:
    """Takes away what was given, once the record has it or it is no longer wanted."""
    shutil.rmtree(folder_of(home, addition), ignore_errors=True)


def safe_name(said: str, taken: set[str]) -> str:
    """A file's name without folders, signs that a system or a log could take for more, or another file's name."""
    name = _UNSAFE.sub("_", said.replace("\\", "/").rpartition("/")[2])[-_LONGEST:].lstrip(".-_") or "file"
    stem, dot, ending = name.partition(".")
    number = 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}{dot}{ending}"
    taken.add(name.casefold())
    return name


@contextmanager
def working(home: Home, addition: int | None = None) -> Iterator[None]:
    """Shows to other processes that this one works: at an addition, at bringing the index up to date."""
    with _held(adding_folder(home) / "at-work", fcntl.LOCK_SH):
        if addition is None:
            yield
            return
        with _held(adding_folder(home) / f"{addition}.lock", fcntl.LOCK_EX):
            yield
    (adding_folder(home) / f"{addition}.lock").unlink(missing_ok=True)


def somebody_works(home: Home, addition: int | None = None) -> bool:
    """Whether a process works at an addition, or at any: one that died does not."""
    file = adding_folder(home) / ("at-work" if addition is None else f"{addition}.lock")
    if not file.exists():
        return False
    try:
        with _held(file, fcntl.LOCK_EX | fcntl.LOCK_NB):
            return False
    except BlockingIOError:
        return True


@contextmanager
def catching_up(home: Home, wait: bool = True) -> Iterator[bool]:
    """One at a time brings the index up to date: who comes second waits, and finds it done rather than do it again.

    Who does not `wait` is told whether it is theirs to do.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(
                _held(adding_folder(home) / "catching-up", fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            )
        except BlockingIOError:
            own = False
        else:
            own = True
        yield own


@contextmanager
def _held(file: Path, how: int) -> Iterator[None]:
    handle = os.open(file, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, how)
        yield
    finally:
        os.close(handle)
