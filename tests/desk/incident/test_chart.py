"""A toll as a chart: what it draws is what the tables say, whoever reads it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html

from marsad.desk.pages.incident.chart import chart_of
from marsad.desk.pages.incident.figures import Row, State, rows_of
from marsad.desk.pages.tolls import Day, Series
from marsad.interface.labels import labels
from marsad.interface.record_phrases import Names
from marsad.model.called import Called
from marsad.pipeline.build_tolls import resolved
from marsad.record.ask import incidents as ask
from marsad.tolls.explain import explain
from tests.desk.incident.conftest import Shown
from tests.tolls.invented import claim, incident

POLICIES = ("latest-by-origin/1", "ucdp/1", "acled/1", "ibc/1", "airwars/1")


def _data(page: html.HtmlElement) -> dict[str, Any]:
    [script] = page.xpath('//script[@id="toll-data"]')
    assert script.get("type") == "application/json"
    found: dict[str, Any] = json.loads(script.text)
    return found


def _day(cell: html.HtmlElement) -> str | None:
    return next(iter(cell.xpath("./time/@datetime")), None)


def _days(page: html.HtmlElement) -> list[dict[str, Any]]:
    rows = page.xpath('//table[@id="days"]/tbody/tr')
    values = [[int(value) for value in row.xpath("./td/data/@value")] for row in rows]
    return [
        {"day": _day(row.xpath("./th")[0]), "low": low, "best": best, "high": high}
        for row, (low, best, high) in zip(rows, values, strict=True)
    ]


def _figures(page: html.HtmlElement) -> list[tuple[Any, ...]]:
    found = []
    for row in page.xpath('//table[@id="figures"]/tbody/tr'):
        who, number, says, why, claims = row.xpath("./td")
        value = int(number.xpath("./data/@value")[0])
        cited = [each.text_content().strip() for each in claims.xpath(".//a")]
        texts = [each.text_content().strip() for each in (who, says, why)]
        found.append((_day(row.xpath("./th")[0]), value, row.get("data-state"), *texts, cited))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("policy", POLICIES)
def test_the_data_of_the_chart_are_the_rows_of_the_tables(policy: str, shown: Shown) -> None:
    keys = shown(policy=policy).xpath('//select[@id="series"]/option/@value')
    assert keys
    for key in keys:
        page = shown(policy=policy, series=key)
        data = _data(page)
        assert data["days"] == _days(page)
        members = ("day", "value", "state", "who", "says", "why", "claims")
        assert [tuple(point[name] for name in members) for point in data["points"]] == _figures(page)
        assert data["points"]


def test_every_claim_of_a_group_is_a_point(shown: Shown, siege: str) -> None:
    own = {
        one.id
        for one in ask.incident(siege).incident.claims
        if (one.outcome, one.affected) == ("killed", "all") and one.value is not None
    }
    points = _data(shown(series="killed.all"))["points"]
    assert own == {id_ for point in points if point["state"] != "derived" for id_ in point["claims"]}


def test_each_state_has_a_sign_and_a_shape_of_its_own(shown: Shown) -> None:
    page = shown(series="killed.unknown", policy="ucdp/1")
    signs = {
        row.get("data-state"): row.xpath("./td/b")[0].text for row in page.xpath('//table[@id="figures"]/tbody/tr')
    }
    assert signs["derived"] == "◆"
    assert page.xpath('//svg//g[@class="derived"]/path')
    page = shown(series="killed.all")
    drawn = {each.get("class") for each in page.xpath("//svg//g")}
    assert {"counts", "renewed", "fell"} <= drawn
    assert page.xpath('//svg//g[@class="fell"]/path')
    assert page.xpath('//svg//g[@class="counts"]/circle')
    assert "one source" in page.xpath('string(//table[@id="days"]/tbody/tr[1])')


def _series(*days: tuple[str | None, int, int, int]) -> Series:
    each = tuple(Day(day, low, best, high, ()) for day, low, best, high in days)
    return Series("killed.all", "killed · all", each, each[-1], "weak", (), True, 1)


def _row(day: str | None, value: int, state: State = "counts") -> Row:
    return Row(day, "the Watch", value, None, str(value), state, "counts", ("r/1",), day)


def test_of_one_day_there_is_no_chart() -> None:
    assert chart_of(_series(("2031-05-01", 3, 3, 4)), [_row("2031-05-01", 3)], labels("en")) is None
    assert chart_of(_series((None, 3, 3, 4)), [_row(None, 3)], labels("en")) is None


def test_figures_of_no_known_day_are_in_no_drawing() -> None:
    chart = chart_of(
        _series(("2031-05-01", 3, 3, 4), ("2031-05-03", 3, 4, 4)), [_row(None, 3), _row("2031-05-03", 4)], labels("en")
    )
    assert chart is not None
    assert len(chart.points) == 1


def test_a_figure_that_bounds_nothing_is_drawn_though_it_is_above_all_tolls() -> None:
    chart = chart_of(
        _series(("2031-05-01", 3, 3, 4), ("2031-05-03", 3, 4, 4)), [_row("2031-05-02", 900, "fell")], labels("en")
    )
    assert chart is not None
    assert 0 <= chart.points[0].y < chart.height


def test_a_toll_stands_until_the_last_figure_of_the_drawing() -> None:
    chart = chart_of(
        _series(("2031-05-01", 3, 3, 4), ("2031-05-03", 3, 4, 4)), [_row("2031-05-09", 2, "fell")], labels("en")
    )
    assert chart is not None
    ends = [point.partition(",")[0] for point in chart.line.split()]
    assert float(ends[-1]) == max(point.x for point in chart.points)
    assert chart.weak


def test_a_figure_that_many_reports_tell_on_a_day_is_one_point_with_all_their_claims() -> None:
    told = [claim("watch", 9, f"2031-05-01T{hour:02}:00") for hour in (8, 9, 10)]
    story = resolved(incident([*told, claim("watch", 12, "2031-05-02T08:00")]))
    rows = rows_of(
        story, story.tolls, explain(story.tolls[-1], story.incident), Names(labels("en"), Called({}, {}, {}))
    )
    assert [(row.day, row.value, row.state, len(row.claims)) for row in rows] == [
        ("2031-05-01", 9, "renewed", 1),
        ("2031-05-01", 9, "renewed", 2),
        ("2031-05-02", 12, "counts", 1),
    ]
