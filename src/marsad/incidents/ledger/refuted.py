"""What somebody denies in words of his own, and whose assertion it is that he denies.

`The group denied that any of its fighters were there`: no event and no figure, but a statement. What it denies stands
next to it: the number that it names, the assertion of its own paragraph, the enemy's, what is told of the same people.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from marsad.incidents.ledger.context import Context, Member
from marsad.incidents.ledger.families import root_of
from marsad.incidents.ledger.origins import Origin, origin_in, stands_over
from marsad.incidents.ledger.phrases import calls_untrue, hedges, is_of_counts, speaking, wording
from marsad.languages.incident_words import incident_words
from marsad.languages.pack import orthography_of
from marsad.model.claim import Claim, Event, Reading, Source, Statement
from marsad.model.incident import Opposed, Told
from marsad.model.span import Span

ABOUT: Final = "statement"
"""What a denial in words is about: what was said."""
_AFFIRMS: Final = frozenset({"asserted", "confirmed", "alleged"})
_REACH: Final = 700
"""Letters between a denial and what it denies."""
_FEWEST: Final = 2
_FEW: Final = 4
"""The most words of a denial that only points at a figure (`the figure`), or at what was said before it."""
_DENY: Final = "deny"
"""The sense of verbs of denial."""
_CLAIM_OF_DEED: Final = "statement-of-claim"
_INVOLVED: Final = "involvement"
"""The sense of words for a part in something (`any role`)."""
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_STEM: Final = 4
"""First letters by which two words are one, whatever their endings."""
_NAME: Final = 3
"""Letters of the shortest word of a name."""
_NUMBER: Final = re.compile(r"\d+")
_SOON: Final = 2
"""Days between a denial and what an enemy said in another report."""


class _Said(NamedTuple):
    """Something that a report tells: where, by whom, in which words, with which number."""

    id: str
    at: int
    paragraph: int
    origin: Origin
    words: frozenset[str]
    people: frozenset[str]
    """The words for those whom a figure counts."""
    parties: frozenset[str]
    """The sides (by their root) that its sentence names."""
    value: int | None
    told: Told
    teller: frozenset[str] = frozenset()
    """The words for who says it."""
    breath: int = 0
    """Where its sentence begins."""
    part: bool = False
    """Whether only the speaker's part in it is denied (`any role`)."""


def refuted_in(members: Iterable[Member], context: Context) -> Iterator[Opposed]:
    """Every statement of an incident that denies, with what it denies: one for each two who contradict each other.

    Who denies his part in what happened contradicts all who say that he had one.
    """
    ordered = list(members)
    readings = [reading for reading, _ in ordered]
    kept: dict[str, list[_Said]] = {}

    def said_in(reading: Reading) -> list[_Said]:
        if reading.report.known_as not in kept:
            kept[reading.report.known_as] = _said(reading, context)
        return kept[reading.report.known_as]

    found: dict[tuple[str, str], tuple[dict[str, Told], dict[str, Told]]] = {}
    for reading, ids in ordered:
        otherwise = {each.id for each in reading.statements if _is_read_otherwise(each, reading)}
        for denial in _denials(reading, ids, context):
            said = said_in(reading)
            if denial.id in otherwise:
                partner = _nearest(denial, _told_by_named(denial, said, reading.report.language))
            else:
                partner = _pointed_at(denial, said, reading.report.language)
                partner = partner or _enemy(denial, reading, readings, said_in) or _of_one_thing(denial, said)
            if partner is not None:
                about = _INVOLVED if denial.part else partner.origin.id
                affirmed, denied = found.setdefault((about, denial.origin.id), ({}, {}))
                affirmed[partner.told.claim] = partner.told
                denied[denial.told.claim] = denial.told
    for affirmed, denied in found.values():
        yield Opposed(ABOUT, tuple(affirmed), tuple(denied), (*affirmed.values(), *denied.values()))


def numbers_denied(reading: Reading) -> Iterator[tuple[str, int]]:
    """Who denies which number in a report in words of his own: his party's id or words, and the number."""
    for each in reading.statements:
        if each.stance == "denied" and each.sources:
            teller = each.sources[-1].party or each.sources[-1].text
            yield from ((teller, int(number)) for number in _NUMBER.findall(each.quote.text))


def _denials(reading: Reading, ids: frozenset[str], context: Context) -> Iterator[_Said]:
    """What a report says that somebody denies of an incident: statements, and that he claims the deed."""
    if not reading.report.text:
        return
    told: list[tuple[Event | Statement, Span]] = [
        (each, each.quote) for each in reading.statements if _is_denial(each, reading)
    ]
    stated = {span.start for _, span in told}
    told += [
        (event, event.trigger)
        for event in reading.events
        if event.type == _CLAIM_OF_DEED
        and event.stance == "denied"
        and not any(event.evidence.start <= start < event.evidence.end for start in stated)
    ]
    for each, span in told:
        origin = origin_in(each.sources, reading, context)
        if origin.told and is_told_of(span.start, reading, ids):
            said = _of(each, span, reading, origin, None)
            part = isinstance(each, Event) or not (
                each.stance == "denied" or calls_untrue(span.text, reading.report.language)
            )
            part = part or _INVOLVED in hedges(span.text, reading.report.language)
            yield said._replace(told=replace(said.told, stance="denied"), part=part)


def _is_denial(each: Statement, reading: Reading) -> bool:
    """Whether a statement denies: that something was, the speaker's part in it, or that what another said is true.

    `denied any role in the attack`, `said that the figure was a lie`.
    """
    verb = each.verb.text if each.verb is not None else ""
    if each.stance == "denied" or calls_untrue(each.quote.text, reading.report.language):
        return True
    return bool(verb) and _DENY in speaking(verb, reading.report.language)


def _said(reading: Reading, context: Context) -> list[_Said]:
    """All that a report tells in the name of somebody, totals without their parts; of its own, figures."""
    found, refused = [], set(numbers_denied(reading))
    for claim in reading.claims:
        if claim.part_of is None and claim.stance in _AFFIRMS:
            own = {(source.party or source.text, claim.quantity.value) for source in claim.sources[-1:]}
            sources = claim.sources if refused.isdisjoint(own) else ()
            quantity, origin = claim.quantity, origin_in(sources, reading, context)
            span = Span(quantity.start, quantity.end, quantity.text)
            found.append(_of(claim, span, reading, origin, quantity.value))
    told: list[tuple[Event | Statement, Span]] = [(event, event.trigger) for event in reading.events]
    told += [(statement, statement.quote) for statement in reading.statements]
    for each, span in told:
        origin = origin_in(_tellers(each), reading, context)
        denial = isinstance(each, Statement) and _is_denial(each, reading)
        if each.stance in _AFFIRMS and origin.told and not denial:
            found.append(_of(each, span, reading, origin, None))
    return found


def _tellers(each: Event | Statement) -> tuple[Source, ...]:
    """Who says something: of an accusation that nobody else tells, who accuses."""
    if isinstance(each, Event) and each.type == "accusation" and not each.sources and each.actor is not None:
        actor = each.actor
        return (Source(actor.start, actor.end, actor.text, actor.party, "official"),)
    return each.sources


def _of(each: Claim | Event | Statement, span: Span, reading: Reading, origin: Origin, value: int | None) -> _Said:
    text, report = reading.report.text, reading.report.known_as
    start, end = (span.start, span.end) if isinstance(each, Statement) else (each.evidence.start, each.evidence.end)
    breaks = [match.end() for match in re.finditer(r"\n", text)]
    source = each.sources[-1] if each.sources else None
    teller = Span(source.start, source.end, source.text) if source is not None else None
    told = Told(f"{report}/{each.id}", origin.id, each.stance, span, teller)
    language = reading.report.language
    group = each.affected.text if isinstance(each, Claim) and each.affected is not None else ""
    return _Said(
        each.id,
        span.start,
        bisect_right(breaks, span.start),
        origin,
        _stems(text[start:end], language),
        _stems(group, language),
        frozenset(map(root_of, wording(text[start:end], language).parties)),
        value,
        told,
        _stems(source.text, language, _NAME) if source is not None else frozenset(),
        each.evidence.start if not isinstance(each, Statement) else each.quote.start,
    )


def _stems(text: str, language: str, shortest: int = _STEM) -> frozenset[str]:
    """The words of a text, without what is written on them and without their endings."""
    fold, bare = orthography_of(language).fold, incident_words(language).bare
    words = (bare(word) for word in _WORD.findall(fold(text).lower()))
    return frozenset(word[:_STEM] for word in words if len(word) >= shortest)


def _is_read_otherwise(denial: Statement, reading: Reading) -> bool:
    """Whether an event or a figure of the same words is read as denied."""
    told: list[Claim | Event] = [*reading.events, *reading.claims]
    return any(
        (each.stance == "denied" or (isinstance(each, Claim) and each.quantity.qualifier == "none"))
        and each.evidence.start <= denial.quote.start < each.evidence.end
        for each in told
    )


def is_told_of(at: int, reading: Reading, ids: frozenset[str]) -> bool:
    """Whether what is told nearest to a denial at a letter is of the incident."""
    near = [(abs(claim.quantity.start - at), claim.id) for claim in reading.claims]
    near += [(abs(event.trigger.start - at), event.id) for event in reading.events if event.id in ids]
    return bool(near) and min(near)[1] in ids


def _near(denial: _Said, said: Iterable[_Said]) -> list[_Said]:
    """What others say near a denial."""
    return [
        other
        for other in said
        if not _is_one(other.origin.id, denial.origin.id) and abs(other.at - denial.at) <= _REACH
    ]


def _nearest(denial: _Said, *kinds: list[_Said]) -> _Said | None:
    """The nearest of the first kind of which there are any."""
    found = next((kind for kind in kinds if kind), [])
    return min(found, key=lambda other: (abs(other.at - denial.at), other.id), default=None)


def _pointed_at(denial: _Said, said: Iterable[_Said], language: str) -> _Said | None:
    """What a denial points at: the number that it names, the figure or assertion before it, what its paragraph tells.

    An event or statement of its paragraph needs no word in common, a figure does.
    """
    near, quote = _near(denial, said), denial.told.quote.text
    numbers, counts = {int(number) for number in _NUMBER.findall(quote)}, is_of_counts(quote, language)
    named = [other for other in near if other.origin.told]
    before = [other for other in named if other.at < denial.at]
    vague = not denial.part and (len(quote.split()) <= _FEW or counts or calls_untrue(quote, language))
    pointing = not denial.part and (len(quote.split()) <= _FEWEST or counts)
    beside = [other for other in named if other.paragraph == denial.paragraph]
    found = _nearest(
        denial,
        [other for other in near if other.value is not None and other.value in numbers],
        [other for other in before if other.value is not None and other.paragraph == denial.paragraph and counts],
        _told_by_named(denial, said, language),
        [other for other in beside if other.value is None],
        [other for other in before if _is_of_doubt(other) and len(quote.split()) <= _FEW],
        [other for other in before if other.value is not None and pointing],
        [other for other in beside if other.people & denial.words],
        [other for other in before if other.value is None and len(quote.split()) <= _FEW],
    )
    return _figure_of(found, before) if vague and found is not None else found


def _figure_of(said: _Said, before: Iterable[_Said]) -> _Said:
    """The figure that is told in one breath with what a vague denial points at (`said it killed 150 in battle`)."""
    figures = (other for other in before if other.value is not None and other.breath == said.breath)
    return next((other for other in figures if other.origin.id == said.origin.id), said)


def _told_by_named(denial: _Said, said: Iterable[_Said], language: str) -> list[_Said]:
    """What those say who are named in the words of a denial (`denied what the elders had announced`)."""
    words = _stems(denial.told.quote.text, language, _NAME)
    told = [other for other in _near(denial, said) if other.origin.told and other.value is None]
    return [other for other in told if (other.teller - denial.teller) & words]


def _is_of_doubt(said: _Said) -> bool:
    """Whether it is an assertion that the report itself calls no more than that (`claimed that`)."""
    return said.value is None and said.told.stance == "alleged"


def _of_one_thing(denial: _Said, said: Iterable[_Said]) -> _Said | None:
    """What is told of the same people, or else in the same words."""
    named = [other for other in _near(denial, said) if other.origin.told]
    people = [other for other in named if other.people & denial.words]
    return _nearest(denial, people, [other for other in named if other.value is None and other.words & denial.words])


def _enemy(
    denial: _Said, reading: Reading, readings: Iterable[Reading], said_in: Callable[[Reading], list[_Said]]
) -> _Said | None:
    """What the enemy of whoever denies said of him: in the same report, else in another one of those days."""
    day, side = reading.report.published, denial.origin.side
    if side is None or day is None:
        return None
    own = [other for other in _near(denial, said_in(reading)) if _are_enemies(other.origin, denial.origin)]
    if own:
        return _nearest(denial, [other for other in own if other.value is None])
    for other in readings:
        when = other.report.published
        if other is not reading and when is not None and abs((when - day).days) <= _SOON and other.report.text:
            for each in said_in(other):
                if _are_enemies(each.origin, denial.origin) and side in each.parties:
                    return each
    return None


def _is_one(one: str, other: str) -> bool:
    return one == other or stands_over(one, other) or stands_over(other, one)


def _are_enemies(one: Origin, other: Origin) -> bool:
    return one.side is not None and other.side is not None and one.side != other.side
