"""How far an unknown name runs after the word that says it is a place (`بلدة أم المياذن تعرضت` → two words)."""

from __future__ import annotations

from marsad.mentions.toponyms import Toponyms
from marsad.text.tokens import Sentence

#: Words of these kinds are no names, whatever stands before them.
_NEVER = frozenset(
    {
        "particle",
        "reporting",
        "numeral",
        "unit",
        "month",
        "weekday",
        "direction",
        "demonym",
        "common",
        "approximator",
        "link",
        "hedge",
    }
)
#: Kinds that a name without the article may have as well.
_HARMLESS = frozenset({"speaker", "place"})
_MOST_HEADS = 3


def name_at(sentence: Sentence, at: int, names: Toponyms, sparing: bool = False, prefix: int = 0) -> int:
    """The last token of the unknown name that begins at `at`, before it where none does.

    `sparing` asks for a name that cannot be a common word: with the article, or of words that open names. `prefix`
    letters of the first word are particles.
    """
    here = at
    while here - at < _MOST_HEADS and _opens_name(sentence, here) and not (prefix and here == at):
        if not _may_follow(sentence, here + 1):
            break
        here += 1
    if here > at:
        return here
    if not _may_be_name(sentence, at, names, sparing, prefix):
        return at - 1
    return at + 1 if _two_words(sentence, at, names) else at


def _opens_name(sentence: Sentence, at: int) -> bool:
    """Whether a word opens a name of several words (`أم`, `تل`, `الشيخ`)."""
    return any(match.sense == "head" and not match.prefix for match in sentence.all_at(at, "designator"))


def _may_follow(sentence: Sentence, at: int) -> bool:
    """Whether a word can be the second of a name; a known word or a group of people can (`حي الشيخ مقصود`)."""
    return sentence.is_word(at) and sentence.words[at].kinds.isdisjoint(_NEVER) and len(sentence.forms[at]) > 1


def _may_be_name(sentence: Sentence, at: int, names: Toponyms, sparing: bool, prefix: int) -> bool:
    if not sentence.is_word(at) or len(sentence.forms[at]) - prefix < 2:
        return False
    word = sentence.words[at]
    definite = word.form.startswith(names.article, prefix) and len(word.form) > len(names.article) + 2 + prefix
    if prefix:
        return word.kinds <= _HARMLESS and (definite or _bounded(sentence, at + 1))
    if not word.kinds.isdisjoint(_NEVER):
        return False
    if definite:
        return True
    if sparing:
        return False
    return word.kinds <= _HARMLESS


def _two_words(sentence: Sentence, at: int, names: Toponyms) -> bool:
    """Whether an unknown word goes on the name, as `عوينة` in `قرية آمشة عوينة`: nothing else can follow a name so."""
    after = at + 1
    if not sentence.is_word(after) or sentence.words[after].kinds or sentence.words[at].form.startswith(names.article):
        return False
    form = sentence.forms[after]
    if form.startswith(names.article) or names.particled(form) or len(form) < 3:
        return False
    return _bounded(sentence, after + 1)


def _bounded(sentence: Sentence, at: int) -> bool:
    """Whether a name must have ended before a token: the end, punctuation, a direction, a particle of place."""
    if at >= len(sentence.forms) or not sentence.is_word(at):
        return True
    if (
        sentence.at(at, "direction") is not None
        or sentence.at(at, "common") is not None
        or sentence.has(at, "particle", "preposition") is not None
    ):
        return True
    return any(
        "with" in match.features and match.sense != "head" for match in sentence.all_at(at, "designator")
    ) or any("and" in match.features for match in sentence.all_at(at, "designator"))
