"""The front page: which incidents are active, what changed since a day, how the record stands."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client

from marsad.cli.main import app
from marsad.desk import serving
from marsad.desk.access import Role
from marsad.desk.templatetags.desk import day_words
from marsad.record.ask.changes import change_of
from marsad.record.ask.lists import (
    active,
    incidents_in,
    last_day,
    lately_changed,
    latest,
    outlines_of,
    waiting_reports,
)
from marsad.record.ask.signed import last_signed
from marsad.record.decide import decide
from marsad.record.home import Home
from marsad.record.index.up_to_date import bring_up_to_date
from marsad.record.settings import EVIDENCE
from marsad.record.signing import begin_signing, sign_checkpoint
from marsad.record.store.models import TreeNode
from tests.desk import records
from tests.desk.conftest import STORY, As, open_desk
from tests.desk.queries import queries_of

NOW = datetime(2040, 5, 6, 7, tzinfo=UTC)
"""After everything that the record's fixtures recorded."""


@pytest.fixture
def reader(signed_in: As) -> Client:
    """A reader's browser."""
    return signed_in(Role.READER)


def _page(client: Client, address: str = "/") -> str:
    shown = client.get(address)
    assert shown.status_code == 200
    return shown.content.decode()


def _rule(ids: dict[str, str], kind: str, **values: str | int | None) -> None:
    decide(kind, [ids["claim"]], author="amal", because="it says so", values=values, clock=NOW)
    bring_up_to_date(None)


def test_the_map_says_of_which_days_it_is(reader: Client) -> None:
    last = last_day()
    page = _page(reader, "/?days=7")
    assert last is not None
    assert f"to {day_words(last)}, the last day of which the record tells" in page
    assert '<option value="7" selected>' in page
    assert "until" in _page(reader, "/?days=0")


@pytest.mark.parametrize("asked", ["", "9", "-1", "1e3", "999999999999999999999", "9" * 5000, "<b>"])
def test_a_span_that_is_not_offered_is_the_usual_one(asked: str, reader: Client) -> None:
    assert '<option value="30" selected>' in _page(reader, f"/?days={asked}")


def test_arabic_digits_are_digits(reader: Client) -> None:
    assert '<option value="7" selected>' in _page(reader, "/?days=٧")


def test_more_days_show_more_incidents(reader: Client) -> None:
    marks = [
        len(
            re.findall("<li><a", _page(reader, f"/?days={days}").partition('class="map-list"')[2].partition("</ul>")[0])
        )
        for days in (7, 0)
    ]
    assert 0 < marks[0] < marks[1]


def test_a_day_after_the_log_is_not_the_records_own(desk: Home) -> None:
    """A misread or hostile date must not empty the map."""
    from marsad.record.index.models import Incident

    before = last_day()
    Incident.objects.filter(id=latest()[:1][0]).update(last="2999-01-01")
    assert last_day() is not None
    assert last_day() <= datetime.now(UTC).date().isoformat()
    assert before is not None
    assert "2999" not in (last_day() or "")


def test_an_incident_of_no_known_day_is_not_active(desk: Home) -> None:
    from marsad.record.index.models import Incident

    [id_] = latest()[:1]
    assert id_ in active(None, last_day() or "")
    Incident.objects.filter(id=id_).update(first=None, last=None)
    assert id_ not in active(None, last_day() or "")


def test_what_was_ruled_on_last_stands_first(desk: Home, ids: dict[str, str]) -> None:
    _rule(ids, "accept")
    [(first, at), *_] = lately_changed(3)
    assert first == ids["incident"]
    assert at.startswith("2040-05-06")


def test_a_correction_downward_is_told_with_both_numbers(desk: Home, ids: dict[str, str], reader: Client) -> None:
    since = NOW - timedelta(days=1)
    before = change_of(ids["incident"], since)
    assert not before.changes
    assert not before.new
    _rule(ids, "correct", value=1)
    changed = change_of(ids["incident"], since)
    assert changed.decisions
    assert {one.way for one in changed.changes} & {"up", "down", "bounds", "support"}
    for one in changed.changes:
        if one.way == "down":
            assert one.before is not None
            assert one.now is not None
            assert one.before.best > one.now.best
    page = _page(reader, "/?since=2040-05-05")
    assert 'class="way"' in page
    assert changed.decisions[0] in page


def test_nothing_is_told_of_before_the_day_that_is_chosen(desk: Home, ids: dict[str, str], reader: Client) -> None:
    _rule(ids, "correct", value=1)
    assert '<ul class="changed">' in _page(reader, "/?since=2040-05-05")
    assert '<ul class="changed">' not in _page(reader, "/?since=2040-05-07")


def test_an_incident_that_the_record_did_not_know_then_is_new(desk: Home, ids: dict[str, str], reader: Client) -> None:
    assert change_of(ids["incident"], datetime(2001, 1, 1, tzinfo=UTC)).new
    assert "New since then" in _page(reader, "/?since=2001-01-01")


@pytest.mark.parametrize("asked", ["yesterday", "2024-13-40", "<script>alert(1)</script>", "9" * 5000])
def test_a_day_that_is_none_is_said_and_harmless(asked: str, reader: Client) -> None:
    page = reader.get("/", {"since": asked}).content.decode()
    assert "is not a day" in page
    assert "<script>alert" not in page


def test_reports_on_which_nobody_ruled_are_counted(desk: Home, ids: dict[str, str]) -> None:
    before = waiting_reports()
    _rule(ids, "accept")
    assert waiting_reports() == before - 1


def test_a_record_that_nobody_signed_says_so(reader: Client) -> None:
    assert last_signed() is None
    assert "marsad checkpoint" in _page(reader)


@pytest.fixture
def signed(desk: Home) -> Home:
    """The desk's record with a checkpoint, and something recorded after it."""
    begin_signing(desk, "a passphrase of the test", NOW)
    bring_up_to_date(None)
    sign_checkpoint(desk, "a passphrase of the test", NOW)
    bring_up_to_date(None)
    return desk


@pytest.mark.slow
def test_a_checkpoint_is_checked_against_the_log(signed: Home, ids: dict[str, str], reader: Client) -> None:
    _rule(ids, "accept")
    told = last_signed()
    assert told is not None
    assert (told.fault, told.since) == (None, 1)
    assert "its signature holds and the log continues it" in _page(reader)


@pytest.mark.slow
def test_a_log_that_does_not_lead_to_its_checkpoint_is_told(signed: Home, reader: Client) -> None:
    """Somebody who rewrote the tree but could not sign."""
    TreeNode.objects.using(EVIDENCE).update(hash=b"\x00" * 32)
    told = last_signed()
    assert told is not None
    assert told.fault is not None
    assert "the log does not continue it" in _page(reader)


@pytest.mark.slow
def test_an_empty_record_says_what_to_do_first(tmp_path: Path, desk: Home, signed_in: As) -> None:
    empty = Home(tmp_path / "empty")
    given = ["keys", "create", "--home", str(empty.folder)]
    assert CliRunner(env={"MARSAD_PASSPHRASE": "a passphrase of the test"}).invoke(app, given).exit_code == 0
    open_desk(empty)
    serving.bring_tables_up()
    for lang, says in (("en", "The record is empty"), ("ar", "السجل فارغ")):
        client = signed_in(Role.ADMINISTRATOR)
        client.cookies["django_language"] = lang
        page = _page(client)
        assert says in page
        assert "marsad add" in page


@pytest.mark.slow
def test_queries_do_not_grow_with_the_record(desk: Home, reader: Client) -> None:
    page = "/?days=0&since=2001-01-01"
    records.add_file(desk, STORY)
    open_desk(desk)
    before = queries_of(reader, page)
    towns = ("حلب", "حمص", "حماة", "إدلب", "الرقة", "تعز", "صنعاء", "الموصل", "كركوك", "الخرطوم", "بنغازي", "هرات")
    reports = [
        {
            "id": f"more-{number}",
            "language": "ar",
            "published": f"2024-{1 + number % 12:02}-{1 + number % 28:02}T10:00:00+03:00",
            "text": f"قتل {number + 2} أشخاص في قصف على مدينة {towns[number % len(towns)]}، حسب الدفاع المدني.",
        }
        for number in range(60)
    ]
    records.add(desk, reports)
    open_desk(desk)
    assert queries_of(reader, page) == before


def test_an_outline_is_the_incident_without_its_claims(desk: Home) -> None:
    ids = list(latest()[:5])
    assert len(ids) == 5
    for whole, outline in zip(incidents_in(ids), outlines_of(ids), strict=True):
        assert outline == replace(whole.incident, claims=(), opposed=())
