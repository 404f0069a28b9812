"""A record of its own for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.record.home import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A folder where no record is yet."""
    return Home(tmp_path / "record")
