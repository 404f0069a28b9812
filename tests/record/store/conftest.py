"""A record of its own for each test, in files and on a server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.record.home import Home


@pytest.fixture
def new_home(tmp_path: Path, new_database: Callable[[], str | None]) -> Callable[[str], Home]:
    """Gives a place of some name where no record is yet: a folder, or a folder and a server's database."""
    return lambda name: Home(tmp_path / name, new_database())


@pytest.fixture
def home(new_home: Callable[[str], Home]) -> Home:
    """A place where no record is yet."""
    return new_home("record")
