"""What the tests of faults share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.making import Shell, shell


@pytest.fixture
def sh(tmp_path: Path) -> Iterator[Shell]:
    """Starts commands without loading Marsad each time."""
    with shell(tmp_path) as one:
        yield one
