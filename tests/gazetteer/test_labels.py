"""Of several Arabic names of a place the one is shown by which it is called, and none that no source has of it."""

from __future__ import annotations

import pytest

from marsad.gazetteer.labels import label_file, with_label
from marsad.gazetteer.towns import load_gazetteer
from marsad.incidents.accounts.spots import names_of
from marsad.languages.pack import orthography_of

LABELS = [line.split("\t") for line in label_file("ar").read_text("utf-8").splitlines()[1:]]


def test_every_label_is_a_name_that_a_source_has_of_the_place() -> None:
    fold, gazetteer = orthography_of("ar").fold, load_gazetteer(orthography_of("ar").fold)
    assert len({id_ for id_, _ in LABELS}) == len(LABELS) > 150
    for id_, label in LABELS:
        known = [*gazetteer.table.names(id_).get("ar", ()), *gazetteer.register.names(id_).get("ar", ())]
        assert fold(label) in map(fold, known), (id_, label)
        assert known[0] != label, f"{id_} is called {label} without it"


@pytest.mark.parametrize(
    ("id_", "label"),
    [
        ("geonames:281184", "القدس"),
        ("geonames:281133", "غزة"),
        ("geonames:379252", "الخرطوم"),
        ("geonames:112931", "طهران"),
        ("geonames:250441", "عمان"),
        ("geonames:294801", "حيفا"),
        ("iso:AF-HEL", "هلمند"),
        ("iso:IQ-BG", "بغداد"),
        ("geonames:170063", "حلب"),
    ],
)
def test_a_place_is_called_as_news_call_it(id_: str, label: str) -> None:
    assert names_of(id_)["ar"] == label


def test_other_names_follow_and_other_languages_are_left() -> None:
    assert with_label("geonames:281184", "ar", ["أورشليم", "القدس"]) == ["القدس", "أورشليم"]
    assert with_label("geonames:281184", "ar", ["القُدس"]) == ["القدس", "القُدس"]
    assert with_label("geonames:281184", "en", ["Jerusalem"]) == ["Jerusalem"]
    assert with_label("geonames:1", "ar", ["قرية"]) == ["قرية"]
