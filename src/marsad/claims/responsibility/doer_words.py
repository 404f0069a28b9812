"""The words of a doer's name after its first: adjectives that agree, quoted names, words that are strange."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from marsad.languages.affixes import ABSENT
from marsad.languages.pack import Pack
from marsad.mentions.find import Mentions
from marsad.text.tokens import Sentence

#: Kinds of words that can head a doer, and particles written onto a word that keep it from heading one.
HEADS: Final = ("actor", "person", "body")
NO_HEAD: Final = frozenset({"and", "then", "with", "as"})
_VERBS: Final = ("outcome", "deed", "link", "reporting")
_NO_ADJECTIVE: Final = frozenset({"particle", "outcome", "deed", "link", "place", "numeral"})
_QUOTED_WORDS: Final = 5


class _Letters(NamedTuple):
    """What the pack says of words that it does not list: the article, the conjunction, endings of adjectives."""

    article: str
    conjunction: str
    endings: tuple[str, ...]
    quotes: dict[str, str]


@cache
def letters(pack: Pack) -> _Letters:
    """The letters that a pack gives for words that it does not list."""
    settings = pack.settings["causes"].get("settings", {})
    endings = tuple(pack.orthography.fold(ending) for ending in settings.get("adjective_endings", ()))
    return _Letters(
        settings.get("article", ABSENT), settings.get("conjunction", ABSENT), endings, dict(pack.orthography.quotes)
    )


def with_adjectives(mentions: Mentions, sentence: Sentence, last: int, end: int, definite: bool) -> int:
    """Past the adjectives of a noun: nationalities, what describes a force, words in -ي and -ية that agree."""
    while last + 1 < end and _adjective(mentions, sentence, last + 1, definite):
        last += 1
    return last


def _adjective(mentions: Mentions, sentence: Sentence, at: int, definite: bool) -> bool:
    form = sentence.forms[at]
    if not form[0].isalpha() or has_article(mentions, sentence, at) != definite:
        return False
    kinds = sentence.words[at].kinds
    if "weapon" in kinds or "demonym" in kinds:
        match = sentence.at(at, "weapon") or sentence.at(at, "demonym")
        return match is not None and NO_HEAD.isdisjoint(match.features) and "to" not in match.features
    if not kinds.isdisjoint(_NO_ADJECTIVE) or at in sentence.phrases:
        return False
    return len(form) > 3 and form.endswith(letters(mentions.pack).endings)


def is_noun(sentence: Sentence, at: int) -> bool:
    """Whether a word can head a doer and is no verb."""
    return not sentence.words[at].kinds.isdisjoint(HEADS) and not is_verb(sentence, at)


def has_article(mentions: Mentions, sentence: Sentence, at: int) -> bool:
    """Whether a word stands with its article, by itself: `الشغب`."""
    form = sentence.forms[at]
    return len(form) > 3 and form.startswith(letters(mentions.pack).article)


def is_verb(sentence: Sentence, at: int) -> bool:
    """Whether a word can be a verb that the pack knows."""
    return any(sentence.has(at, kind, "verb") is not None for kind in _VERBS)


def is_strange(sentence: Sentence, at: int) -> bool:
    """Whether the pack knows nothing of a word: after a band, its name (`قوات حميدتي`)."""
    return sentence.is_word(at) and not sentence.words[at].kinds and at not in sentence.phrases


def quoted(mentions: Mentions, sentence: Sentence, at: int, end: int) -> int | None:
    """The closing mark of a name in quotation marks that opens at a token."""
    close = letters(mentions.pack).quotes[sentence.forms[at]]
    for here in range(at + 2, min(end, at + 2 + _QUOTED_WORDS)):
        if sentence.forms[here] == close:
            return here
    return None
