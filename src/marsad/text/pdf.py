"""PDF files to text, through poppler's pdftotext: a process of its own, within bounds of time, memory and output."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from marsad.errors import UnreadableReport
from marsad.text.decode import TEXT_LIMIT, decode

_SECONDS: Final = 60
_COMPUTING: Final = 60
_MEMORY: Final = 2 << 30
_MOST_BYTES: Final = 4 * TEXT_LIMIT
_COMPLAINTS: Final = 1 << 20


def pdf_text(data: bytes) -> str:
    """The text that pdftotext finds; what runs it loads here, because few reports are PDF files.

    Raises UnreadableReport: no pdftotext, a file that it cannot read, no text, or more of it, of time or of memory
    than one report may take.
    """
    from shutil import which
    from tempfile import TemporaryDirectory

    tool = which("pdftotext")
    if tool is None:
        raise UnreadableReport("reading PDF needs pdftotext, of Debian's package poppler-utils; it is not installed")
    with TemporaryDirectory(prefix="marsad-") as folder:
        (Path(folder) / "report.pdf").write_bytes(data)
        found = _told(os.path.abspath(tool), Path(folder))
    if not found.strip():
        raise UnreadableReport("the PDF holds no text: its pages may be pictures, which Marsad does not read")
    return decode(found, "utf-8")


def _told(tool: str, folder: Path) -> bytes:
    """What the tool prints of the folder's file, its whole process group ended with it."""
    import signal
    import subprocess
    from contextlib import suppress
    from threading import Event, Timer

    late = Event()
    command = [tool, "-q", "-enc", "UTF-8", "report.pdf", "-"]
    with (
        (folder / "complaints").open("wb") as complaints,
        subprocess.Popen(  # noqa: S603 - a fixed list, no shell
            command,
            cwd=folder,
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=complaints,
            start_new_session=True,
        ) as process,
    ):

        def end() -> None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)

        def end_late() -> None:
            late.set()
            end()

        watch = Timer(_SECONDS, end_late)
        watch.daemon = True
        watch.start()
        try:
            _confine(process.pid)
            found = process.stdout.read(_MOST_BYTES + 1) if process.stdout else b""
            if len(found) > _MOST_BYTES:
                raise UnreadableReport(f"its text goes on after {_MOST_BYTES:,} bytes, the most that is read of a PDF")
            code = process.wait()
        finally:
            watch.cancel()
            end()
    if late.is_set():
        raise UnreadableReport(f"pdftotext took longer than {_SECONDS} seconds")
    if code:
        raise UnreadableReport(f"pdftotext cannot read it: {_reason(folder / 'complaints', code)}")
    return found


def _confine(process: int) -> None:
    """Bound a process's memory, time of computing and size of files, where the system can (Linux)."""
    if sys.platform != "linux":
        return
    import resource
    from contextlib import suppress

    bounds = {resource.RLIMIT_AS: _MEMORY, resource.RLIMIT_CPU: _COMPUTING, resource.RLIMIT_FSIZE: _COMPLAINTS}
    for bound, most in bounds.items():
        with suppress(ProcessLookupError):  # it is done already
            resource.prlimit(process, bound, (most, most))


def _reason(complaints: Path, code: int) -> str:
    lines = complaints.read_bytes()[:1024].decode("utf-8", "replace").strip().splitlines()
    return lines[0] if lines else f"it ended with {code}"
