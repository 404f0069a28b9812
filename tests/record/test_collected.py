"""What a project does not collect stands nowhere in what its record works with."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model.claim import Claim, Person, Reading
from marsad.model.json import dumps, reading_to_dict
from marsad.pipeline.read_report import read_report, report_from_text
from marsad.record.collected import collected
from marsad.record.kept_reading import from_bytes, to_bytes
from marsad.record.search_words import indexed_words

NAMES = frozenset({"names"})
TEXT = (
    "وقعت غارة على بلدة التل\n"
    "قال مصدر محلي إن القصف أدى إلى مقتل الطفلة مريم عبد الله الحموي (8 أعوام). وقال والد مريم إن عبدالله الحموي نجا، ثم أضاف «ومريم ماتت»."
)
#: Members that hold words of a report: the name is put into each of them.
WORDS = frozenset({"text", "title", "note", "file", "role"})


def _with(noun: Any, said: str) -> Any:
    """A noun with further words in every slot that holds words."""
    if isinstance(noun, tuple):
        return tuple(_with(one, said) for one in noun)
    if not is_dataclass(noun) or isinstance(noun, type | Person):
        return noun
    made = {}
    for each in fields(noun):
        value = getattr(noun, each.name)
        spoken = each.name in WORDS and (isinstance(value, str) or value is None)
        made[each.name] = f"{value or ''} {said} " if spoken else _with(value, said)
    return replace(noun, **made)


def _named(reading: Reading, name: str) -> Reading:
    def named(claim: Claim) -> Claim:
        return replace(claim, persons=(Person(0, len(name), name, 34, "man", "المسعف"),))

    return replace(reading, claims=tuple(map(named, reading.claims)))


def _letters(text: str) -> str:
    """Letters alone, each in one form: what any spelling of a name comes to."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalpha() and c != "ـ")
    return plain.translate(str.maketrans("ىةأإآ", "يهااا"))


def _all(reading: Reading) -> str:
    return dumps(reading_to_dict(reading)) + reading.report.text


GIVEN = st.sampled_from(["فراس", "سُعاد", "أنس", "نُهى", "Firas", "Noha", "عبد الحليم", "هبة"])
FAMILY = st.sampled_from(["الكسواني", "الدروبي", "زيتونـة", "al-Kiswani", "Dróubi", "بني هلال"])


@settings(deadline=None)
@given(GIVEN, FAMILY, st.sampled_from(["{}", "و{}", "لل{}", "«{}»", "({})،", "{}\u200f"]), st.booleans())
def test_collected_without_names_has_a_name_in_no_slot(given_name: str, family: str, around: str, part: bool) -> None:
    name = f"{given_name} {family}"
    said = around.format(given_name if part else name)
    if said.startswith("لل"):
        said = f"ل{given_name}"
    whole = _named(_with(read_report(report_from_text(TEXT, published="2022-03-08")), said), name)
    assert _letters(given_name) in _letters(_all(whole))
    left = _letters(_all(collected(whole, NAMES)))
    assert _letters(name) not in left
    assert _letters(given_name) not in left


def test_collected_without_names_keeps_places_figures_and_lengths() -> None:
    whole = read_report(report_from_text(TEXT, published="2022-03-08"))
    assert [person.text for claim in whole.claims for person in claim.persons] == ["مريم عبد الله الحموي"]
    left = from_bytes(to_bytes(collected(whole, NAMES)))
    assert len(left.report.text) == len(whole.report.text)
    assert "مريم" not in left.report.text
    assert "مريم" in indexed_words(whole.report.text)
    assert "مريم" not in indexed_words(left.report.text)
    assert "الحموي" not in left.report.text
    assert [claim.id for claim in left.claims] == [claim.id for claim in whole.claims]
    assert [claim.place for claim in left.claims] == [claim.place for claim in whole.claims]
    person = left.claims[0].persons[0]
    assert (person.text, person.age, person.sex) == ("█" * len("مريم عبد الله الحموي"), 8, "woman")
    assert left.report.text[person.start : person.end] == "█" * len("مريم عبد الله الحموي")


@pytest.mark.parametrize(
    ("field", "left"),
    [("ages", (None, "man", "المسعف")), ("sexes", (34, None, "المسعف")), ("roles", (34, "man", None))],
)
def test_collected_leaves_out_what_is_said_of_a_person(reading: Reading, field: str, left: tuple[Any, ...]) -> None:
    persons = [one for claim in collected(_named(reading, "فراس"), frozenset({field})).claims for one in claim.persons]
    assert persons
    assert {(one.text, one.age, one.sex, one.role) for one in persons} == {("فراس", *left)}


def test_collected_leaves_out_statements(reading: Reading) -> None:
    assert reading.statements
    assert collected(reading, frozenset({"statements"})).statements == ()


def test_collected_is_the_reading_itself_where_all_is_collected(reading: Reading) -> None:
    assert collected(reading, frozenset()) is reading
    assert collected(replace(reading, claims=()), NAMES) == replace(reading, claims=())
