"""How command line tests run the command: in this process, or as a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from marsad.cli.main import app

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in this process, with English labels unless the test says otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return lambda *arguments, data=None: CliRunner().invoke(app, [str(item) for item in arguments], input=data)


@pytest.fixture
def spawn(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """The command as a process of its own, in a folder of its own."""

    def start(
        *arguments: str, data: bytes = b"", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-c", "from marsad.cli.main import run; run()", *map(str, arguments)]
        return subprocess.run(command, input=data, capture_output=True, cwd=tmp_path, env=env, timeout=120, check=False)

    return start
