"""Numbers: the language's cases, what the vowels tell, what else a number counts, and input that means harm."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.languages.pack import load_pack
from marsad.mentions.numbers import counts_other, find_numbers
from marsad.model.mention import NumberMention
from marsad.model.vocabulary import QUALIFIERS
from marsad.text.fold import Folded, fold
from marsad.text.sentences import split
from marsad.text.tokens import Sentence, tokenise
from tests.growth import grows_in_step, seconds_of

PACK = load_pack("ar")
#: How many cases each language has at least, how many of them are rejects, and how many count something else than people.
SIZES = {"ar": (620, 120, 60), "en": (330, 60, 60)}
CASES = {
    code: tomllib.loads((files(f"marsad.languages.{code}") / "cases" / "numbers.toml").read_text("utf-8"))["case"]
    for code in SIZES
}
AMBIGUOUS = "ambiguous-dual"


def read(text: str, vowels: bool = True, language: str = "ar") -> list[tuple[Folded, Sentence, NumberMention]]:
    pack = load_pack(language)
    folded = fold(text, pack.orthography)
    found = []
    for number, (start, end) in enumerate(split(folded, pack.stops)):
        sentence = tokenise(folded.text, start, end, pack.lexicon, number, folded)
        original = (lambda first, last: folded.span(first, last).text) if vowels else None
        found += [(folded, sentence, mention) for mention in find_numbers(sentence, original)]
    return found


def numbers_of(text: str, vowels: bool = True) -> list[tuple[str, NumberMention]]:
    return [(folded.span(one.start, one.end).text, one) for folded, _, one in read(text, vowels)]


def rows(text: str, language: str) -> list[tuple[str, int | None, int | None, str, str | None]]:
    """Each quantity that the text surely holds: its words, value, upper value, qualifier, what else it counts."""
    return [
        (
            folded.span(one.start, one.end).text,
            one.value,
            one.value_high,
            one.qualifier,
            counts_other(sentence, one),
        )
        for folded, sentence, one in read(text, language=language)
        if one.rule != AMBIGUOUS
    ]


def expected_rows(case: dict) -> list[tuple[str, int | None, int | None, str, str | None]]:
    return [
        (row["text"], row.get("value"), row.get("value_high"), row.get("qualifier", "exact"), row.get("other"))
        for row in case["numbers"]
    ]


@pytest.mark.parametrize(
    ("language", "case"),
    [(code, case) for code, cases in CASES.items() for case in cases],
    ids=lambda row: row if isinstance(row, str) else row["text"],
)
def test_find_numbers_reads_the_cases(language, case):
    assert rows(case["text"], language) == expected_rows(case), case["why"]


@pytest.mark.parametrize("language", SIZES)
def test_cases_are_many_and_hold_rejects(language):
    cases, (many, rejects, others) = CASES[language], SIZES[language]
    assert len(cases) >= many
    assert sum(not case["numbers"] for case in cases) >= rejects
    assert sum(any("other" in row for row in case["numbers"]) for case in cases) >= others
    assert len({case["text"] for case in cases}) == len(cases)
    assert all(row.get("qualifier", "exact") in QUALIFIERS for case in cases for row in case["numbers"])


@pytest.mark.parametrize("file", ["numerals", "units"])
def test_entries_are_found_where_they_say(file):
    wrong = []
    for entry in PACK.entries:
        if not entry.file.endswith(f"{file}.toml"):
            continue
        for found_there, texts in ((True, entry.accept), (False, entry.reject)):
            for text in texts:
                folded = fold(text, PACK.orthography).text
                sentence = tokenise(folded, 0, len(folded), PACK.lexicon)
                found = any(
                    match.entry is entry for at in range(len(sentence)) for match in sentence.all_at(at, entry.kind)
                )
                if found != found_there:
                    wrong.append((entry.id, text, found_there))
    assert not wrong


@pytest.mark.parametrize(
    "unit", ["hundred ", "one ", "two-", "a dozen ", "between 3 and ", "12 armed ", "5m ", "of the "]
)
def test_find_numbers_of_english_is_linear(unit):
    pack = load_pack("en")

    def seconds(times: int) -> float:
        folded = fold(unit * times, pack.orthography)
        sentence = tokenise(folded.text, 0, len(folded.text), pack.lexicon, 0, folded)
        return seconds_of(lambda: [counts_other(sentence, one) for one in find_numbers(sentence)])

    assert grows_in_step(seconds, 2_000)


def test_whole_tokens_take_in_the_approximators():
    ((text, mention),) = numbers_of("مقتل ما لا يقل عن 12 شخصا")
    assert (text, mention.first, mention.last) == ("12", 5, 5)
    assert (mention.whole_first, mention.whole_last) == (1, 5)
    ((_, closed),) = numbers_of("مقتل 24 شخصا على الأقل في القصف")
    assert (closed.whole_first, closed.whole_last) == (1, 4)
    ((_, range_),) = numbers_of("بين 10 و12 قتيلا")
    assert (range_.whole_first, range_.whole_last) == (0, 3)


def test_an_approximator_reaches_over_the_word_for_of_them():
    ((_, seven),) = numbers_of("قضى سبعة منهم على الأقل بالرصاص")
    assert (seven.value, seven.qualifier) == (7, "at_least")
    ((_, seven),) = numbers_of("قضى سبعة منهم بالرصاص")
    assert (seven.value, seven.qualifier) == (7, "exact")


def test_vague_phrase_ends_where_its_noun_begins():
    ((text, mention),) = numbers_of("سقوط عدد كبير من الجرحى")
    assert text == "عدد"
    assert mention.whole_last == 3


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("مقتل جنديين في كمين", "dual"),
        ("مقتل مدنيين في القصف", AMBIGUOUS),
        ("مقتل مدنيَّيْن في القصف", "dual"),
        ("مقتل مدنيَيْن في القصف", "dual"),
        ("مقتل المدنيَين", "dual"),
        ("الفلسطينيين اللذين تعرضا لإطلاق النار", "dual"),
        ("طالبان", AMBIGUOUS),
        ("إصابة طفليها", "dual"),
    ],
)
def test_duals_say_how_sure_they_are(text, rule):
    ((_, mention),) = numbers_of(text)
    assert mention.noun
    assert (mention.value, mention.rule) == (2, rule)


@pytest.mark.parametrize("text", ["مقتل مدنيِّين في القصف", "المدنيين الذين قتلوا", "كارثة إنسانية", "الأمين العام"])
def test_plurals_and_look_alikes_are_no_duals(text):
    assert not numbers_of(text)


def test_tanween_tells_a_thousand_from_two():
    assert [one.value for _, one in numbers_of("نزح ألفاً شخص")] == [1000]
    assert [one.value for _, one in numbers_of("نزح ألفا شخص")] == [2000]


def test_original_tells_a_preposition_from_a_pronoun():
    assert [text for text, _ in numbers_of("مر بعدة مناطق")] == ["عدة"]
    assert not numbers_of("وبقي بعده في المنزل")


def test_noun_carried_numbers_count_nothing_else():
    ((_, sentence, mention),) = read("مقتل جنديين يومي السبت والأحد")
    assert counts_other(sentence, mention) is None


@pytest.mark.parametrize(
    "text",
    [
        "9" * 1_000_000,
        "خمسة " * 30_000,
        "وخمسة " * 20_000,
        "ألف " * 20_000,
        "مئة و" * 20_000,
        "1-" * 50_000,
        "1/" * 50_000,
        "1 200 " * 15_000,
        "5 و" * 20_000,
        "بين 10 و" * 10_000,
        "عدد كبير من " * 20_000,
        "ما لا يقل عن " * 20_000 + "12",
        "²³¹ ③ १२ " * 10_000,
        "مدنيين " * 30_000,
        "واحد من " * 30_000,
    ],
    ids=lambda text: text[:12],
)
def test_harmful_input_is_read(text):
    for _, sentence, mention in read(text):
        counts_other(sentence, mention)


_WORDS = st.sampled_from(
    [row["text"] for cases in CASES.values() for case in cases for row in case["numbers"]]
    + [word for cases in CASES.values() for case in cases for word in case["text"].split()]
    + ["و", "-", "/", "(", ")", "%", "²", "³"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_WORDS, max_size=25).map(" ".join) | st.text(max_size=60))
def test_every_span_is_the_reports_own_words_in_order(text):
    last = before = -1
    for folded, sentence, mention in read(text):
        if sentence.number != before:
            last, before = -1, sentence.number
        assert 0 <= mention.first <= mention.last
        assert mention.whole_first <= mention.first
        assert mention.last <= mention.whole_last
        assert last < mention.first
        assert folded.text[mention.start : mention.end].strip()
        assert mention.value_high is None or mention.value_high > (mention.value or 0)
        last = mention.last


MONTHS = sorted({form for entry in PACK.entries if entry.kind == "month" for form in entry.forms})


@pytest.mark.parametrize("month", MONTHS)
def test_find_numbers_takes_no_day_of_any_month_for_a_quantity(month):
    for text in (f"قتل 121 شخصاً في 20 {month}، بينهم 77 حارساً.", f"قتل 121 شخصاً يوم 20 {month} 2022، بينهم 77 حارساً."):
        assert [one.value for _, one in numbers_of(text)] == [121, 77]
