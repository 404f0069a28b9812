"""The public interface: its names, what it takes and what it gives."""

from __future__ import annotations

import dataclasses
import inspect
import subprocess
import sys
from datetime import date

import pytest

import marsad

TEXT = "قال المرصد إن سبعة مدنيين قتلوا أمس في القصف."


def test_public_names_are_these_and_no_others() -> None:
    assert marsad.__all__ == [
        "BadClaims",
        "BadDate",
        "BadDecision",
        "BadPack",
        "BadRegister",
        "Check",
        "Claim",
        "Decision",
        "Event",
        "MarsadError",
        "Mention",
        "Reading",
        "Record",
        "Report",
        "SameId",
        "Span",
        "Statement",
        "UnknownLanguage",
        "UnknownPolicy",
        "UnreadableReport",
        "from_json",
        "read",
        "read_bytes",
        "read_decisions",
        "read_mentions",
        "reconcile",
        "record_to_json",
        "to_json",
    ]
    assert all(hasattr(marsad, name) for name in marsad.__all__)


def test_public_functions_take_these_arguments() -> None:
    told = ["text", "published", "language", "registers", "id", "outlet", "title"]
    assert [*inspect.signature(marsad.read).parameters] == told
    bytes_too = ["data", "published", "language", "encoding", "registers"]
    assert [*inspect.signature(marsad.read_bytes).parameters] == bytes_too
    assert [*inspect.signature(marsad.read_mentions).parameters] == ["text", "published", "language", "registers"]
    assert [*inspect.signature(marsad.to_json).parameters] == ["reading"]
    assert [*inspect.signature(marsad.from_json).parameters] == ["line"]
    assert [*inspect.signature(marsad.read_decisions).parameters] == ["path"]
    assert [*inspect.signature(marsad.reconcile).parameters] == ["readings", "decisions", "policy", "as_of"]
    assert [*inspect.signature(marsad.record_to_json).parameters] == ["record"]


def test_public_objects_are_immutable() -> None:
    reading = marsad.read(TEXT, published="2022-01-26")
    with pytest.raises(dataclasses.FrozenInstanceError):
        reading.claims = ()  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        reading.claims[0].quantity.value = 8  # type: ignore[misc]


def test_read_gives_the_figure_with_its_source() -> None:
    reading = marsad.read(TEXT, published=date(2022, 1, 26), language="ar")
    (claim,) = reading.claims
    assert (claim.quantity.value, claim.outcome, claim.sources[-1].text) == (7, "killed", "المرصد")
    assert reading.report.published == date(2022, 1, 26)


@pytest.mark.parametrize("text", ["", " \n", "قتل\0سبعة", "قتل \ud800 سبعة"])
def test_read_refuses_what_is_no_text(text: str) -> None:
    with pytest.raises(marsad.UnreadableReport):
        marsad.read(text)


@pytest.mark.parametrize("day", ["yesterday", "2022-02-30", "20220126", "2022-01", "0001-01-01", "9999-12-31", ""])
def test_read_refuses_what_is_no_day(day: str) -> None:
    with pytest.raises(marsad.BadDate):
        marsad.read(TEXT, published=day)


def test_read_refuses_a_language_without_a_pack() -> None:
    with pytest.raises(marsad.UnknownLanguage, match="ar"):
        marsad.read(TEXT, language="xx")


def test_read_and_read_bytes_agree() -> None:
    assert marsad.to_json(marsad.read(TEXT)) == marsad.to_json(marsad.read_bytes(TEXT.encode()))


def test_import_loads_no_heavy_library() -> None:
    heavy = ("trafilatura", "py3langid", "numpy", "typer", "rich", "lxml", "django", "pyspark", "socket", "ssl")
    code = f"import sys, marsad; marsad.read({TEXT!r}); print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_read_takes_what_is_known_of_a_report_from_outside_its_text() -> None:
    reading = marsad.read(TEXT, published="2022-03-08T18:20:00+03:00", id="r1", outlet="Dale Post", title="قصف")
    assert (reading.report.id, reading.report.outlet, reading.report.title) == ("r1", "Dale Post", "قصف")
    assert reading.report.text == "قصف\n" + TEXT
    record = marsad.reconcile([reading])
    assert [report for one in record.incidents for report in one.incident.reports] + [*record.unassigned] == ["r1"]
