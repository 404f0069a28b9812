"""What readers see drawn: the map of what is published and nothing else, and each toll over time. Without a script."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime, timedelta

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from marsad.desk import context
from marsad.desk.edition import drawn
from marsad.desk.edition.drawn import HEIGHT, WIDTH, drawing_of
from marsad.desk.edition.edition import Edition
from marsad.desk.pages.maps import Item, Told, incident_place
from marsad.interface.manner import Digits, Manner
from marsad.model.incident import IncidentPlace
from marsad.record.ask.lists import latest
from marsad.record.home import Home
from marsad.record.index.up_to_date import bring_up_to_date
from marsad.record.project import Project
from marsad.record.publish import publish, withdraw
from tests.desk.published_story import FIRST, LATER, add, incident_of

ALEPPO = IncidentPlace("Aleppo", 36.20124, 37.16117, "town", "SY")
PRISON = IncidentPlace("Sinaa prison", 36.50237, 40.74772, "facility", "SY")
SYRIA = IncidentPlace("Syria", None, None, "country", "SY")
UNKNOWN = IncidentPlace(None, None, None, None, None)
BASRA = {
    **FIRST[1],
    "id": "b1",
    "published": "2021-05-09T12:00:00+00:00",
    "text": "قتل 5 أشخاص في انفجار في مدينة البصرة يوم 9 أيار 2021، بحسب مديرية الصحة.",
}
EVIL = "</title></svg><script>alert(1)</script><img src=x onerror=alert(1)>"


def _told(place: IncidentPlace, name: str = "Shelling of the mill") -> Told:
    return incident_place(place, Item(name, "incidents/i-1.html", "2024-03-04"))


def _publish(incident: str, minute: int = 0) -> None:
    clock = datetime.now(UTC) + timedelta(minutes=minute)
    publish(incident, author="Huda", because="checked", clock=clock)
    bring_up_to_date(None)


def _page(home: Home, path: str) -> str:
    pieces = Edition(home, Project()).pieces(path)
    assert pieces is not None, path
    return b"".join(pieces).decode()


def test_a_dot_is_drawn_only_where_the_place_is_known(desk: Home) -> None:
    with override("en"):
        map_ = drawing_of([_told(ALEPPO), _told(ALEPPO, "Another"), _told(PRISON), _told(SYRIA), _told(UNKNOWN)])
    assert map_ is not None
    assert [mark.shape for mark in map_.marks] == ["area", "ring", "point"]
    area, ring, point = map_.marks
    assert area.path.startswith("M")
    assert ring.r > point.r
    assert "its own position is not known" in ring.says
    assert point.says.startswith("2 here")
    words = [re.sub("[\u2068\u2069]", "", name.words) for name in map_.names]
    assert sorted(words) == ["Aleppo (town) · 2", "≈ Al Hasakah (town)", "≈ Syria (country)"]
    assert (len(map_.placed), len(map_.unplaced)) == (4, 1)


def test_all_of_it_is_in_the_drawing(desk: Home) -> None:
    far = IncidentPlace("Nowhere in the register", 15.5, 32.5, "town", "SD")
    with override("en"):
        map_ = drawing_of([_told(ALEPPO), _told(far)])
    assert map_ is not None
    assert len(map_.marks) == len(map_.names) == 2
    for mark in map_.marks:
        assert mark.r < mark.x < WIDTH - mark.r
        assert mark.r < mark.y < HEIGHT - mark.r
    assert map_.marks[0].y < map_.marks[1].y
    numbers = [*map(float, re.findall(r"-?\d+\.\d", map_.ground.land + map_.ground.settled))]
    assert len(numbers) > 200
    for path in (map_.ground.land, map_.ground.lakes):
        assert all(-10 <= number <= WIDTH + 10 for number in map(float, re.findall(r"-?\d+\.\d", path)))


def test_what_has_no_place_has_no_map(desk: Home) -> None:
    assert drawing_of([_told(UNKNOWN)]) is None
    assert drawing_of([]) is None


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_names_are_text_and_nothing_runs(lang: str, desk: Home) -> None:
    with override(lang):
        places = (
            ALEPPO,
            PRISON,
            IncidentPlace(EVIL + "\u202e", 33.5, 36.3, "town", "SY"),
            IncidentPlace(EVIL + "\u202e", None, None, None, None),
        )
        page = render_to_string("edition/_map.html", {"map": drawing_of([_told(place, EVIL) for place in places])})
    assert "&lt;img src=x" in page
    for sign in ("<script", "<img", "\u202e", "style="):
        assert sign not in page
    assert page.count("<svg") == page.count("</svg>")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_front_has_a_map_of_what_is_published_and_nothing_else(lang: str, story: Home) -> None:
    add(story, (BASRA,))
    bring_up_to_date(None)
    shown = incident_of_r1()
    [hidden] = [one for one in latest() if one != shown]
    _publish(shown)
    page = _page(story, f"{lang}/index.html")
    assert page.count("<circle") == 2  # the mark, and its sign in the key
    assert "Natural Earth" in page
    assert f'<li><a href="incidents/{shown}.html">' in page
    for sign in (hidden, "Basra", "البصرة"):
        assert sign not in page
    _publish(hidden, 1)
    page = _page(story, f"{lang}/index.html")
    assert page.count("<circle") == 3
    assert {"en": "Basra", "ar": "البصرة"}[lang] in page
    for minute, incident in enumerate((shown, hidden), 2):
        clock = datetime.now(UTC) + timedelta(minutes=minute)
        withdraw(incident, author="Huda", because="wrong", notice="Wrong.", clock=clock)
        bring_up_to_date(None)
    assert "<svg" not in _page(story, f"{lang}/index.html")


def incident_of_r1() -> str:
    from marsad.record.ask.incidents import incidents_of

    return incidents_of("r1")[0]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_toll_of_several_days_is_drawn_with_every_figure_of_them(lang: str, story: Home) -> None:
    incident = incident_of(story)
    _publish(incident)
    assert "<svg" not in _page(story, f"{lang}/incidents/{incident}.html")
    add(story, LATER)
    bring_up_to_date(None)
    _publish(incident, 1)
    page = _page(story, f"{lang}/incidents/{incident}.html")
    [chart] = re.findall('<svg class="chart".*?</svg>', page, re.DOTALL)
    assert re.search('<polygon class="band" points="[0-9]', chart)
    said = re.findall("<title>(.*?)</title>", chart)
    assert set(re.findall(r"· \u2068?(\d+)", " ".join(said))) == {"11", "12", "17"}
    assert 'role="img"' in chart
    assert '<td><span class="figure' in page.partition(chart)[2]


def test_it_is_the_same_every_time_whoever_has_it_made(story: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    add(story, (*LATER, BASRA))
    bring_up_to_date(None)
    incidents = list(latest())
    assert len(incidents) == 2
    for minute, incident in enumerate(incidents):
        _publish(incident, minute)
    paths = ["en/index.html", "ar/index.html", *(f"en/incidents/{one}.html" for one in incidents)]
    before = [_page(story, path) for path in paths]
    shutil.rmtree(story.published)
    drawn._ground.cache_clear()
    monkeypatch.setattr(context, "manner", lambda: Manner(digits=Digits.ARABIC))
    assert [_page(story, path) for path in paths] == before
    assert "<svg" in before[0]
