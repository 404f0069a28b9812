"""Causes of harm: the language's cases, what has none, and input that means harm."""

import pytest

from marsad.claims.responsibility.causes import cause_of
from marsad.languages.pack import load_pack
from marsad.model.vocabulary import CAUSE_CLASSES
from tests.claims.located import LANGUAGES, cases, figures_of, located, mentions_of

FIGURES = [row for language in LANGUAGES for row in figures_of("causes", language)]
LEAST = {"ar": (60, 12), "en": (30, 5)}


@pytest.mark.parametrize(("language", "case", "figure"), FIGURES, ids=lambda row: str(row)[:60])
def test_cause_of_reads_the_cases(language, case, figure):
    found = cause_of(*located(case["text"], figure["number"], figure["nth"], language), figure["outcome"])
    assert (found and (found.cause, found.text)) == (figure.get("cause") and (figure["cause"], figure["words"])), case[
        "why"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_cases_are_many_and_hold_rejects(language):
    found = cases("causes", language)
    many, rejects = LEAST[language]
    assert len(found) >= many
    assert sum("cause" not in figure for _, _, figure in figures_of("causes", language)) >= rejects
    assert len({case["text"] for case in found}) == len(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cause_of_the_pack_has_a_class_of_the_list(language):
    causes = [entry for entry in load_pack(language).entries if entry.kind == "cause"]
    assert causes
    assert {entry.attributes.get("cause") for entry in causes} <= set(CAUSE_CLASSES)


@pytest.mark.parametrize("outcome", ["detained", "displaced", "missing", "freed", "other"])
def test_cause_of_is_for_the_killed_and_injured(outcome):
    text = "ثلاثة مدنيين في قصف على البلدة"
    assert cause_of(*located(text, "ثلاثة"), outcome) is None
    assert cause_of(*located(text, "ثلاثة"), "killed") is not None


def test_cause_of_gives_the_words_of_the_report():
    text = "أُصيبَ عشرةٌ بقَصْفٍ مدفعيّ على البلدة"
    found = cause_of(*located(text, "عشرةٌ"), "injured")
    assert found is not None
    assert text[found.start : found.end] == found.text == "قَصْفٍ مدفعيّ"


def test_cause_of_reads_a_sentence_of_thousands_of_words():
    text = "قتل 3 في قصف وأصيب 5 بلغم " * 1000
    mentions = mentions_of(text)
    sentence = mentions.sentence(0)
    figures = [at for at in range(len(sentence)) if sentence.is_number(at)]
    mentions.parties(0)
    found = [cause_of(mentions, 0, at, at, "killed") for at in figures]
    assert all(found)
