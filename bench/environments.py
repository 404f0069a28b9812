"""Environments of their own for tools that Marsad is measured with or tested by, and never depends on."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import venv
from pathlib import Path


class NotInstalled(Exception):
    """A tool that cannot be installed here; the message says why."""


def environment(folder: Path, requirements: list[str], project: Path | None = None) -> Path:
    """The Python of an environment that has the requirements, and a project in place; made anew where they change.

    Raises NotInstalled.
    """
    python = folder / "bin" / "python"
    stamp = folder / "requirements.sha256"
    declared = [] if project is None else [(project / "pyproject.toml").read_text("utf-8")]
    wanted = hashlib.sha256("\n".join([sys.version, *requirements, *declared]).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return python
    print(f"setting up {folder} …", file=sys.stderr, flush=True)
    venv.create(folder, with_pip=True, clear=True)
    _install(python, ["--upgrade", "pip>=25.1"])  # older ones miss extras whose names are written in another way
    _install(python, requirements if project is None else [*requirements, "--editable", str(project)])
    stamp.write_text(wanted)
    return python


def _install(python: Path, requirements: list[str]) -> None:
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirements]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotInstalled(" ".join((done.stderr.strip().splitlines() or ["pip failed"])[-1].split()))
