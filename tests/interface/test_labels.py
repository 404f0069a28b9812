"""The interface's words are there in every language, for everything that a reading can hold."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import tomli

import marsad
from marsad.interface.labels import INTERFACE_LANGUAGES, interface_language, isolate, labels, plain
from marsad.interface.record_phrases import rule
from marsad.languages.pack import load_pack
from marsad.model import vocabulary
from marsad.model.claim import Reading
from marsad.model.events import EVENT_TYPES
from marsad.model.people import ALIKE, APART
from marsad.tolls.policies.known import POLICIES


def _leaves(table: Any, path: str = "") -> dict[str, str]:
    if not isinstance(table, dict):
        return {path: table}
    return {name: leaf for key, value in table.items() for name, leaf in _leaves(value, f"{path}.{key}").items()}


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_labels_have_the_same_keys_and_fields_in_every_language() -> None:
    catalogues = {language: _leaves(labels(language).words) for language in INTERFACE_LANGUAGES}
    plural = re.compile(r"\.count\.\w+\.(?!other)\w+")
    keys = {language: {key for key in words if not plural.fullmatch(key)} for language, words in catalogues.items()}
    assert keys["ar"] == keys["en"]
    for key in keys["en"]:
        assert _fields(catalogues["ar"][key]) == _fields(catalogues["en"][key]), key


def test_labels_in_arabic_are_arabic() -> None:
    latin = {
        key for key, word in _leaves(labels("ar").words).items() if re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", word))
    }
    assert latin == {".doubt.pdf-text", ".serve.address", ".verify.unchecked"}


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
@pytest.mark.parametrize(
    ("section", "symbols"),
    [
        ("outcome", vocabulary.OUTCOMES),
        ("quantity", vocabulary.QUALIFIERS),
        ("basis", vocabulary.BASES),
        ("stance", vocabulary.STANCES),
        ("tag", vocabulary.TAGS),
        ("source", vocabulary.SOURCE_KINDS),
        ("cause", vocabulary.CAUSE_CLASSES),
        ("event", [event.id for event in EVENT_TYPES]),
        ("named", (*ALIKE, *APART)),
    ],
)
def test_labels_name_everything_of_the_closed_lists(language: str, section: str, symbols: list[str]) -> None:
    words = labels(language).words[section]
    assert [symbol for symbol in symbols if symbol not in words] == []


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_labels_name_what_the_words_of_a_pack_are(language: str) -> None:
    entries = load_pack("ar").entries
    kinds = {entry.attributes["kind"] for entry in entries if entry.kind in ("party", "body") and entry.attributes}
    senses = {entry.sense for entry in entries if entry.kind == "reporting"}
    assert kinds - labels(language).words["party"].keys() == set()
    assert senses - labels(language).words["saying"].keys() == set()


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1, "رقم واحد"),
        (2, "رقمان"),
        (3, "3 أرقام"),
        (11, "11 رقماً"),
        (100, "100 رقم"),
        (103, "103 أرقام"),
        (0, "0 رقم"),
    ],
)
def test_labels_count_in_the_plural_form_of_the_number(number: int, shown: str) -> None:
    assert labels("ar").count("figures", number) == shown


def test_labels_count_in_english() -> None:
    assert [labels("en").count("figures", number) for number in (0, 1, 2, 1200)] == [
        "0 figures", "1 figure", "2 figures", "1,200 figures",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "environment", "language"),
    [
        (None, {}, "en"),
        (None, {"LANG": "ar_SY.UTF-8"}, "ar"),
        (None, {"LANG": "ar_SY.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        (None, {"LC_MESSAGES": "ar"}, "ar"),
        (None, {"LANG": "C"}, "en"),
        ("ar", {"LANG": "C"}, "ar"),
    ],
)
def test_interface_language_is_the_one_said_else_the_environments(
    said: str | None, environment: dict[str, str], language: str
) -> None:
    assert interface_language(said, environment) == language


def test_isolate_holds_whatever_the_words_hold() -> None:
    assert isolate("أ\u2069\u202eب\n\x1b[2J ج") == "\u2068أب [2J ج\u2069".replace("أب ", "أب ")
    assert plain("a\tb\r\n c\x00") == "a b c"


def test_labels_name_the_doubts_of_the_format(reading: Reading) -> None:
    for language in INTERFACE_LANGUAGES:
        assert all(doubt in labels(language).words["doubt"] for claim in reading.claims for doubt in claim.doubts)


@pytest.mark.slow
def test_labels_name_everything_that_reading_the_cases_gives() -> None:
    symbols: dict[str, set[str]] = {"doubt": set(), "check": set(), "slot": set(), "person": set(), "precision": set()}
    for file in sorted((files("marsad.languages") / "ar" / "cases").iterdir(), key=lambda file: file.name):
        for text in _texts(tomli.loads(file.read_text("utf-8"))):
            reading = marsad.read(text, language="ar", published="2022-01-26")
            symbols["doubt"].update(doubt for claim in reading.claims for doubt in claim.doubts)
            symbols["check"].update(check.kind for check in reading.checks)
            symbols["slot"].update(trace.slot for trace in reading.traces)
            symbols["person"].update(person.sex for claim in reading.claims for person in claim.persons if person.sex)
            symbols["precision"].update(
                item.place.precision for item in reading.claims if item.place and item.place.precision
            )
    symbols["check"] -= {"parts-sum-to-total"}
    assert all(symbols.values())
    for language in INTERFACE_LANGUAGES:
        for section, found in symbols.items():
            assert found - set(labels(language).words[section]) == set(), section


def _texts(table: Any) -> Iterator[str]:
    if isinstance(table, dict):
        for key, value in table.items():
            if key == "text" and isinstance(value, str):
                yield value
            else:
                yield from _texts(value)
    elif isinstance(table, list):
        for value in table:
            yield from _texts(value)


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_labels_say_every_rule_of_every_policy(language: str) -> None:
    for policy in POLICIES.values():
        for each in policy.rules:
            told = rule(each.says, labels(language))
            assert (told == each.says) == (language == "en"), each.says
