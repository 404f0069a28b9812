"""Fifty people read and five decide at once on a record of many invented reports: nothing fails, no decision is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from bench.desk.figures import rows_of, shown
from bench.desk.making import made
from bench.desk.moved import moved
from bench.desk.run import Load, run
from marsad.record.home import Home

pytestmark = pytest.mark.full
_REPORTS = 3_000
_LOAD = Load(seconds=30, warm_up=0, pause=1.5)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of many reports, in files; never written to."""
    return made(tmp_path_factory.mktemp("many") / "made", _REPORTS)


def test_many_read_and_some_decide_at_once(many: Path, tmp_path: Path, new_database: Callable[[], str | None]) -> None:
    database = new_database()
    home = (
        moved(Home(many), tmp_path / "record", database)
        if database
        else Home(Path(copytree(many, tmp_path / "record")))
    )
    found = run(home, _LOAD, tmp_path)
    print(shown(rows_of(found), found))
    assert found.failed == []
    assert found.lost == []
    assert found.unsaid == []
    assert sum(bool(one.taken) for one in found.ruled) >= 10
