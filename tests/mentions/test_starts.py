"""Where in a sentence something can begin: the tokens by what they can be."""

from marsad.languages.pack import load_pack
from marsad.mentions.starts import starts_of, words_of
from marsad.text.fold import fold
from marsad.text.tokens import Sentence, tokenise

PACK = load_pack("ar")


def sentence_of(text: str) -> Sentence:
    folded = fold(text, PACK.orthography).text
    return tokenise(folded, 0, len(folded), PACK.lexicon)


def test_words_of_tells_kinds_classes_and_signs() -> None:
    sentence = sentence_of("قتل طفلان، و12 جنديا يوم الخميس الذي")
    assert words_of(sentence, "dual") == [1]
    assert words_of(sentence, "digits") == [4]
    assert words_of(sentence, "weekday") == [7]
    assert words_of(sentence, "weekday", "period") == [6, 7]
    assert words_of(sentence, "clause") == [8]
    assert words_of(sentence, "،", ";") == [2]
    assert words_of(sentence, "era") == []


def test_starts_of_tells_entries_of_several_words_too() -> None:
    sentence = sentence_of("وقال إن هيئة تحرير الشام قصفت")
    first = next(at for at, kinds in sentence.phrases.items() if "party" in kinds)
    assert first in starts_of(sentence, "party")
    assert all(sentence.at(at, "party") for at in starts_of(sentence, "party"))
