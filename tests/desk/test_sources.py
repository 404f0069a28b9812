"""Pages of origins and parties: what they said, who relays whom, what is claimed of them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import partial

import pytest
from django.urls import reverse

from marsad.desk.access import Role
from marsad.desk.pages.pictures import bars_of, web_of
from marsad.intake.files import received_of_bytes
from marsad.intake.items import Given, Item
from marsad.intake.lines import line_builder
from marsad.record.ask.sources import Relayed, origins, relays
from marsad.record.bring_in import How, bring_in
from marsad.record.home import Home
from tests.desk.conftest import As
from tests.desk.queries import queries_of


@pytest.mark.usefixtures("told")
def test_a_source_shows_who_carried_its_figures_as_a_picture_and_a_table(signed_in: As, ids: dict[str, str]) -> None:
    answer = signed_in(Role.READER).get(f"/sources/{ids['origin']}/")
    said = answer.content.decode()
    assert "<svg" in said
    for one, name in answer.context["after"]:
        assert said.count(f">{one.figures:,}<") >= 1
        assert name in said
    told = {figure["id"] for each in answer.context["incidents"] for figure in each["figures"]}
    assert ids["claim"] in told


def test_a_party_page_tells_its_names_and_whose_the_loaded_ones_are(signed_in: As) -> None:
    said = signed_in(Role.READER).get("/parties/islamic-state/").content.decode()
    assert "تنظيم الدولة الإسلامية" in said
    assert "Islamic State" in said
    assert said.index("Loaded names") < said.index("Daesh gangs") < said.index("Whose words")


DONE = (
    "قُتل خمسة من عناصر قوات سوريا الديمقراطية في هجوم شنه تنظيم الدولة الإسلامية على بلدة الشحيل يوم الاثنين، "
    "بحسب المرصد السوري لحقوق الإنسان."
)


@pytest.mark.usefixtures("told")
def test_a_party_page_shows_what_is_claimed_of_it(desk: Home, signed_in: As) -> None:
    item = Item("a", lambda: received_of_bytes(DONE.encode(), "a", Given("2023-02-07")))
    assert [one.outcome for some in bring_in([item], How(None, frozenset()), _now) for one in some] == ["new"]
    client = signed_in(Role.READER)
    rows = {row["id"]: row for row in client.get("/parties/").context["page"].object_list}
    assert rows["islamic-state"]["responsible"] == 1
    assert rows["sdf"]["affected"] == 1
    for page in ("/parties/islamic-state/", "/parties/sdf/"):
        answer = client.get(page)
        figures = [figure for each in answer.context["incidents"] for figure in each["figures"]]
        assert [figure["origin"] for figure in figures] == ["sohr"]
    assert 'class="card"' in client.get("/search/?responsible=islamic-state").content.decode()


HOSTILE = (
    "<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "\u202eWire", "=1+1|calc", "{{ 7 }}", "a/../b?c#d",
)  # fmt: skip


def test_what_outlets_call_themselves_is_shown_harmless(desk: Home, signed_in: As) -> None:
    """An outlet's name comes with the reports that somebody sends."""
    lines = [
        json.dumps(
            {"id": f"h{at}", "outlet": outlet, "title": outlet, "text": f"{outlet}\n{DONE}", "published": "2023-02-07"}
        )
        for at, outlet in enumerate(HOSTILE)
    ]
    build = line_builder(Given())
    items = [Item(f"h:{at}", partial(build, line.encode(), f"h:{at}")) for at, line in enumerate(lines)]
    assert [one.outcome for some in bring_in(items, How(None, frozenset()), _now) for one in some] == ["new"] * len(
        HOSTILE
    )
    client = signed_in(Role.ADMINISTRATOR)
    pages = [
        "/sources/",
        "/sources/sohr/",
        "/parties/sdf/",
        "/search/?q=الشحيل",
        "/search/?affected=sdf",
        "/incidents/",
    ]
    pages += [reverse("source", args=[one.id]) for one in (*origins(), *relays("sohr", 50)[1])]
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200, page
        said = answer.content.decode()
        assert "<img" not in said
        assert "<script>alert" not in said


def _now() -> datetime:
    return datetime.now(UTC)


@pytest.mark.parametrize("page", ["/sources/nobody/", "/parties/nobody/", "/parties/%3Cscript%3E/"])
def test_somebody_whom_nobody_knows_is_told_plainly(page: str, signed_in: As) -> None:
    answer = signed_in(Role.READER).get(page)
    assert answer.status_code == 404
    assert "<script>" not in answer.content.decode()


@pytest.mark.parametrize("page", ["/sources/", "/sources/{origin}/", "/parties/", "/parties/sdf/"])
def test_queries_do_not_grow_with_incidents(
    page: str, signed_in: As, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, counts = signed_in(Role.READER), []
    for size in (1, 15):
        monkeypatch.setattr("marsad.desk.pages.parts._PAGE", size)
        counts.append(queries_of(client, page.format(**ids)))
    assert counts[0] == counts[1]


def test_a_picture_of_who_relays_whom_has_both_sides() -> None:
    web = web_of([(Relayed("a", 4, 1), "A" * 80)], [(Relayed("b", 2, 1), "B"), (Relayed("c", 1, 1), "C")])
    assert web is not None
    assert [knot.whole for knot in web.before] == ["A" * 80]
    assert web.before[0].name.endswith("…")
    assert [knot.figures for knot in web.after] == [2, 1]
    assert all(0 < knot.y < web.height for knot in (*web.before, *web.after))
    assert web_of([], []) is None


def test_bars_are_of_days_or_of_months() -> None:
    days = bars_of([("2022-01-01", 2), ("2022-01-03", 4)])
    assert days is not None
    assert (len(days.bars), days.most, days.monthly) == (2, 4, False)
    assert days.rows == (("2022-01-03", 4), ("2022-01-01", 2))
    months = bars_of([("2012-01-01", 1), ("2022-01-01", 2), ("2022-01-09", 3)])
    assert months is not None
    assert months.rows[0] == ("2022-01", 5)
    assert len(months.rows) == 1  # ten years are more than a drawing shows
    assert bars_of([]) is None
