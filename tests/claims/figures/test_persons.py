"""People named for a figure: the language's cases, what names nobody, and input that means harm."""

import pytest

from marsad.claims.figures.persons import persons_of
from tests.claims.located import LANGUAGES, PACK, cases, figures_of, located, mentions_of

FIGURES = [row for language in LANGUAGES for row in figures_of("persons", language)]
LEAST = {"ar": (60, 20), "en": (20, 6)}


@pytest.mark.parametrize(("language", "case", "figure"), FIGURES, ids=lambda row: str(row)[:60])
def test_persons_of_reads_the_cases(language, case, figure):
    found = persons_of(*located(case["text"], figure["number"], figure["nth"], language), figure["value"])
    expected = [(row["text"], row.get("age"), row.get("sex"), row.get("role")) for row in figure.get("person", ())]
    assert [(person.text, person.age, person.sex, person.role) for person in found] == expected, case["why"]
    assert all(case["text"][person.start : person.end] == person.text for person in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_cases_are_many_and_hold_rejects(language):
    found = cases("persons", language)
    many, rejects = LEAST[language]
    assert len(found) >= many
    assert sum("person" not in figure for _, _, figure in figures_of("persons", language)) >= rejects
    assert len({case["text"] for case in found}) == len(found)


def test_sex_is_never_told_from_a_name():
    for name in PACK.settings["names"]["names"]["given"]:
        text = f"اعتقل مدني يدعى {name} الراشد أمس"
        assert [person.sex for person in persons_of(*located(text, "مدني"), 1)] in ([], [None])


def test_persons_of_gives_nobody_where_nobody_was():
    assert persons_of(*located("لم يقتل أحد، والناجي هو محمد علي", "أحد"), 0) == ()


def test_persons_of_reads_ages_within_a_life():
    text = "قُتل الشاب سامي الحسن ({} عاماً) أمس"
    assert [p.age for p in persons_of(*located(text.format(119), "الشاب"), 1)] == [119]
    assert [p.age for p in persons_of(*located(text.format(500), "الشاب"), 1)] == [None]


def test_persons_of_reads_a_sentence_of_thousands_of_words():
    text = "قتل 3 مدنيين هم محمد علي، وأحمد حسن، " * 800
    mentions = mentions_of(text)
    sentence = mentions.sentence(0)
    figures = [at for at in range(len(sentence)) if sentence.is_number(at)]
    mentions.numbers(0)
    assert any(persons_of(mentions, 0, at, at, 3) for at in figures)
