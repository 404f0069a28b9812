"""Who did it: after `by`, before an active verb, or before the attack (`an Israeli airstrike killed nine`)."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.subject_first.marks import before_light, mark, skip_light
from marsad.claims.figures.subject_first.noun_phrases import noun_at
from marsad.claims.responsibility.doers import Doer, group_of
from marsad.claims.responsibility.subject_first.clause import causes_in, clause_end, clause_start
from marsad.languages.entries import Match
from marsad.mentions.find import Mentions
from marsad.model.claim import Group
from marsad.text.tokens import Sentence

_ARMED: Final = frozenset({"combatant", "security"})
_NO_DOERS: Final = frozenset({"agency", "outlet", "monitor", "ngo", "medical", "aid", "health", "united-nations"})
_DESCRIBED: Final = 6
"""Words before an attack that can tell whose it was."""
_NOBODYS: Final = frozenset({"clash", "accident", "illness", "nature", "denial"})
_OPENERS: Final = ("article", "indefinite", "owner", "those")
_SELF: Final = frozenset("-\"'")


def blame_in_order(
    mentions: Mentions, sentence_no: int, first: int, last: int, affected: tuple[int, int] | None
) -> tuple[Group | None, str]:
    """The group that is blamed for what befell a figure, and the rule that says so."""
    sentence = mentions.sentence(sentence_no)
    start, end = clause_start(sentence, first), clause_end(sentence, last)
    doer, rule = _by(mentions, sentence, last + 1, end), "by"
    if doer is None:
        doer, rule = _attack_after(mentions, sentence, last + 1, end), "attack-after"
    if doer is None:
        doer, rule = _before(mentions, sentence, start, first), "subject"
    if doer is None or _is_own(doer, first, last, affected) or _is_unknown(sentence, doer):
        return None, ""
    return group_of(mentions, sentence, doer), rule


def _by(mentions: Mentions, sentence: Sentence, first: int, end: int) -> Doer | None:
    """Who stands after `by` (`killed by gunmen`), or made the attack that does (`by Israeli shelling`)."""
    for at in range(first, end):
        match = mark(sentence, at, "by")
        told = sentence.at(at, "blame", "attributed")
        if match is None and told is None:
            if _others_begin(sentence, at):
                return None
            continue
        after = at + max(match.size if match is not None else 0, told.size if told is not None else 0)
        doer = _doer_at(mentions, sentence, after, end)
        if doer is not None:
            return doer
    return None


def _others_begin(sentence: Sentence, at: int) -> bool:
    """Whether what befell others begins (`, while 30 were injured`)."""
    return mark(sentence, at, "and") is not None and sentence.is_number(skip_light(sentence, at + 1))


def _attack_after(mentions: Mentions, sentence: Sentence, first: int, end: int) -> Doer | None:
    """Who made the attack in which they were harmed (`in an Israeli airstrike`)."""
    for at, match in causes_in(sentence, first, end):
        if not _NOBODYS.isdisjoint(match.features):
            return None
        if any(_others_begin(sentence, here) for here in range(first, at)):
            return None
        doer = _of_attack(mentions, sentence, at, match, first)
        if doer is not None:
            return doer
    return None


def _before(mentions: Mentions, sentence: Sentence, start: int, first: int) -> Doer | None:
    """The subject of an active verb whose object the figure is, or who made the attack that is its subject."""
    verb = _active_verb(sentence, start, first)
    if verb is None:
        for at, match in reversed(causes_in(sentence, start, first)):
            if not _NOBODYS.isdisjoint(match.features):
                return None
            doer = _of_attack(mentions, sentence, at, match, start)
            if doer is not None and _leads(sentence, at, first):
                return doer
        return None
    for at in range(start, verb):
        if mark(sentence, at - 1, "of", "on", "in", "near", "against", "by", "from") is not None and at > start:
            continue
        cause = sentence.at(at, "cause")
        if cause is not None and not _NOBODYS.isdisjoint(cause.features):
            return None
        doer = _doer_at(mentions, sentence, at, verb)
        if doer is not None:
            return doer
        if cause is not None and cause.sense == "noun":
            return None
    return None


def _leads(sentence: Sentence, at: int, first: int) -> bool:
    """Whether an attack before a figure is told to have led to it (`strikes led to the death of two`)."""
    return any(sentence.has(here, "outcome", "masdar") or sentence.at(here, "outcome") for here in range(at, first))


def _active_verb(sentence: Sentence, start: int, first: int) -> int | None:
    """The verb right before a figure whose object it is."""
    at = before_light(sentence, first - 1)
    while at >= start and mark(sentence, at, *_OPENERS) is not None:
        at = before_light(sentence, at - 1)
    for back in range(at, max(at - _DESCRIBED, start) - 1, -1):
        if sentence.at(back, "carrier", "take-life") is not None:
            return back
        for match in sentence.all_at(back, "outcome"):
            if "verb" in match.features and back + match.size - 1 <= at:
                if mark(sentence, before_light(sentence, back - 1), "was") is not None:
                    return None
                return back
    return None


def _of_attack(mentions: Mentions, sentence: Sentence, at: int, match: Match, first: int) -> Doer | None:
    """Whose attack it was, by the words before it."""
    if match.sense != "noun" or match.features.isdisjoint({"strike", "shot", "general"}):
        return None
    by = mark(sentence, at + match.size, "by")
    if by is not None:
        return _doer_at(mentions, sentence, at + match.size + by.size, len(sentence))
    here = at - 1
    while here >= max(first, at - _DESCRIBED):
        if _is_unknown_at(sentence, here):
            return None
        if sentence.forms[here] not in _SELF and not sentence.is_word(here):
            return None
        if mark(sentence, here, *_OPENERS, "in", "by", "of", "from", "and") is not None:
            return None
        party = next((p for p in mentions.parties(sentence.number) if p.first <= here <= p.last), None)
        if party is not None and party.kind not in _NO_DOERS:
            return Doer(party.first, min(party.last, at - 1))
        if sentence.at(here, "demonym") is not None:
            return Doer(here, here)
        here -= 1
    return None


def _doer_at(mentions: Mentions, sentence: Sentence, at: int, end: int) -> Doer | None:
    """The doer whose words begin at a token: a party, armed people, or an attack's maker."""
    first = at + (mark(sentence, at, *_OPENERS) is not None)
    if first >= end or _is_unknown_at(sentence, first):
        return None
    cause = _cause_within(sentence, first, end)
    if cause is not None:
        return _of_attack(mentions, sentence, *cause, first)
    party = next((p for p in mentions.parties(sentence.number) if p.first in (at, first)), None)
    noun = noun_at(sentence, first, True)
    if noun.head is None:
        noun = noun_at(sentence, first, False)
    armed = noun.head is not None and noun.kind in ("person", "body") and _is_armed(sentence, noun.head)
    if armed and (party is None or noun.last >= party.last):
        return Doer(first, noun.last)
    if party is not None and party.kind not in _NO_DOERS:
        return Doer(max(party.first, first), party.last)
    return None


def _cause_within(sentence: Sentence, first: int, end: int) -> tuple[int, Match] | None:
    """The attack that a noun phrase ends in (`Israeli shelling`)."""
    for at in range(first, min(first + _DESCRIBED, end)):
        match = sentence.at(at, "cause")
        if match is not None and match.sense == "noun":
            return at, match
        particle = "particle" in sentence.words[at].kinds and not sentence.is_capitals(at)
        if particle or not (sentence.is_word(at) or sentence.forms[at] in _SELF):
            return None
        if sentence.at(at, "person") is not None or "outcome" in sentence.words[at].kinds:
            return None
    return None


def _is_armed(sentence: Sentence, head: int) -> bool:
    if sentence.at(head, "body") is not None:
        return True
    return any(
        not _ARMED.isdisjoint(match.entry.attributes.get("tags", "").split("|"))
        for match in sentence.all_at(head, "person")
    )


def _is_unknown(sentence: Sentence, doer: Doer) -> bool:
    return any(_is_unknown_at(sentence, at) for at in range(doer.first - 1, doer.last + 1))


def _is_unknown_at(sentence: Sentence, at: int) -> bool:
    return at >= 0 and sentence.at(at, "blame", "unknown") is not None


def _is_own(doer: Doer, first: int, last: int, affected: tuple[int, int] | None) -> bool:
    """Whether the doer would be those harmed."""
    if doer.first <= last and first <= doer.last:
        return True
    return affected is not None and doer.first <= affected[1] and affected[0] <= doer.last
