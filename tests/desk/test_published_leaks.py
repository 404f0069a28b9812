"""No published byte holds what the project withholds, in any file or spelling; what it shows is there."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from django.db import connections

from marsad.desk.edition.edition import Edition
from marsad.model.sensitive import SENSITIVE
from marsad.record.ask.published import published
from marsad.record.home import Home
from marsad.record.index.up_to_date import bring_up_to_date
from marsad.record.project import Project
from marsad.record.publish import publish, withdraw
from tests.desk.conftest import open_desk
from tests.desk.published_story import FILE, FIRST, HEADLINE, LATER, NAME, PATH, SENTENCE, add, incident_of
from tests.desk.records import run

REASON, AUTHOR = "reason-that-stays-inside", "Author-that-stays-inside"
#: What would tell that a sensitive field got out. Ages stand beside names, which are withheld alone too.
MARKERS: Final = {
    "names": NAME,
    "titles": HEADLINE,
    "texts": SENTENCE,
    "urls": PATH,
    "reasons": REASON,
    "authors": AUTHOR,
    "files": FILE,
}
#: Elsewhere in the reports of what is published: an incident that nobody chose.
OTHER = {
    "id": "r4",
    "published": "2021-03-05T11:00:00+00:00",
    "outlet": "صحيفة الساحل",
    "title": HEADLINE,
    "url": f"https://sahel.example/{PATH}/4",
    "text": "قال الدفاع المدني السوري إن القصف على مدينة دوما يوم 3 آذار 2021 أوقع 17 قتيلا."
    " وفي حادث منفصل، قتل 4321 شخصا في انفجار في مدينة البصرة يوم 4 آذار 2021، بحسب مديرية الصحة.",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a record with a secret in every internal field, published and corrected; never written to."""
    folder = tmp_path_factory.mktemp("told")
    home = Home(folder / "record")
    add(home, FIRST + LATER + (OTHER,))
    open_desk(home)
    ruled = ("--because", REASON, "--author", AUTHOR)
    incident = incident_of(home)
    claims = json.loads(run("incidents", "--json", home=home).splitlines()[0])["claims"]
    run("decide", "accept", next(one["id"] for one in claims if one["value"] == 12), *ruled, home=home)
    at = datetime.now(UTC)
    publish(incident, author=AUTHOR, because=REASON, clock=at)
    run("decide", "reject", "r2", *ruled, home=home)
    publish(incident, author=AUTHOR, because=REASON, notice="A figure was taken out.", clock=at + timedelta(minutes=1))
    bring_up_to_date(None)
    connections.close_all()
    return home.folder


@pytest.fixture
def told(made: Path, tmp_path: Path) -> Iterator[Home]:
    """A copy of that record for the test alone."""
    home = Home(Path(shutil.copytree(made, tmp_path / "record")))
    open_desk(home)
    yield home
    connections.close_all()


def _files(home: Home, *shown: str) -> dict[str, str]:
    """Every file of the edition as text."""
    edition = Edition(home, Project(shown=frozenset(shown)))
    return {path: b"".join(edition.pieces(path) or ()).decode() for path in edition.paths()}


def _bare(text: str) -> str:
    """Letters alone, in one form: what any spelling comes to."""
    text = text.translate(str.maketrans("أإآىة", "ااايه", "ـ"))
    return re.sub(r"[\W_]", "", "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalnum()))


def _holding(files: dict[str, str], marker: str) -> list[str]:
    return [path for path, text in files.items() if _bare(marker) in _bare(text)]


def test_no_file_holds_what_is_withheld(told: Home) -> None:
    files = _files(told)
    assert len(files) == 24
    for field, marker in MARKERS.items():
        assert _holding(files, marker) == [], field
    assert not [path for path, text in files.items() if re.search(rf"\b{NAME.split()[0]}\b", text)]


@pytest.mark.parametrize("field", MARKERS)
def test_a_field_that_the_project_shows_is_there_and_no_other(field: str, told: Home) -> None:
    files = _files(told, field)
    assert _holding(files, MARKERS[field]), field
    for other, marker in MARKERS.items():
        if other != field and not (field == "texts" and other == "names"):
            assert _holding(files, marker) == [], other


def test_a_name_is_masked_in_the_sentence_that_a_project_shows(told: Home) -> None:
    files = _files(told, "texts")
    assert _holding(files, SENTENCE)
    assert _holding(files, NAME) == []
    assert any("[الاسم محجوب]" in text for text in files.values())


def test_everything_is_there_where_everything_is_shown(told: Home) -> None:
    files = _files(told, *SENSITIVE)
    for field, marker in MARKERS.items():
        assert _holding(files, marker), field


def test_a_project_that_shows_less_than_it_did_has_nothing_left_in_what_was_kept(told: Home) -> None:
    _files(told, *SENSITIVE)
    _files(told)
    kept = {str(file): file.read_text("utf-8") for file in told.published.rglob("*") if file.is_file()}
    assert kept
    for field, marker in MARKERS.items():
        assert _holding(kept, marker) == [], field


def test_what_nobody_published_is_in_no_file(told: Home) -> None:
    assert "4321" in run("incidents", home=told).replace(",", "")
    for path, text in _files(told, *SENSITIVE).items():
        assert "4321" not in text.replace(",", ""), path
        assert "البصرة" not in text, path
        assert "Basra" not in text, path


def test_a_withdrawn_incident_tells_what_readers_are_told_and_no_reason(told: Home) -> None:
    incident = published([incident_of(told)])[0].address
    notice = "Told of another town."
    withdraw(incident, author=AUTHOR, because=REASON, notice=notice, clock=datetime.now(UTC) + timedelta(hours=1))
    bring_up_to_date(None)
    files = _files(told)
    assert notice in files[f"en/incidents/{incident}.html"]
    assert notice in files["en/corrections.xml"]
    for field, marker in MARKERS.items():
        assert _holding(files, marker) == [], field


def test_a_name_in_what_readers_are_told_is_masked(told: Home) -> None:
    incident = published([incident_of(told)])[0].address
    notice = f"سُحب بطلب أهل {NAME}"
    withdraw(incident, author=AUTHOR, because=notice, notice=notice, clock=datetime.now(UTC) + timedelta(hours=1))
    bring_up_to_date(None)
    for shown in ((), ("reasons",)):
        files = _files(told, *shown)
        assert _holding(files, "سُحب بطلب أهل")
        assert _holding(files, NAME) == []
    assert _holding(_files(told, "names"), notice)
