"""What was told before an outcome word, and how the word stands to it."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import Figure
from marsad.claims.figures.governing.readings import patient_follows
from marsad.claims.figures.governing.signals import QUOTES
from marsad.claims.figures.governing.state import Walk
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_LOST: Final = 12
"""Tokens between one who lost something and the word for what was lost."""
_CLOSING: Final = frozenset(')"»”')
_DIED: Final = 16
"""Tokens between one who was hurt and the word for their death."""
_MANY: Final = frozenset({"plural", "dual"})
_ANOTHER: Final = frozenset({"person", "demonym", "particle", "outcome", "numeral", "vague", "party", "body"})
_AND: Final = frozenset({"and", "then"})


def died_after(walk: Walk, at: int, match: Match) -> bool:
    """Whether the one told last as hurt is said to have died of it (أصيب شاب … ثم توفي، إلا أنها فارقت الحياة)."""
    last, sentence = walk.last, walk.sentence
    if last is None or not last.single or last.outcome != "injured" or walk.waiting:
        return False
    told = max(last.last, last.trigger_token or 0) + 1
    if at - told > _DIED:
        return False
    if not _MANY.isdisjoint(match.features) or "masdar" in match.features or "imperfect" in match.features:
        return False
    after = at + match.size
    if patient_follows(walk, after) or _names_another(walk, after, match) or not _goes_on_of_one(sentence, at, match):
        return False
    if any(sentence.at(here, "person") is not None or here in walk.by_token for here in range(told, at)):
        return False
    last.outcome = match.sense
    return True


def _names_another(walk: Walk, at: int, match: Match) -> bool:
    """Whether a verb's own patient may stand right after it (وقتل آخر، وتوفي والده، وقتل أحمد)."""
    sentence = walk.sentence
    if at in walk.names or at in sentence.phrases:
        return True
    if not sentence.is_word(at) or sentence.has(at, "particle", "preposition") is not None:
        return False
    if sentence.at(at, "context", "edge") is not None:  # وقتل بعد إسعافه
        return False
    sure = match.size > 1 or "passive" in match.features
    return not (sure and sentence.words[at].kinds.isdisjoint(_ANOTHER))


def _goes_on_of_one(sentence: Sentence, at: int, match: Match) -> bool:
    """Whether a verb goes on about the one told before: joined by `and`, `then`, or `but he`."""
    if not match.features.isdisjoint(_AND) or sentence.at(at - 1, "particle", "afterwards") is not None:
        return True
    but = sentence.has(at - 1, "particle", "singular-owner")
    return but is not None and but.sense in ("that", "clause")


def is_counted(walk: Walk, at: int) -> bool:
    """Whether a verbal noun is what the last figure counts (14 جثة، 4 حالات وفاة)."""
    last = walk.last
    return last is not None and last.head is not None and last.first <= last.head <= at <= last.whole_last


def is_lost(walk: Walk, at: int) -> bool:
    """Whether the one told last is said to have lost what a word names (فقد عنصر من القوات حياته)."""
    last = walk.last
    if last is None or not last.single or last.outcome != "missing" or walk.waiting:
        return False
    return at - last.last <= _LOST and all(map(walk.sentence.is_word, range(last.last, at)))


def is_quoted(walk: Walk, figure: Figure, at: int, closes: bool) -> bool:
    """Whether a quotation opens between a figure and a verb, which is then what is said, not what befell them.

    One that closes again is none where it may hold a person's name or age (أن الطفل "سامر" (9 أعوام) استشهد).
    """
    opened = False
    for form in walk.sentence.forms[figure.whole_last + 1 : at]:
        if opened and closes and form in _CLOSING:
            opened = False
        elif form in QUOTES:
            opened = True
    return opened


def is_of_clause(walk: Walk, at: int) -> bool:
    """Whether a verb of one tells of what a relative names, not of the many before it (خمسة … التي قُتل فيها)."""
    relative = walk.sentence.at(at - 1, "particle", "relative")
    of_one = relative is not None and "one" in relative.features
    return of_one and not all(figure.single or figure.value == 1 for figure in walk.waiting)


def is_survived(walk: Walk, at: int, match: Match) -> bool:
    """Whether people came through a death alive (نجوا من غرق مركبهم، إنقاذ ثلاثة من الموت)."""
    sentence = walk.sentence
    if match.sense != "killed" or "masdar" not in match.features or sentence.at(at - 1, "particle", "of") is None:
        return False
    return "article" in match.features or sentence.at(at - 2, "particle", "survival") is not None


def others_between(walk: Walk, figure: Figure, at: int) -> bool:
    """Whether some of those told, without a number, stand nearer to a verb of many (نزيل بينهم مهاجرون ضبطوا)."""
    sentence = walk.sentence
    among = next((h for h in range(figure.whole_last + 1, at) if sentence.at(h, "particle", "among")), at)
    return any(
        "plural" in match.features and "pronoun" not in match.features
        for here in range(among + 1, at)
        for match in sentence.all_at(here, "person")
    ) and not any(here in walk.by_token for here in range(among, at))


def tells_of_one(walk: Walk, figure: Figure, at: int) -> bool:
    """Whether one of several is told of between them and a word (شخصين … إلا أن أحدهما لاذ بالفرار)."""
    if figure.value == 1:
        return False
    return any(walk.sentence.at(here, "particle", "one-of") for here in range(figure.whole_last + 1, at))
