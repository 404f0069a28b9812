"""What harmed the people of a figure, as its own clause says it: the weapon, the accident, the want."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, cast

from marsad.claims.figures.subject_first.order import puts_subject_first
from marsad.claims.responsibility.marks import Mark, marks_after, marks_before
from marsad.claims.responsibility.subject_first.causes import cause_in_order
from marsad.claims.spans import words
from marsad.languages.entries import Match
from marsad.mentions.find import Mentions
from marsad.mentions.written import prefix_of
from marsad.model.claim import Cause
from marsad.model.vocabulary import CauseClass
from marsad.text.tokens import Sentence

#: How many tokens before or after a figure its cause may stand, and how far a more exact word may follow a vague one.
_REACH: Final = 60
_REFINE: Final = {0: 14, 1: 8}
_REFINE_EXACT: Final = 4
_POINTS_BACK: Final = 15
_MOST_ADJECTIVES: Final = 2
_HARM: Final = frozenset({"killed", "injured", "casualties"})
#: Causes that need no word before them to be one (`توفي خمسة غرقا`).
_ADVERBIAL: Final = frozenset({"denial", "nature", "adverb", "illness"})
_MARKS: Final = frozenset({"because", "amid", "when", "result"})


class _Found(NamedTuple):
    at: int
    match: Match
    rank: int


def cause_of(mentions: Mentions, sentence_no: int, first_token: int, last_token: int, outcome: str) -> Cause | None:
    """The cause that governs a figure of the killed or injured: after it in its clause, else the nearest before it."""
    if outcome not in _HARM:
        return None
    if puts_subject_first(mentions.pack):
        return cause_in_order(mentions, sentence_no, first_token, last_token)
    sentence = mentions.sentence(sentence_no)
    found = _after(mentions, sentence, last_token + 1) or _before(mentions, sentence, first_token)
    if found is None:
        return None
    at, match, _ = found
    last = at + match.size - 1
    for _ in range(_MOST_ADJECTIVES):
        if last + 1 < len(sentence) and "weapon" in sentence.words[last + 1].kinds:
            last += 1
    span = words(mentions, sentence, at, last, prefix_of(match))
    return Cause(span.start, span.end, span.text, cast(CauseClass, match.entry.attributes["cause"]))


def harmless(sentence: Sentence, at: int) -> bool:
    """Whether words before a cause keep it from being one here: `وقف إطلاق النار`, `رداً على تفجير`, `منذ القصف`."""
    return any("no-harm" in _links(sentence, back) for back in (at, at - 1, at - 2))


def _after(mentions: Mentions, sentence: Sentence, first: int) -> _Found | None:
    told = first
    for at, match in _in_clause(mentions, sentence, first, len(sentence)):
        if any(_those_who(sentence, between) for between in range(told, at)):
            return None
        told = at
        if _governed(sentence, at, match):
            return _refined(mentions, sentence, _found(at, match), len(sentence))
    return None


def _before(mentions: Mentions, sentence: Sentence, end: int) -> _Found | None:
    """The nearest cause before a figure: it led to the harm, or stands where the harm is said to come from.

    `الهجوم` and the like point back: an exact cause before them is taken first.
    """
    led = False
    vague = None
    for mark in marks_before(mentions, sentence, end, _REACH):
        if mark.turns or (vague is not None and mark.at < vague.at - _POINTS_BACK):
            return vague
        led = led or mark.leads
        at = mark.at
        opens = at == 0 or not sentence.is_word(at - 1)
        for match in mark.causes:
            if at + match.size > end or harmless(sentence, at):
                continue
            if _leads(match) if led or opens else _governed(sentence, at, match):
                found = _refined(mentions, sentence, _head(sentence, _found(at, match)), end)
                if found.rank or "article" not in match.features:
                    return found if vague is None or found.rank else vague
                vague = vague or found
                break
    return vague


def _in_clause(mentions: Mentions, sentence: Sentence, first: int, end: int) -> Iterator[tuple[int, Match]]:
    """Causes from a token on, up to where the sentence turns to something else."""
    skip = first
    for mark in marks_after(mentions, sentence, first, min(_REACH, end - first)):
        deed = mark.deed
        if mark.turns or _others(mark) or (deed is not None and "and" in deed.features and mark.at > first):
            return
        if "no-harm" in mark.links:
            link = sentence.at(mark.at, "link", "no-harm")
            skip = mark.at + 1 + (link.size if link is not None else 0)
        if mark.at < skip or not mark.causes:
            continue
        nouns = [match for match in mark.causes if match.sense == "noun"]
        if not nouns and "and" in mark.causes[0].features:
            return
        for match in nouns or mark.causes:
            yield mark.at, match


def _others(mark: Mark) -> bool:
    """Whether what befell others begins: `واعتقلت القوات`."""
    outcomes = mark.outcomes
    return bool(outcomes) and all("and" in match.features and match.sense not in _HARM for match in outcomes)


def _those_who(sentence: Sentence, at: int) -> bool:
    """Whether a clause about what people did begins, not about what harmed them (`الذين كانوا`, not `الذين قضوا`)."""
    if "particle" not in sentence.words[at].kinds:
        return False
    if {match.sense for match in sentence.all_at(at, "particle")} != {"relative"}:
        return False
    return not any("outcome" in word.kinds for word in sentence.words[at + 1 : at + 4])


def _found(at: int, match: Match) -> _Found:
    """A cause with how exact it is: 0 `هجوم`, 1 `قصف`, 2 `عبوة ناسفة`, 3 `الفوسفور`."""
    features = match.features
    if "weak" in features:
        return _Found(at, match, 0)
    if "general" in features or "soft" in features:
        return _Found(at, match, 1)
    return _Found(at, match, 3 if "override" in features else 2)


def _leads(match: Match) -> bool:
    """Whether a cause can be what led to harm without a word before it (`انفجار لغم أدى إلى`)."""
    return match.features.isdisjoint(("needs-marker", "ambush"))


def _governed(sentence: Sentence, at: int, match: Match) -> bool:
    """Whether words before a cause make it one: `بقذيفة`, `في قصف`, `جراء غارة`, `حين انفجر`."""
    features = match.features
    if "needs-marker" in features:
        return "because" in _links(sentence, at - 1)
    if "needs-link" in features:
        return False
    if "with" in features or match.sense == "verb" or not _ADVERBIAL.isdisjoint(features):
        return True
    return _marked(sentence, at, "shot" in features) or _idafa(sentence, at)


def _marked(sentence: Sentence, at: int, weapon: bool) -> bool:
    """Whether a preposition (for a weapon, right before) or a word of cause stands within three words before."""
    for back in (at - 1, at - 2, at - 3):
        if back < 0:
            return False
        if not _MARKS.isdisjoint(_links(sentence, back)):
            return True
        if (back == at - 1 or not weapon) and _preposition(sentence, back):
            return True
        if not sentence.is_word(back):
            return False
    return False


def _preposition(sentence: Sentence, at: int) -> bool:
    if "particle" not in sentence.words[at].kinds and at not in sentence.phrases:
        return False
    return any(match.sense in ("in", "with", "to") for match in sentence.all_at(at, "particle"))


def _idafa(sentence: Sentence, at: int) -> bool:
    """Whether a cause is the genitive of another, or of those harmed: `انفجار لغم`, `قتلى القصف`."""
    if at > 0 and "outcome" in sentence.words[at - 1].kinds:
        return True
    before = sentence.at(at - 1, "cause")
    return before is not None and before.sense == "noun" and _governed(sentence, at - 1, before)


def _links(sentence: Sentence, at: int) -> set[str]:
    if at < 0 or ("link" not in sentence.words[at].kinds and at not in sentence.phrases):
        return set()
    return {match.sense for match in sentence.all_at(at, "link")}


def _head(sentence: Sentence, found: _Found) -> _Found:
    """The first cause of a row: a figure's nearest one before it may be the last of `غارة بصاروخ`."""
    for at in range(found.at - 1, max(-1, found.at - 4), -1):
        match = sentence.at(at, "cause")
        if match is None:
            continue
        if at + match.size > found.at or (match.sense == "noun" and _found(at, match).rank >= found.rank):
            return _found(at, match)
    return found


def _refined(mentions: Mentions, sentence: Sentence, found: _Found, end: int) -> _Found:
    """A more exact cause said with a vaguer one: `هجوم بسيارة مفخخة`, `قصف بالفوسفور`, `انهيار مبنى جراء غارة`."""
    soft = "soft" in found.match.features
    best = found
    after = found.at + found.match.size
    reach = _REFINE.get(found.rank, _REFINE_EXACT)
    for at, match in _in_clause(mentions, sentence, after, min(end, after + reach)):
        nearer = _found(at, match)
        if nearer.rank <= best.rank and not soft:
            continue
        close = at == best.at + best.match.size or not match.features.isdisjoint(("with", "override"))
        same = match.entry.attributes["cause"] == best.match.entry.attributes["cause"]
        vague = best.rank == 0 and _governed(sentence, at, match)
        if close or same or vague or (soft and _marked(sentence, at, weapon=False)):
            best, soft = nearer, False
    return best
