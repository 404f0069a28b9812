"""What the desk's maps are made of is what was looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import map_sources


def test_areas_that_are_not_those_that_were_looked_at_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_sources, "npm_files", lambda name, version, wanted: dict.fromkeys(wanted, b"{}"))
    with pytest.raises(SystemExit, match="not what it was"):
        map_sources._first_level(tmp_path)
    assert not list(tmp_path.iterdir())
