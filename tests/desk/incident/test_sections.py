"""What an incident's page tells beside its chart: bounds with their words, policies, disputes, sums, copies, people."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from lxml import html

from marsad.desk.access import Role
from marsad.desk.pages.incident.claims import stated
from marsad.desk.pages.incident.dispatches import dispatches
from marsad.model.incident import IncidentClaim
from marsad.pipeline.build_tolls import counted
from marsad.record.ask.incidents import incident, incidents_of
from marsad.record.ask.reports import Listed
from marsad.record.decide import decide_each
from marsad.record.home import Home
from marsad.record.index.readings import readings_of
from marsad.record.index.up_to_date import bring_up_to_date
from marsad.record.meanwhile import seen
from marsad.record.said import Said
from marsad.tolls.breakdowns import breakdowns_of
from marsad.tolls.compare import compare
from marsad.tolls.explain import explain
from tests.desk import records
from tests.desk.conftest import As
from tests.desk.incident.conftest import Shown, reject
from tests.tolls.invented import claim


def _section(page: html.HtmlElement, id_: str) -> html.HtmlElement:
    [found] = page.xpath(f'//section[@aria-labelledby="{id_}"]')
    return found


def test_every_bound_cites_its_claims_in_their_words(shown: Shown, siege: str) -> None:
    one = incident(siege)
    told, cited = _section(shown(), "behind").text_content(), 0
    for toll in one.last_tolls.values():
        for bound in explain(toll, counted(one.incident)).bounds:
            for id_ in bound.claims:
                report, _, own = id_.rpartition("/")
                reading = readings_of([report])[report]
                read = next(each for each in reading.claims if each.id == own)
                assert id_ in told
                assert reading.report.text[read.quantity.start : read.quantity.end] in told
                cited += 1
    assert cited > len(one.last_tolls)


def test_a_weak_figure_says_so_where_it_stands(shown: Shown, siege: str) -> None:
    rows = shown().xpath('//table[@class="all-tolls"]/tbody/tr')
    last = incident(siege).last_tolls
    weak = sum(toll.grade in ("weak", "contested", "discounted") for toll in last.values())
    assert weak > 1
    beside = [row for row in rows if row.xpath('./td[span[@class="number"]]//span[@class="weak"]/strong')]
    assert (len(rows), len(beside)) == (len(last), weak)


@pytest.mark.parametrize("policy", ["ucdp/1", "acled/1", "ibc/1", "airwars/1"])
def test_another_policy_is_explained_against_the_record_s(shown: Shown, siege: str, policy: str) -> None:
    differs = compare(counted(incident(siege).incident), "latest-by-origin/1", policy)
    page = shown(policy=policy, series="killed.all")
    told = _section(page, "differs")
    assert len(_section(page, "differing").xpath(".//tbody/tr")) == len(differs)
    own = next((each for each in differs if (each.outcome, each.affected) == ("killed", "all")), None)
    if own is not None:
        assert {each.claim for each in own.claims} <= {link.text_content() for link in told.xpath(".//table//a")}
    else:
        assert "is the same under both" in told.text_content()


def test_the_record_s_own_policy_needs_no_explanation(shown: Shown) -> None:
    assert not shown().xpath('//section[@aria-labelledby="differs"]')


def test_both_sides_of_a_contradiction_stand_in_their_words(shown: Shown, siege: str) -> None:
    articles = _section(shown(), "against").find_class("against")
    one = incident(siege)
    assert len(articles) == len(one.contradictions)
    for each, article in zip(one.contradictions, articles, strict=True):
        quotes = article.xpath('.//q[contains(@class, "words")]')
        assert len(quotes) == len(each.claims)
        assert all(quote.get("dir") in ("rtl", "ltr") and quote.text_content().strip() for quote in quotes)
        assert all(quote.xpath("./mark") for quote in quotes)
        for word in each.words:
            assert word.quote.text in article.text_content()


def test_a_correction_has_both_figures(shown: Shown, siege: str) -> None:
    [correction] = incident(siege).corrections
    links = _section(shown(), "corrected").xpath(".//a/bdi/text()")
    assert links == [correction.from_claim, correction.to_claim]


def test_sums_say_whether_they_agree(shown: Shown, siege: str) -> None:
    found = breakdowns_of(incident(siege).incident.claims)
    told = _section(shown(), "sums")
    rows = told.xpath(".//tbody/tr")
    assert sorted(row.get("class") for row in rows) == sorted(f"sum-{each.verdict}" for each in found)
    assert "the parts make the total" in told.text_content()


def _listed(*ids: str) -> dict[str, Listed]:
    return {id_: Listed(id_, f"2031-05-0{n}", None, None, None, "en", "") for n, id_ in enumerate(ids, 1)}


def test_copies_stand_under_the_earliest_of_their_set() -> None:
    found = dispatches(["a", "b", "c", "d"], _listed("c", "a", "b", "d"), [("a", "c"), ("b", "c")])
    assert [(each.report.id, [copy.id for copy in each.copies]) for each in found] == [("c", ["a", "b"]), ("d", [])]


def test_every_report_of_the_incident_is_there_once(shown: Shown, siege: str) -> None:
    links = _section(shown(), "reports").xpath('.//a[starts-with(@href, "/reports/")]/bdi/text()')
    assert len(links) == len(set(links))
    assert set(incident(siege).incident.reports) <= set(links)


def test_a_copied_figure_stands_under_the_one_that_it_carries() -> None:
    first = claim("watch", 5, "2031-05-01T08:00", report="r1")
    copy = claim("watch", 5, "2031-05-01T09:00", report="r2", copy_of="r1")
    other = claim("watch", 6, "2031-05-02T09:00", report="r3", copy_of="r1")
    found = stated([copy, other, first])
    assert [(each.claim.report, [one.report for one in each.copies]) for each in found] == [("r1", ["r2"]), ("r3", [])]


def test_no_claim_is_lost_among_copies(siege: str) -> None:
    claims = incident(siege).incident.claims
    found: list[IncidentClaim] = []
    for each in stated(claims):
        found += [each.claim, *each.copies]
    assert sorted(one.id for one in found) == sorted(one.id for one in claims)


def test_who_passed_on_whose_count_is_listed(shown: Shown) -> None:
    told = _section(shown(), "who")
    assert "Syrian Observatory for Human Rights" in told.text_content()
    assert "Jazira Monitor" in told.xpath("string((.//table)[2])")


def test_a_decision_stands_with_its_author_and_strikes_its_claim(shown: Shown, siege: str) -> None:
    id_ = incident(siege).last_tolls["killed", "all"].cites[0]
    because = "counted twice <script>alert(1)</script>"
    reject(id_, "Rana\u202e", because)
    page = shown(series="killed.all")
    [ruling] = _section(page, "rulings").find_class("ruling")
    assert "Rana" in ruling.text_content()
    assert because in ruling.text_content()
    assert id_ in ruling.text_content()
    assert "\u202e" not in html.tostring(page, encoding="unicode")
    row = next(row for row in page.xpath('//table[@id="figures"]/tbody/tr') if id_ in row.text_content())
    assert row.get("data-state") == "fell"
    assert "rejected" in row.text_content()
    assert "Rana" in _section(page, "moments").text_content()


def test_a_decision_stands_in_words_with_both_who_took_it(shown: Shown, siege: str, signed_in: As) -> None:
    id_ = incident(siege).last_tolls["killed", "all"].cites[0]
    said = Said("correct", (id_,), {"value": 1250, "origin": "witness", "first": "2022-01-20", "last": None})
    decide_each([said], author="Rana", agreed="Sami\u202e", because="x", clock=datetime.now(UTC), since=seen())
    bring_up_to_date(None)
    report = html.fromstring(signed_in(Role.CODER).get(f"/reports/{id_.rpartition('/')[0]}/").content.decode())
    for ruling in (_section(shown(), "rulings").find_class("ruling")[0], report.find_class("rulings")[0]):
        told = " ".join(ruling.text_content().split())
        for words in ("Rana, Sami", "Number: 1,250", "Who counted: witnesses"):
            assert words in told
        assert "Until" not in told
        assert "\u202e" not in told


def test_a_page_for_filing_names_policy_time_and_record(shown: Shown) -> None:
    page = shown(policy="ucdp/1", as_of="2022-01-31")
    [filed] = page.find_class("filed")
    told = " ".join(filed.text_content().split())
    for word in ("ucdp/1", "latest-by-origin/1", "31 January 2022 23:59 UTC", "sha256:"):
        assert word in told
    assert page.xpath('//link[@media="print"]/@href') == ["/static/desk/print.css"]


@pytest.mark.parametrize("name", ["claims", "moments", "against", "reports", "sums", "rulings"])
@pytest.mark.parametrize("page", ["2", "99999", "-1", "x", ""])
def test_any_part_of_a_list_can_be_asked_for(shown: Shown, name: str, page: str) -> None:
    assert shown(**{name: page}).xpath("//h1")


def test_what_reports_say_is_text_and_never_markup(desk: Home, signed_in: As) -> None:
    text = (
        "Manbij - 14 people were killed when a car bomb exploded in a market in Manbij on Monday, the "
        "<img src=x onerror=alert(1)> Watch\u202e said."
    )
    line = {
        "id": "x<b>1</b>",
        "text": text,
        "published": "2031-05-05T10:00:00+00:00",
        "outlet": '"><script>alert(2)</script>',
        "title": "\u202ereversed <i>title</i>",
        "language": "en",
    }
    records.add(desk, [line])
    [id_] = incidents_of("x<b>1</b>")
    answer = signed_in(Role.READER).get(f"/incidents/{id_}/").content.decode()
    assert "&lt;img src=x" in answer
    for bad in ("<script>alert", "<img src=x", "<i>title", "x<b>1"):
        assert bad not in answer
    assert "\u202e" not in answer


def test_a_line_that_never_ends_is_shown_whole_and_harmless(desk: Home, signed_in: As) -> None:
    giant = "ا" * 20_000
    line = {
        "id": "endless",
        "text": f"Manbij - 14 people were killed when a car bomb exploded in Manbij on Monday, {giant} said.",
        "published": "2031-05-05T10:00:00+00:00",
        "outlet": giant[:900],
        "title": giant[:900],
        "language": "en",
    }
    records.add(desk, [line])
    assert incidents_of("endless")
    for id_ in incidents_of("endless"):
        assert signed_in(Role.READER).get(f"/incidents/{id_}/").status_code == 200
