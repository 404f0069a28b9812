"""Who did it, only where the text blames someone: by verb, by `برصاص`, by whose attack it was, by claim or accusation.

Membership of a group, verbs without a doer, clashes, weapons alone, sources and beliefs blame nobody.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from marsad.claims.figures.subject_first.order import puts_subject_first
from marsad.claims.responsibility.attacks import Found, attacker_of, named_after
from marsad.claims.responsibility.doers import Doer, doer_at, group_of, party_within
from marsad.claims.responsibility.marks import Mark, mark_at, marks_after, marks_before
from marsad.claims.responsibility.objects import Figure, follows, is_object, women
from marsad.claims.responsibility.subject_first.blame import blame_in_order
from marsad.claims.responsibility.subjects import carried, harms, named_before, subject_after, subject_of
from marsad.languages.entries import Match
from marsad.mentions.find import Mentions
from marsad.model.claim import Group

#: How many tokens before or after a figure blame is looked for.
_REACH: Final = 60
_HARM: Final = frozenset({"killed", "injured", "casualties"})
_TAKEN: Final = frozenset({"detained", "held", "abducted"})
#: What armed men do once they are there, so that their verb goes on (`داهمت الحي واعتقلت`).
_SEIZED: Final = frozenset({"detained", "abducted", "freed", "displaced"})
_DONE: Final = _HARM | _SEIZED | {"held"}
_NO_ATTACK: Final = frozenset({"clash", "accident", "illness", "nature", "denial"})
_ATTACKS: Final = frozenset({"attack", "assault", "fire"})
_BY_HAND: Final = frozenset({"fire"})
_COUNTED: Final = 4
_OPENING: Final = 3


class Blamed(NamedTuple):
    """Who did it, what the reader does not commit to there, and the rule that says so; no group blames nobody."""

    group: Group | None
    doubts: tuple[str, ...] = ()
    rule: str = ""


_NOBODY: Final = Blamed(None)


def responsible_of(
    mentions: Mentions,
    sentence_no: int,
    first_token: int,
    last_token: int,
    outcome: str,
    affected: tuple[int, int] | None,
) -> Blamed:
    """Who did it to the people of a figure, by the words of its own sentence, or of the one that it goes on from."""
    if outcome not in _DONE:
        return _NOBODY
    if puts_subject_first(mentions.pack):
        return Blamed(*_in_order(mentions, sentence_no, first_token, last_token, affected))
    sentence = mentions.sentence(sentence_no)
    figure = Figure(mentions, sentence, first_token, last_token, outcome, affected)
    found = _by_verb(figure) or _after(figure) or _before(figure)
    if found is None:
        return _carried_over(figure)
    doer, rule = found
    if doer is None or _own(figure, doer):
        return _NOBODY
    return Blamed(group_of(mentions, sentence, doer), (), rule)


def _in_order(
    mentions: Mentions, sentence_no: int, first: int, last: int, affected: tuple[int, int] | None
) -> tuple[Group | None, tuple[str, ...], str]:
    group, rule = blame_in_order(mentions, sentence_no, first, last, affected)
    return group, (), rule


def _by_verb(figure: Figure) -> Found:
    """The subject of the verb whose object the figure is: `قتلت قوات النظام خمسة مدنيين`, `وأسروا سبعة`."""
    mentions, sentence, first = figure.mentions, figure.sentence, figure.first
    for mark in marks_before(mentions, sentence, first, _REACH):
        if mark.turns:
            return None
        verb = mark.verb
        if mark.passive if verb is None else not _same(verb.sense, figure.outcome):
            return None
        if verb is None:
            verb = mark.deed
            if verb is None or verb.sense != "attack" or figure.outcome not in _HARM:
                continue
        after = mark.at + verb.size
        doer = subject_after(mentions, sentence, after, first)
        if doer is not None:
            active = is_object(figure, doer) and harms(mentions, sentence, verb, doer, first)
            return (doer, "verb") if active else None
        return _going_on(figure, mark.at, verb) if verb.entry.kind == "outcome" and follows(figure, after) else None
    return None


def _same(sense: str, outcome: str) -> bool:
    """Whether a verb tells of what befell those counted, in one of the ways that the lists part further."""
    return sense == outcome or any(sense in ways and outcome in ways for ways in (_HARM, _TAKEN))


def _going_on(figure: Figure, at: int, verb: Match) -> Found:
    """The doer of a verb that is not followed by any: `فقتلوا 23`, `أنها قتلت خمسة`, `إن قوات حميدتي اختطفت 9`."""
    named = named_before(figure.mentions, figure.sentence, at)
    if named is not None:
        return named, "clause-subject"
    features = verb.features
    before = None if features.isdisjoint(("and", "then")) else carried(figure.mentions, figure.sentence, at)
    if before is None:
        return None
    doer, sense = before
    plural = "plural" in features and "imperfect" not in features
    plain = "active" in features or plural or ("female" in features and not women(figure))
    goes_on = figure.outcome in _SEIZED or sense in ("attack", "fire") or sense in _DONE
    return (doer, "verb-carried") if plain or goes_on else None


def _after(figure: Figure) -> Found:
    """Blame after a figure, in its clause: `برصاص قوات`, `على يد`, `في غارة شنتها`, `حين فتحت القوات النار`."""
    mentions, sentence = figure.mentions, figure.sentence
    end = len(sentence)
    seen = False
    for mark in marks_after(mentions, sentence, figure.last + 1, _REACH):
        if mark.turns:
            return None
        if mark.nobody:
            return None, "unknown"
        found = named_after(mentions, sentence, mark, end) or attacker_of(mentions, sentence, mark, end)
        if found is not None:
            return found
        deed = mark.deed
        if deed is not None:
            doer = subject_of(mentions, sentence, mark, end) if _led_by(figure, mark.at) else None
            if doer is not None:
                return (doer, "when-they") if harms(mentions, sentence, deed, doer, end) else None
            if "and" in deed.features:
                return None
        if any("clash" in cause.features for cause in mark.causes):
            return None, "clash"
        seen = seen or bool(mark.causes)
        if seen and any("count" not in match.features for match in mark.outcomes):
            return None
    return None


def _led_by(figure: Figure, at: int) -> bool:
    """Whether a verb tells what happened when it befell them: `حين فتحت`, `بعد أن قصفت`."""
    return any(
        mark.at > figure.last and "when" in mark.links
        for mark in marks_before(figure.mentions, figure.sentence, at, _OPENING)
    )


def _before(figure: Figure) -> Found:
    """Blame before a figure that the harm follows from: `استهدفت طائرات … ما أدى إلى`, `تبنى التنظيم الهجوم الذي`."""
    mentions, sentence, first = figure.mentions, figure.sentence, figure.first
    led = planted = False
    for mark in marks_before(mentions, sentence, first, _REACH):
        if mark.turns:
            return None
        if mark.nobody:
            return None, "unknown"
        led = led or mark.leads
        found = _claimed(figure, mark)
        if found is None and led:
            found = _leading(figure, mark, planted)
        elif found is None and not planted and _within(figure, mark):
            found = attacker_of(mentions, sentence, mark, first)
        if found is not None:
            return found
        for cause in mark.causes:
            if not _NO_ATTACK.isdisjoint(cause.features):
                return None, "weapon"
            planted = planted or "planted" in cause.features
    return None


def _leading(figure: Figure, mark: Mark, planted: bool) -> Found:
    """The doer of an attack that led to the harm; of a planted weapon, only who set it off."""
    mentions, sentence, first = figure.mentions, figure.sentence, figure.first
    found = named_after(mentions, sentence, mark, first)
    if found is None and not planted:
        found = attacker_of(mentions, sentence, mark, first)
    deed = mark.deed
    if found is not None:
        return found if found[0] is not None else None
    if deed is None or mark.relative is not None or not _attacks(figure, mark, deed, planted):
        return None
    doer = subject_of(mentions, sentence, mark, first)
    return (doer, "attack-result") if doer and harms(mentions, sentence, deed, doer, first) else None


def _attacks(figure: Figure, mark: Mark, deed: Match, planted: bool) -> bool:
    """Whether a verb is an attack: by itself, or by the attack that completes it (`قامت القوات بغارة`)."""
    if deed.sense in (_BY_HAND if planted else _ATTACKS):
        return True
    near = marks_after(figure.mentions, figure.sentence, mark.at, _COUNTED + deed.size)
    strikes = (cause.features for follower in near for cause in follower.causes)
    return deed.sense == "undertake" and not planted and any({"strike", "with"} <= features for features in strikes)


def _within(figure: Figure, mark: Mark) -> bool:
    """Whether an attack before a figure is that by which they were harmed: `في قصف لقوات`, `أسفرت غارات التحالف`."""
    if not mark.causes:
        return False
    if any("with" in cause.features for cause in mark.causes):
        return True
    sentence, before = figure.sentence, mark.at - 1
    if sentence.at(before, "particle", "in") is not None:
        return True
    return any(match.sense in ("because", "result") for match in sentence.all_at(before, "link"))


def _claimed(figure: Figure, mark: Mark) -> Found:
    """Who claimed it (`تبنى التنظيم`), who is accused of it (`اتهم ناشطون الفصيل بقتل`), who set about it."""
    mentions, sentence = figure.mentions, figure.sentence
    for deed in mark.deeds:
        after = mark.at + deed.size
        if deed.sense == "claim" and "pronoun" not in deed.features:
            doer = subject_of(mentions, sentence, mark, figure.first)
            return (doer, "claim") if doer is not None else None
        if deed.sense == "accuse":
            accuser = named_before(mentions, sentence, mark.at)
            accused = None if accuser is None else doer_at(mentions, sentence, after, figure.first)
            return _accused(figure, after, deed) if accused is None else (accused, "accused")
        if deed.sense == "undertake":
            doer = subject_of(mentions, sentence, mark, figure.first) or subject_after(
                mentions, sentence, after, figure.first
            )
            return (doer, "undertake") if doer is not None and _undertaken(figure, doer) else None
    return None


def _accused(figure: Figure, after: int, deed: Match) -> Found:
    """The one accused: the doer between the accuser and the charge."""
    mentions, sentence = figure.mentions, figure.sentence
    charges = (mark.at for mark in marks_after(mentions, sentence, after, figure.first - after) if _is_charge(mark))
    stop = next(charges, None)
    if stop is None:
        return None
    accuser = doer_at(mentions, sentence, after, stop)
    free = after + 1 if accuser is None else accuser.last + 1
    found = next((doer for at in range(free, stop) if (doer := doer_at(mentions, sentence, at, stop))), None)
    if found is None and accuser is not None:
        found = accuser if "participle" in deed.features else _named_within(figure, accuser)
    return (found, "accused") if found is not None and found.prefix == 0 else None


def _named_within(figure: Figure, doer: Doer) -> Doer | None:
    """The party whose own name ends a longer one: `وزارة الصحة الجيش الإسرائيلي` are accuser and accused."""
    for at in range(doer.first + 1, doer.last + 1):
        inner = doer_at(figure.mentions, figure.sentence, at, doer.last + 1)
        if inner is not None and inner.last == doer.last and figure.sentence.at(at, "party") is not None:
            return inner
    return None


def _is_charge(mark: Mark) -> bool:
    """Whether words say what someone is accused of: `بقتل`, `مسؤولية`."""
    return "responsibility" in mark.blames or any(
        "with" in match.features for match in (*mark.outcomes, *mark.causes, *mark.deeds)
    )


def _undertaken(figure: Figure, doer: Doer) -> bool:
    """Whether the verbal noun that an undertaking is completed by is the figure's: `أقدم مسلحون على قتل 3`."""
    for at in range(doer.last + 1, figure.first):
        mark = mark_at(figure.mentions, figure.sentence, at)
        if mark is not None and any("masdar" in match.features for match in mark.outcomes):
            return figure.first - at <= 1 + _COUNTED
    return False


def _own(figure: Figure, doer: Doer) -> bool:
    """Whether the doer would be those harmed, or their own side."""
    if doer.first <= figure.last and figure.first <= doer.last:
        return True
    if figure.affected is None:
        return False
    first, last = figure.affected
    if doer.first <= last and first <= doer.last:
        return True
    own = party_within(figure.mentions, figure.sentence, first, last)
    return own is not None and own == party_within(figure.mentions, figure.sentence, doer.first, doer.last)


def _carried_over(figure: Figure) -> Blamed:
    """The one doer of the sentence before, where this one opens with what came of it (`وأسفر القصف عن`)."""
    mentions, number = figure.mentions, figure.sentence.number
    if number == 0 or not any(mark.leads for mark in marks_after(mentions, figure.sentence, 0, min(3, figure.first))):
        return _NOBODY
    before = mentions.sentence(number - 1)
    earlier = Figure(mentions, before, len(before), len(before), figure.outcome, None)
    groups: dict[str, Group] = {}
    for mark in marks_before(mentions, before, len(before), _REACH):
        if mark.nobody:
            return _NOBODY
        found = _leading(earlier, mark, planted=False)
        if found is not None and found[0] is not None:
            group = group_of(mentions, before, found[0])
            groups.setdefault(group.text, group)
    if len(groups) != 1:
        return _NOBODY
    return Blamed(next(iter(groups.values())), ("responsible-carried",), "sentence-before")
