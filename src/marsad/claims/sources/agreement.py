"""Whom a saying without a speaker of its own goes on with, as far as its verb, pronoun or document tells."""

from __future__ import annotations

from typing import Final, NamedTuple

from marsad.claims.sources.sayings import Saying
from marsad.claims.sources.speakers import Speaker

_MEDIA: Final = frozenset({"agency", "outlet"})


class Link(NamedTuple):
    """One source of a chain: where it stands in the folded text, its phrase, how its verb agrees where known."""

    start: int
    end: int
    speaker: Speaker
    sentence: int
    female: bool | None


Chain = tuple[Link, ...]


def agree(former: Saying, saying: Saying) -> bool:
    """Whether a verb without a speaker may go on with a former one (`قالت المصادر … وأضافت`), as far as verbs tell."""
    if saying.agrees:
        return _stands_for(former, saying.agrees)
    if saying.way != "before" or not saying.verb or former.way != "before" or not former.verb:
        return True
    return len(former.speakers) > 1 or former.told is not None or former.female == saying.female


def _stands_for(former: Saying, agrees: str) -> bool:
    """Whether a pronoun can stand for a former speaker."""
    if not former.speakers:
        return False
    features = former.speakers[-1].features
    handed_on = former.speakers[0].kind in _MEDIA  # the agency, quoting the command, said
    plural = "plural" in features or (len(former.speakers) > 1 and not handed_on)
    if agrees == "person":
        return not plural and "person" in features
    return plural if agrees == "plural" else not plural and "person" not in features


def points_back(saying: Saying) -> bool:
    """Whether the only speaker is a document of an owner named before (`وأوضح البيان`, `وكانت حصيلته السابقة تفيد`)."""
    if len(saying.speakers) != 1 or saying.way not in ("before", "after"):
        return False
    speaker = saying.speakers[0]
    if speaker.sense != "document":
        return False
    if "pronoun" in speaker.features:
        return saying.way == "before"
    return "article" in speaker.features and speaker.last == speaker.first


def joined(chain: Chain, before: Chain, saying: Saying, first: bool) -> Chain:
    """The chain of a saying whose speaker was named before it."""
    if points_back(saying):
        if "findings" in saying.speakers[0].features:
            return (*(link for link in before if link not in chain), *chain)
        return before or chain
    if saying.way == "after":
        return (*chain, *before) if first else chain
    before = _agreeing(before, saying)
    return (*(link for link in before if link not in chain), *chain)


def _agreeing(before: Chain, saying: Saying) -> Chain:
    """The chain as far as the speaker that a verb agrees with (`نقلت الوكالة عن القائد … وأضافت`)."""
    if len(before) < 2 or saying.way == "participle" or "plural" in before[-1].speaker.features:
        return before
    if saying.female and not before[-1].female:
        last = max((at for at, link in enumerate(before) if link.female), default=len(before) - 1)
        return before[: last + 1]
    if not saying.female and before[-1].female:
        return tuple(link for link in before if not link.female) or before
    return before
