"""The subject of a verb that does harm: named after it, before it, or carried from the verb before."""

from __future__ import annotations

from typing import Final

from marsad.claims.responsibility.doer_words import has_article, is_strange
from marsad.claims.responsibility.doers import Doer, doer_at, doer_before, state_at
from marsad.claims.responsibility.marks import Mark, mark_at, marks_before
from marsad.languages.entries import Match
from marsad.mentions.find import Mentions
from marsad.text.tokens import Sentence

#: How far back a clause may begin, and how far after its verb a subject may stand (`قتلت أمس قوات`).
_CLAUSE: Final = 25
_DELAY: Final = 7
_OBJECT_OF_FIRE: Final = 6
_TIME: Final = frozenset({"day", "weekday", "period", "month"})
_WHICH_DAY: Final = frozenset({"past", "this", "next"})
_FINITE: Final = ("deed", "outcome")
_PASSED: Final = frozenset('،,"«“')
_CLAUSE_SIGNS: Final = frozenset(":؛;")
_OPENING: Final = frozenset({"was", "already"})


def subject_of(mentions: Mentions, sentence: Sentence, mark: Mark, stop: int) -> Doer | None:
    """The doer of a verb whose subject is said with it: after it, before it, or as the speaker."""
    match = mark.deed or mark.verb
    if match is None:
        return None
    if sentence.at(mark.at - 1, "particle", "relative") is not None:
        return doer_before(mentions, sentence, mark.at - 1)
    found = None
    if "plural" not in match.features or "imperfect" in match.features:
        found = subject_after(mentions, sentence, mark.at + match.size, stop)
    return found or named_before(mentions, sentence, mark.at)


def subject_after(mentions: Mentions, sentence: Sentence, after: int, stop: int) -> Doer | None:
    """The doer that follows its verb, which ends before `after`; days may stand between (`استهدفت، أمس، قوات`)."""
    for at in range(after, min(stop, after + _DELAY)):
        doer = doer_at(mentions, sentence, at, stop) or state_at(mentions, sentence, at, stop)
        if doer is not None:
            return doer if doer.prefix == 0 and not _accusative(sentence, at) else None
        if not passing(sentence, at):
            return None
    return None


def named_before(mentions: Mentions, sentence: Sentence, verb: int) -> Doer | None:
    """The doer before its verb: `إن قوات النظام قصفت`, `القوات التي قصفت`, `أعلنت كتائب القسام أنها قتلت`."""
    if sentence.at(verb - 1, "particle", "relative") is not None:
        return doer_before(mentions, sentence, verb - 1)
    if sentence.at(verb - 1, "link", "that-they") is not None:
        return _speaker(mentions, sentence, verb - 1)
    start = _clause_start(sentence, verb)
    if start is None or start >= verb:
        return None
    doer = doer_at(mentions, sentence, start, verb) or state_at(mentions, sentence, start, verb)
    if doer is None or doer.prefix or _stray(mentions, sentence, doer.last + 1, verb):
        return None
    if any(_finite(sentence, at) for at in range(doer.last + 1, verb)):
        return None
    return doer


def _stray(mentions: Mentions, sentence: Sentence, at: int, verb: int) -> bool:
    """Whether a word that the pack does not know, likely a verb, parts a doer from its verb (`الشرطة تتوصل لجان`)."""
    return at < verb and is_strange(sentence, at) and not has_article(mentions, sentence, at)


def carried(mentions: Mentions, sentence: Sentence, verb: int) -> tuple[Doer, str] | None:
    """The doer of the nearest verb before that names its own, for a verb that goes on (`وقتلوا`), and its sense."""
    for mark in marks_before(mentions, sentence, verb, 2 * _CLAUSE):
        if mark.turns or mark.nobody:
            return None
        match = mark.deed or mark.verb
        doer = subject_of(mentions, sentence, mark, verb) if match is not None else None
        if match is not None and doer is not None:
            return (doer, match.sense) if harms(mentions, sentence, match, doer, verb) else None
    return None


def harms(mentions: Mentions, sentence: Sentence, verb: Match, doer: Doer, stop: int) -> bool:
    """Whether a verb with its subject attacks: `أطلق` needs what it let loose; `استهدفت دورية بعبوة` is passive."""
    if verb.sense == "fire":
        return any(
            mark.causes or "self" in mark.blames
            for mark in marks_before(mentions, sentence, min(stop, doer.last + 1 + _OBJECT_OF_FIRE), _OBJECT_OF_FIRE)
            if mark.at > doer.last
        )
    for at in (doer.last + 1, doer.last + 2):
        mark = mark_at(mentions, sentence, at) if at < stop else None
        for cause in mark.causes if mark is not None else ():
            if "with" in cause.features and not cause.features.isdisjoint(("planted", "weak")):
                return False
    return True


def _accusative(sentence: Sentence, at: int) -> bool:
    """Whether a word's ending makes it the object, no subject: `جندياً`."""
    matches = sentence.all_at(at, "person") + sentence.all_at(at, "actor")
    return bool(matches) and all("accusative" in match.features for match in matches)


def passing(sentence: Sentence, at: int) -> bool:
    """Whether a word may stand between a verb and its subject: a comma, a day, `في`."""
    if sentence.is_number(at):
        return sentence.at(at + 1, "month") is not None
    if not sentence.is_word(at):
        return sentence.forms[at] in _PASSED
    if not sentence.words[at].kinds.isdisjoint(_TIME) or sentence.at(at, "particle", "in") is not None:
        return True
    return any(match.sense in _WHICH_DAY for match in sentence.all_at(at, "calendar"))


def _speaker(mentions: Mentions, sentence: Sentence, that: int) -> Doer | None:
    """Who says of themselves that they did it."""
    for at in range(max(0, that - _CLAUSE), that):
        doer = doer_at(mentions, sentence, at, that)
        if doer is not None and doer.prefix == 0:
            return doer
    return None


def _clause_start(sentence: Sentence, verb: int) -> int | None:
    """Where the clause of a verb begins: after `أن`, after a sign, or with the sentence."""
    start = 0 if verb < _CLAUSE else None
    for at in range(verb - 1, max(-1, verb - _CLAUSE), -1):
        if sentence.forms[at] in _CLAUSE_SIGNS or sentence.at(at, "particle", "that") is not None:
            start = at + 1
            break
        if _finite(sentence, at):
            return None
    while start is not None and start < verb and _opening(sentence, start):
        start += 1
    return start


def _opening(sentence: Sentence, at: int) -> bool:
    """Whether a word only opens a clause before its subject: a quotation mark, `وكان`, `قد`."""
    return sentence.forms[at] in _PASSED or any(match.sense in _OPENING for match in sentence.all_at(at, "particle"))


def _finite(sentence: Sentence, at: int) -> bool:
    return any(sentence.has(at, kind, "verb") is not None for kind in _FINITE if kind in sentence.words[at].kinds)
