"""Source phrases whose describing words stand before their noun: how far they go, of which kind they are."""

import pytest

from marsad.claims.sources.attribution import Attribution
from tests.claims.located import mentions_of


def phrase(text, words, guess=False):
    """The source phrase that begins with some words of a text, and its kind."""
    mentions = mentions_of(text, "en")
    sentence = mentions.sentence(0)
    token = sentence.forms.index(words.lower())
    found = Attribution(mentions)._voices.nouns(0).at(token, guess)
    if found is None:
        return None
    return mentions.folded.span(sentence.starts[found.first], sentence.ends[found.last]).text, found.kind


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("according to the ministry of water on Monday", "the", ("ministry of water", "official")),
        ("according to a source at the command in Karsh.", "a", ("source at the command in Karsh", "anonymous")),
        ("said Marwan Tayeh, the mayor of Karsh.", "Marwan", ("Marwan Tayeh, the mayor of Karsh", "named")),
        ("said the mayor, Marwan Tayeh.", "the", ("mayor, Marwan Tayeh", "named")),
        ("two senior health officials said", "two", ("two senior health officials", "official")),
        ("the army's spokesman said", "the", ("army's spokesman", "official")),
        ("a British-based monitoring group said", "a", ("British-based monitoring group", "monitor")),
        ("a report by the Hamra Monitor said", "a", ("Hamra Monitor", "monitor")),
        ("the Karsh Press Agency (KPA) reported", "the", ("Karsh Press Agency (KPA)", "agency")),
        ("one of the survivors said", "one", ("one of the survivors", "witness")),
        ("by @karsh_now on Monday", "@", ("@karsh_now", "named")),
        ("Gen. Adnan Rifai said", "Gen", ("Gen. Adnan Rifai", "named")),
        ("according to officials in a statement", "officials", ("officials", "official")),
        ("the latest death toll rose", "the", None),
        ("under a timetable that", "a", None),
    ],
)
def test_at_takes_the_whole_phrase(text, words, found):
    assert phrase(text, words) == found


def test_at_takes_an_unknown_noun_only_as_a_guess():
    assert phrase("the beekeeper said", "the") is None
    assert phrase("the beekeeper said", "the", guess=True) == ("beekeeper", "anonymous")
