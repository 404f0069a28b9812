"""An incident as it was known: loud, kept by every link, and never the present in its stead."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from lxml import html

from marsad.desk.access import Role
from marsad.incidents.neighbourhoods.sketch import day_of, sketch_of
from marsad.pipeline.build_tolls import gather
from marsad.pipeline.instants import instant
from marsad.record.ask import known, then
from marsad.record.ask.incidents import incident
from marsad.record.ask.known import known_now, known_then
from marsad.record.ask.then import around, matching
from marsad.record.index.decisions import decisions_on
from marsad.record.index.models import Report
from marsad.record.index.moments import NEVER
from marsad.record.index.policy import current_policy
from marsad.record.index.readings import readings_of
from marsad.record.index.sketches import SketchesInTables
from tests.desk.conftest import As
from tests.desk.incident.conftest import Shown, reject

THEN = "2022-01-29"
FUTURE = datetime(2200, 1, 1, tzinfo=UTC)
END = datetime(2022, 1, 29, 23, 59, 59, tzinfo=UTC)


def _numbers(page: html.HtmlElement) -> list[str]:
    return [each.text_content() for each in page.xpath('//table[@class="all-tolls"]//span[@class="number"]')]


def test_the_tolls_are_those_of_then(shown: Shown, siege: str) -> None:
    past = known_then(siege, current_policy(), END, None)
    assert past is not None
    assert past.record.last_tolls["killed", "all"].best == 262
    assert _numbers(shown(as_of=THEN))[0] == "262"
    assert _numbers(shown())[0] != "262"


def test_a_page_of_now_is_not_called_past(shown: Shown) -> None:
    page = shown()
    assert not page.find_class("past")
    assert "Past" not in page.xpath("string(//title)")


@pytest.mark.parametrize("moment", ["as_of", "recorded_by"])
def test_a_past_state_is_said_first_and_in_the_title(shown: Shown, moment: str) -> None:
    at = THEN if moment == "as_of" else datetime.now(UTC).date().isoformat()
    page = shown(**{moment: at})
    [told] = page.find_class("past")
    assert told.get("role") == "alert"
    assert f"{date.fromisoformat(at):%-d %B %Y}" in told.text_content()
    assert page.xpath("string(//title)").startswith("Past state")
    before = page.xpath('//main//*[contains(@class, "past")]/preceding-sibling::*[not(@id="said")]')
    assert not before


def test_every_link_of_a_past_state_keeps_it(shown: Shown) -> None:
    page = shown(as_of=THEN, policy="ucdp/1")
    links = [link for link in page.xpath("//main//a/@href") if not link.startswith("#")]
    kept = [link for link in links if f"as_of={THEN}" in link or "as_of=2022-01-29" in link]
    back = list(page.xpath('//div[contains(@class, "past")]//a/@href'))
    assert len(back) == 1
    assert "as_of" not in back[0]
    assert sorted(links) == sorted([*kept, *back])
    assert any(link.startswith("/reports/") for link in kept)
    assert any(link.startswith("/sources/") for link in kept)


def test_the_form_keeps_the_time(shown: Shown) -> None:
    [field] = shown(as_of=THEN).xpath('//input[@id="as_of"]')
    assert field.get("value") == "2022-01-29T23:59:59+00:00"


def test_a_page_of_now_says_so_to_whoever_comes_from_the_past(signed_in: As) -> None:
    client = signed_in(Role.READER)
    page = html.fromstring(client.get("/reports/d047/", {"as_of": THEN}).content.decode())
    assert "as it is now" in page.find_class("past")[0].text_content()
    assert not html.fromstring(client.get("/reports/d047/").content.decode()).find_class("past")


def test_before_anything_was_known_no_toll_is_shown(shown: Shown) -> None:
    for moment in ("as_of", "recorded_by"):
        page = shown(**{moment: "2015-01-01"})
        assert "Nothing was known" in page.text_content()
        assert not page.find_class("number")


@pytest.mark.parametrize("asked", [{"as_of": "yesterday"}, {"recorded_by": "2022-02-31"}, {"policy": "mine/9"}])
def test_what_cannot_be_asked_shows_nothing_in_its_stead(asked: dict[str, str], signed_in: As, siege: str) -> None:
    answer = signed_in(Role.READER).get(f"/incidents/{siege}/", asked)
    assert answer.status_code == 400
    assert b"toll-data" not in answer.content


def test_what_nobody_counted_is_said_and_nothing_else_drawn(shown: Shown) -> None:
    page = shown(series="abducted.all")
    assert "Nobody counted" in page.text_content()
    assert not page.xpath('//script[@id="toll-data"]')


def test_what_the_record_held_then_has_no_later_decision(shown: Shown, siege: str) -> None:
    claim = incident(siege).last_tolls["killed", "all"].cites[0]
    before = datetime.now(UTC)
    reject(claim, "Rana", "a misprint")
    now = known_now(siege, current_policy())
    then = known_then(siege, current_policy(), None, before - timedelta(microseconds=1))
    assert then is not None
    assert [one.author for one in now.decisions] == ["Rana"]
    assert not then.decisions
    assert then.record.tolls != now.record.tolls
    assert "Rana" in shown().xpath('string(//section[@aria-labelledby="rulings"])')
    assert "Rana" not in shown(recorded_by=before.isoformat()).xpath('string(//section[@aria-labelledby="rulings"])')


def test_copies_and_names_are_those_of_then(siege: str) -> None:
    now = known_now(siege, current_policy())
    then = known_then(siege, current_policy(), datetime(2040, 1, 1, tzinfo=UTC), None)
    assert then is not None
    assert (then.record, then.copies, then.decisions) == (now.record, now.copies, now.decisions)
    assert then.called.parties == now.called.parties


def test_sketches_that_are_kept_are_those_that_would_be_made(siege: str) -> None:
    reports = around(siege)
    kept = SketchesInTables().sketches(reports)
    assert kept == {report: sketch_of(reading) for report, reading in readings_of(reports).items()}


def test_of_a_report_that_was_ruled_on_no_kept_sketch_stands_for_what_was_before(siege: str) -> None:
    reports = around(siege)
    wanted = list(Report.objects.filter(id__in=reports).values_list("reading", flat=True))
    assert set(then._as_read(reports, wanted).sketches) == set(reports)
    reject(incident(siege).incident.claims[0].id, "Rana", "because")
    assert len(then._as_read(reports, wanted).sketches) < len(reports)
    assert then._as_read(reports, wanted[:3]).sketches.keys() < set(reports)


def test_what_is_kept_of_then_is_what_would_be_found(siege: str) -> None:
    reject(incident(siege).incident.claims[0].id, "Rana", "because")
    reports = around(siege)
    readings, decisions = list(readings_of(reports).values()), decisions_on(reports)
    days = sorted({one.report.published for one in readings if one.report.published})
    kept = 0
    for day in days:
        as_of = instant(day)
        kept += len(then._published(reports, as_of).links)
        quick = then.gathered(reports, as_of=as_of)
        afresh = gather(readings, decisions, as_of=as_of)
        assert (quick.incidents, quick.copies, quick.grouping) == (afresh.incidents, afresh.copies, afresh.grouping)
        alone = matching(then.gathered(reports, as_of=as_of, like=siege), siege)
        assert alone == matching(afresh, siege)
    assert len(days) > 5
    assert kept > len(reports)


def test_nothing_kept_stands_for_what_depends_on_later_reports(siege: str) -> None:
    reports = around(siege)
    assert set(then._published(reports, None).links) == set(reports)
    early = then._published(reports, END)
    assert early.links
    for report in early.links:
        assert day_of(early.sketches[report].order) <= END.date().toordinal()
        assert not early.sketches[report].leaning
    Report.objects.filter(id=reports[0]).update(moment=NEVER, published=None)
    assert not then._published(reports, END).links


@pytest.mark.parametrize(
    ("as_of", "recorded_by"), [(None, FUTURE), (FUTURE, None), (FUTURE, FUTURE)], ids=["recorded", "published", "both"]
)
def test_what_is_known_now_is_what_put_together_anew_comes_to(
    siege: str, as_of: datetime | None, recorded_by: datetime | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    reject(incident(siege).incident.claims[0].id, "Rana", "because")
    policy = current_policy()
    quick = known_then(siege, policy, as_of, recorded_by)
    monkeypatch.setattr(known, "is_as_now", lambda *asked: False)
    whole = known_then(siege, policy, as_of, recorded_by)
    assert quick is not None
    assert whole is not None
    assert quick.read is None
    assert whole.read is not None
    assert (quick.record, quick.copies, quick.decisions, quick.unbound) == (
        whole.record,
        whole.copies,
        whole.decisions,
        whole.unbound,
    )
    assert quick.called.parties == whole.called.parties


def test_nothing_is_as_now_before_the_last_report_appeared_or_a_ruling_was_taken(siege: str) -> None:
    assert then.is_as_now(siege, FUTURE, FUTURE)
    assert not then.is_as_now(siege, END, None)
    before = datetime.now(UTC)
    assert not then.is_as_now(siege, None, datetime(2000, 1, 1, tzinfo=UTC))
    assert then.is_as_now(siege, None, before)
    reject(incident(siege).incident.claims[0].id, "Rana", "because")
    assert not then.is_as_now(siege, None, before)
    assert then.is_as_now(siege, None, datetime.now(UTC))
