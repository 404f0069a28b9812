"""The list of incidents: what each filter leaves, in which order, and that nothing is left out silently."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html

from marsad.desk.access import Role
from marsad.model.record import IncidentRecord
from marsad.record.ask.lists import Wanted, wanted
from marsad.record.ask.party_names import called
from marsad.record.ask.whole import the_record
from marsad.record.index.digest import digest
from marsad.record.index.models import Incident, LastToll, Touched
from marsad.record.index.settle import settle
from tests.desk.conftest import As
from tests.desk.incident.conftest import reject

pytestmark = pytest.mark.usefixtures("desk")


def _has(outcome: str | None, grade: str | None) -> Callable[[IncidentRecord], bool]:
    def has(one: IncidentRecord) -> bool:
        return any(outcome in (None, toll.outcome) and grade in (None, toll.grade) for toll in one.last_tolls.values())

    return has


@pytest.mark.parametrize("outcome", [None, "killed", "freed", "abducted"])
@pytest.mark.parametrize("grade", [None, "weak", "contested", "confirmed"])
def test_incidents_are_found_by_what_their_last_tolls_say(outcome: str | None, grade: str | None) -> None:
    expected = {one.incident.id for one in the_record().incidents if _has(outcome, grade)(one)}
    if outcome is None and grade is None:
        expected = {one.incident.id for one in the_record().incidents}
    assert set(wanted(Wanted(outcome=outcome, grade=grade))) == expected


def test_outcome_and_grade_are_of_one_toll() -> None:
    both = set(wanted(Wanted(outcome="killed", grade="contested")))
    assert both < set(wanted(Wanted(outcome="killed"))) & set(wanted(Wanted(grade="weak"))) | both
    assert both


@pytest.mark.parametrize("name", ["SDF", "sdf", "قوات سوريا الديمقراطية", "Syrian  Democratic Forces"])
def test_a_party_is_found_by_any_of_its_names(name: str) -> None:
    assert "sdf" in called(name)
    found = set(wanted(Wanted(parties=called(name))))
    assert found == {
        one.incident.id
        for one in the_record().incidents
        if any("sdf" in (claim.origin, claim.affected) for claim in one.incident.claims)
    }
    assert found


def test_a_name_of_nobody_finds_nothing() -> None:
    assert not wanted(Wanted(parties=called("The Nobodies of Nowhere")))
    assert not wanted(Wanted(parties=called("  ")))


def test_they_come_in_the_order_that_is_asked_for() -> None:
    by_deaths = list(Incident.objects.filter(id__in=wanted(Wanted(order="deaths"))).values_list("id", "deaths"))
    deaths = dict(by_deaths)
    told = [deaths[id_] for id_ in wanted(Wanted(order="deaths"))]
    known = [value for value in told if value is not None]
    assert known == sorted(known, reverse=True)
    assert told[len(known) :] == [None] * (len(told) - len(known))
    assert known[0] == 373


def test_a_decision_brings_its_incident_to_the_front() -> None:
    last = list(wanted(Wanted(order="change")))[-1]
    claim = next(one for one in the_record().incidents if one.incident.id == last).incident.claims[0]
    reject(claim.id, "Rana", "a misprint")
    assert next(iter(wanted(Wanted(order="change")))) == last


def test_what_lists_are_made_of_is_the_same_when_it_is_made_anew() -> None:
    before, rows = digest(), LastToll.objects.count()
    Touched.objects.bulk_create(
        Touched(neighbourhood=name, mark="again")
        for name in set(Incident.objects.values_list("neighbourhood", flat=True))
    )
    settle()
    assert (digest(), LastToll.objects.count()) == (before, rows)
    assert rows == sum(len(one.last_tolls) for one in the_record().incidents)


def _page(signed_in: As, **asked: str) -> html.HtmlElement:
    answer = signed_in(Role.READER).get("/incidents/", asked)
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


@pytest.mark.parametrize(
    "asked", [{"first": "soon"}, {"outcome": "annoyed"}, {"grade": "sure"}, {"order": "whim"}, {"last": "2022-13-01"}]
)
def test_what_cannot_be_asked_is_said_and_shows_no_incident(asked: dict[str, str], signed_in: As) -> None:
    page = _page(signed_in, **asked)
    assert page.xpath('//p[@role="alert"]')
    assert not page.find_class("card")


def test_filters_stay_in_the_form_and_in_the_address_of_further_pages(
    signed_in: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marsad.desk.pages.incidents._PAGE", 1)
    page = _page(signed_in, outcome="killed", order="deaths")
    assert page.xpath('//select[@id="outcome"]/option[@selected]/@value') == ["killed"]
    [link] = page.xpath('//nav[@class="pages"]/a/@href')
    assert "outcome=killed" in link
    assert "order=deaths" in link
    assert "page=2" in link


def test_a_weak_toll_says_so_on_its_card(signed_in: As) -> None:
    page = _page(signed_in, grade="contested", outcome="killed")
    [first, *_] = page.find_class("card")
    assert first.xpath('.//li[span[@class="number"]]/span[@class="flags"]/strong')
