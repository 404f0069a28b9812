"""Invented dispatches, and the command in processes of its own that may be killed at any instant."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

TOWNS = ("Aleppo", "Homs", "Idlib", "Hama", "Raqqa", "Daraa")
COMMAND = (sys.executable, "-c", "from marsad.cli.main import run; run()")
_SHELL = Path(__file__).with_name("shell.py")


def dispatch(number: int) -> dict[str, str]:
    """One short report; no two are alike."""
    town, day = TOWNS[number % len(TOWNS)], 1 + number % 28
    text = (
        f"{2 + number % 17} people were killed in an air strike on village {number} near {town}, a medical source said."
    )
    return {
        "id": f"r{number:04}",
        "language": "en",
        "outlet": f"Wire {number % 7}",
        "published": f"2024-05-{day:02}",
        "text": text,
    }


def write_reports(file: Path, numbers: range) -> Path:
    """A file of such reports."""
    file.write_text("".join(json.dumps(dispatch(number)) + "\n" for number in numbers), encoding="utf-8")
    return file


def environment(home: Path, database: str | None = None) -> dict[str, str]:
    """What a command on a record needs to know."""
    said = {"MARSAD_HOME": str(home), "MARSAD_AUTHOR": "Rana", "LC_ALL": "C.UTF-8", "MARSAD_PASSPHRASE": "seven horses"}
    return {**os.environ, **said, **({"MARSAD_DATABASE": database} if database else {})}


def command(
    home: Path, *arguments: object, before: Sequence[str] = (), preexec_fn: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    """A command on a record, as a person starts it; `before` is what starts it in another way."""
    return subprocess.run(
        [*before, *COMMAND, *map(str, arguments)],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        preexec_fn=preexec_fn,
    )


class Shell:
    """Starts commands without loading Marsad each time: each is a process of its own, split off one that has it."""

    def __init__(self, folder: Path) -> None:
        self._out = folder / "said"
        self._process = subprocess.Popen(
            [sys.executable, str(_SHELL)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def start(self, home: Path, *arguments: object, database: str | None = None) -> int:
        """Starts a command; its process."""
        assert self._process.stdin
        assert self._process.stdout
        said = {
            "arguments": [*map(str, arguments)],
            "environment": environment(home, database),
            "out": str(self._out),
        }
        self._process.stdin.write(json.dumps(said) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def end(self) -> tuple[int, str]:
        """How the command ended (minus the signal that killed it), and what it printed until then."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        code = os.waitstatus_to_exitcode(int(self._process.stdout.readline()))
        return code, self._out.read_text(encoding="utf-8")

    def run(self, home: Path, *arguments: object, database: str | None = None) -> tuple[int, str]:
        """A command to its end."""
        self.start(home, *arguments, database=database)
        return self.end()

    def run_killed(self, after: float, home: Path, *arguments: object, database: str | None = None) -> tuple[int, str]:
        """A command that is killed after so many seconds, where it has not ended by then."""
        process = self.start(home, *arguments, database=database)
        time.sleep(after)
        os.kill(process, signal.SIGKILL)  # ended or not, it is there until the shell waits for it
        return self.end()

    def close(self) -> None:
        """Ends it."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(60)


@contextmanager
def shell(folder: Path) -> Iterator[Shell]:
    """A shell for as long as this lasts."""
    one = Shell(folder)
    try:
        yield one
    finally:
        one.close()


def acknowledged(said: str) -> set[str]:
    """The reports that a command said are kept. A line that was cut off says nothing."""
    return {
        line.split()[1].strip("\u2068\u2069")
        for line in said.splitlines(keepends=True)
        if line.startswith("new ") and line[-1] == "\n"
    }


def held(sh: Shell, home: Path, database: str | None = None) -> list[str]:
    """The reports that a record's log has; it must verify."""
    code, said = sh.run(home, "verify", database=database)
    assert code == 0, said
    code, said = sh.run(home, "log", "--kind", "report", database=database)
    assert code == 0, said
    return [line.split()[4].strip("\u2068\u2069") for line in said.splitlines()]
