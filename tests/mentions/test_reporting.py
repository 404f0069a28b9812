"""Reporting words, and the examples beside the entries of the pack."""

import pytest

from marsad import read_mentions
from marsad.languages.pack import load_pack
from marsad.mentions.reporting import find_reporting
from marsad.text.tokens import tokenise

PACK = load_pack("ar")
ENTRIES = [entry for entry in PACK.entries if entry.kind in ("reporting", "frame", "speaker", "hedge")]


def sentence_of(text):
    folded = PACK.orthography.fold(text)
    return tokenise(folded, 0, len(folded), PACK.lexicon)


def holds(text, entry):
    sentence = sentence_of(text)
    return any(match.entry is entry for at in range(len(sentence)) for match in sentence.all_at(at, entry.kind))


def test_find_reporting_gives_words_in_order_with_their_sense():
    sentence = sentence_of("قالت الوزارة، نقلا عن مصدر، إن 5 قتلوا، فيما نفى الجيش ذلك.")
    found = find_reporting(sentence)
    assert [(word.sense, sentence.forms[word.first]) for word in found] == [
        ("say", "قالت"),
        ("handed-on", "نقلا"),
        ("deny", "نفي"),
    ]
    assert all(word.rule.startswith("reporting/") for word in found)


def test_find_reporting_leaves_out_the_conjunction_and_finds_nothing_in_nothing():
    text = "وقال الوزير"
    (word,) = find_reporting(sentence_of(text))
    assert text[word.start : word.end] == "قال"
    assert find_reporting(sentence_of("")) == []


@pytest.mark.parametrize(
    "entry", [entry for entry in ENTRIES if entry.accept or entry.reject], ids=lambda entry: entry.id
)
def test_examples_beside_the_entries_hold(entry):
    assert all(holds(text, entry) for text in entry.accept)
    assert not any(holds(text, entry) for text in entry.reject)


def test_every_speaker_has_a_kind_of_source():
    from marsad.model.vocabulary import SOURCE_KINDS

    assert {entry.attributes.get("source") for entry in ENTRIES if entry.kind == "speaker"} <= set(SOURCE_KINDS)


def test_a_word_that_opens_parts_is_no_verb_of_saying() -> None:
    mentions = read_mentions("قتل 12 شخصاً بينهم 3 أطفال. وبيّن المتحدث أن 5 آخرين أصيبوا.", language="ar")
    assert [each.text for each in mentions if each.kind == "reporting"] == ["بيّن"]
