"""The gazetteer: names to places, namesakes, kinds of places, what each lies in, and the form that is shipped."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from marsad.gazetteer.index import index_file, load_index, make_index, render_index, words_of
from marsad.gazetteer.table import TABLE, Table, Town
from marsad.gazetteer.towns import Gazetteer, load_gazetteer
from marsad.languages.pack import languages, load_pack

ROWS = (
    "#id\tname\tcountry\tprecision\tparent\tlatitude\tlongitude\tpopulation\tar\ten\tdoubtful_ar\tdoubtful_en\n"
    "x:SY\tAland\tSY\tcountry\t\t\t\t\tالند\tAland\t\t\n"
    "x:SY-A\tAlpha Governorate\tSY\tgovernorate\tx:SY\t35.2\t36.2\t\tالفا|النهر\tAlpha\t!النهر\t\n"
    "x:SY-A-1\tBeta District\tSY\tdistrict\tx:SY-A\t\t\t\tبيتا\tBeta\t!بيتا\t\n"
    "t:1\tAlpha\tSY\ttown\tx:SY-A-1\t35.00000\t36.00000\t900000\tالفا\tAl-Alpha|Alpha\t\t\n"
    "t:2\tBeta\tSY\ttown\tx:SY-A\t35.10000\t36.10000\t60000\tبيتا|تل بيتا|الباب\tBeta|Bar\tالباب\tBar\n"
    "t:3\tBeta too\tLB\ttown\tx:LB\t34.10000\t35.10000\t50000\tبيتا\tBeta\t\t\n"
    "t:4\tAlpha small\tYE\ttown\tx:YE\t14.10000\t44.10000\t3000\tالفا|غاما\tGamma\t\t\n"
    "x:BE\tBetaland\tBE\tcountry\t\t\t\t\tبيتاستان|دلتا\tBetaland\t\t\n"
    "t:5\tDelta\tJO\ttown\tx:JO\t31.1\t35.1\t2000000\tدلتا\tDelta\t\t\n"
).encode()


@pytest.fixture
def gazetteer() -> Gazetteer:
    return Gazetteer(ROWS, str, doubtful=("بيتاستان",), trusted=())


def test_named_gives_the_only_bearer(gazetteer: Gazetteer) -> None:
    assert gazetteer.named("تل بيتا") == Town("t:2", "Beta", "SY", "town", 35.1, 36.1, 60000, "x:SY-A")
    assert gazetteer.named("لا شيء") is None


def test_named_gives_the_far_larger_of_namesakes_and_none_where_nothing_tells(gazetteer: Gazetteer) -> None:
    larger = gazetteer.named("الفا")
    assert larger is not None
    assert larger.id == "t:1"
    assert gazetteer.named("بيتا") is None
    assert [town.id for town in gazetteer.meant("بيتا")] == ["t:2", "t:3"]


def test_named_takes_the_namesake_of_a_country_at_hand(gazetteer: Gazetteer) -> None:
    near = gazetteer.named("بيتا", ("LB",))
    assert near is not None
    assert near.id == "t:3"


def test_meant_takes_the_place_of_the_kind_that_is_said(gazetteer: Gazetteer) -> None:
    assert [town.id for town in gazetteer.meant("الفا", "governorate")] == ["x:SY-A"]
    assert [town.id for town in gazetteer.meant("بيتا", "district")] == ["x:SY-A-1"]
    assert gazetteer.meant("الفا", "district") == []


def test_a_country_and_a_city_of_one_name_stay_open(gazetteer: Gazetteer) -> None:
    assert [town.id for town in gazetteer.meant("دلتا")] == ["t:5", "x:BE"]


def test_above_gives_what_a_place_lies_in(gazetteer: Gazetteer) -> None:
    town = gazetteer.town("t:1")
    assert town is not None
    assert [area.id for area in gazetteer.above(town)] == ["x:SY-A-1", "x:SY-A", "x:SY"]
    assert gazetteer.town("") is None
    assert gazetteer.town("t:9") is None
    assert gazetteer.town("t:1\tAlpha") is None


def test_above_ends_in_a_circle_of_parents() -> None:
    rows = "#\na:1\tA\tSY\ttown\ta:2\t\t\t1\tا\t\t\t\na:2\tB\tSY\ttown\ta:1\t\t\t1\tب\t\t\t\n"
    circle = Gazetteer(rows.encode(), str)
    town = circle.town("a:1")
    assert town is not None
    assert len(circle.above(town)) < 10


def test_doubtful_small_and_area_names_are_told(gazetteer: Gazetteer) -> None:
    assert [name for name in gazetteer.all_names() if gazetteer.is_doubtful(name)] == ["النهر", "الباب", "بيتاستان"]
    assert [name for name in gazetteer.all_names() if gazetteer.is_small(name)] == ["غاما"]
    assert [name for name in gazetteer.all_names() if gazetteer.needs_kind(name)] == ["النهر"]
    trusted = Gazetteer(ROWS, str, (), ("الباب", "غاما"))
    assert not trusted.is_doubtful("الباب")
    assert not trusted.is_small("غاما")


def test_names_of_several_words_are_kept_by_their_first(gazetteer: Gazetteer) -> None:
    assert gazetteer.opens("تل")
    assert gazetteer.longer("تل") == (("بيتا",),)
    assert gazetteer.longer("بيتا") == ()


def test_latin_names_are_read_without_their_signs() -> None:
    latin = Gazetteer(ROWS, str.lower, names_in="en")
    assert "al alpha" in latin
    assert latin.is_doubtful("bar")
    assert words_of("deir al-zor'a") == "deir al zor a"


def test_a_pack_that_reads_no_names_has_an_empty_gazetteer() -> None:
    assert "الفا" not in Gazetteer(ROWS, str, names_in="")


def test_an_index_is_taken_from_its_file_only_where_it_fits(tmp_path: Path) -> None:
    table, file = Table(ROWS), tmp_path / "names.ar.txt"
    made = make_index(table, str, "ar")
    file.write_text(render_index(table, str, "ar"), encoding="utf-8")
    assert load_index(table, str, "ar", file) == made
    assert list(load_index(table, str, "ar", file).names) == list(made.names)
    file.write_text(file.read_text("utf-8").replace("غاما", "حلب"), encoding="utf-8")
    assert "حلب" in load_index(table, str, "ar", file).names  # the file is trusted as the package's own
    other = Table(ROWS.replace("غاما".encode(), "زيتا".encode()))
    assert load_index(other, str, "ar", file) == make_index(other, str, "ar")
    assert load_index(table, str.upper, "en", file) == make_index(table, str.upper, "en")
    assert load_index(table, str, "ar", tmp_path / "missing.txt") == made


@pytest.mark.parametrize("code", [code for code in sorted(languages()) if index_file(code).is_file()])
def test_the_shipped_indexes_fit_the_shipped_table(code: str) -> None:
    pack = load_pack(code)
    names_in = pack.settings["places"]["settings"]["names"]
    made = render_index(Table(TABLE.read_bytes()), pack.orthography.fold, names_in)
    assert index_file(code).read_text("utf-8") == made, "run: python -m scripts.build_gazetteer --index"


def test_the_shipped_gazetteer_knows_capitals() -> None:
    for code, names in (
        ("ar", "دمشق SY|بغداد IQ|صنعاء YE|القاهرة EG|كابل AF"),
        ("en", "Damascus SY|Baghdad IQ|Sanaa YE|Cairo EG|Kabul AF|Khartoum SD"),
    ):
        fold = load_pack(code).orthography.fold
        gazetteer = load_gazetteer(fold, names_in=code, language=code)
        for name in names.split("|"):
            said, _, country = name.partition(" ")
            town = gazetteer.named(fold(said))
            assert town is not None, said
            assert town.country == country


def test_the_table_says_where_it_comes_from_and_is_whole() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert "GeoNames (geonames.org), CC BY 4.0" in lines[0]
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    ids = {row[0] for row in rows}
    assert len(ids) == len(rows) > 13_000
    for row in rows:
        assert len(row) == 12
        assert re.fullmatch(r"[A-Z]{2}", row[2])
        assert row[3] in ("country", "governorate", "district", "town")
        assert (row[3] == "country") == (not row[4])
        assert not row[4] or row[4] in ids
        assert row[3] != "town" or (-90 <= float(row[5]) <= 90 and -180 <= float(row[6]) <= 180)
        for names, doubtful in ((row[8], row[10]), (row[9], row[11])):
            assert {name.lstrip("!") for name in doubtful.split("|")} <= {*names.split("|"), ""}


def test_meant_takes_the_larger_namesake_that_the_name_is_the_label_of() -> None:
    rows = (
        "#\n"
        "t:1\tHoms\tSY\ttown\t\t1\t1\t700000\t\tHoms\t\t\n"
        "t:2\tAl Khums\tLY\ttown\t\t1\t1\t200000\t\tHoms|Al Khums\t\t\n"
        "t:3\tTripoli\tLY\ttown\t\t1\t1\t900000\t\tTripoli\t\t\n"
        "t:4\tTripoli\tLB\ttown\t\t1\t1\t300000\t\tTripoli\t\t\n"
    )
    latin = Gazetteer(rows.encode(), str.lower, names_in="en")
    assert [town.id for town in latin.meant("homs")] == ["t:1"]
    assert [town.id for town in latin.meant("tripoli")] == ["t:3", "t:4"]


def test_a_line_is_looked_for_once_also_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    class Counted(bytes):
        walks = 0

        def find(self, *asked: Any) -> int:
            Counted.walks += 1
            return super().find(*asked)

    table = Table(Counted(ROWS))
    for _ in range(3):
        assert (table.of("t:2"), table.of("t:99"), table.names("t:2")["en"]) == (table.of("t:2"), None, ["Beta", "Bar"])
    assert Counted.walks == 2
    monkeypatch.setattr("marsad.gazetteer.table._REMEMBERED", 1)
    assert [table.names(id_).get("en") for id_ in ("t:1", "t:2", "t:1", "t:98")] == [
        ["Al-Alpha", "Alpha"], ["Beta", "Bar"], ["Al-Alpha", "Alpha"], None,
    ]  # fmt: skip
