"""Opposed statements: what one voice of a report denies and another affirms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from marsad.claims.checks.denials import denials
from marsad.claims.checks.likeness import Likeness
from marsad.claims.checks.surroundings import Surroundings
from marsad.claims.sources.attribution import Attribution
from marsad.mentions.find import Mentions
from marsad.model.claim import Check, Claim, Event, Evidence, Group, Place, Source, When
from marsad.model.span import Span

_REACH: Final = 40
"""How many statements of one subject apart an opposed pair can stand."""
_NEAR: Final = 2
"""How many sentences apart two statements can be one's answer to the other, though they name nothing in common."""
_FAR: Final = 15
"""How many sentences apart two statements can be opposed at all."""
_TOLD: Final = frozenset({"asserted", "confirmed", "alleged"})
#: Types and outcomes that tell of one thing: what one side captures the other loses.
SUBJECTS: Final = {
    "capture": "control", "loss": "control", "detained": "arrest", "abducted": "abduction", "freed": "release",
    "displaced": "displacement", "returned": "return", "surrendered": "surrender", "escaped": "prison-break",
    "attack": "strike", "airstrike": "strike", "shelling": "strike", "bombing": "strike",
}  # fmt: skip


_Slot = TypeVar("_Slot", Place, When)


@dataclass(frozen=True, slots=True)
class _Statement:
    """An event or a figure, as far as another can contradict it."""

    id: str
    start: int
    subject: str
    kind: str
    denied: bool
    actor: Group | None
    target: Group | None
    place: Place | None
    when: When | None
    sources: tuple[Source, ...]
    counted: bool


def opposed(
    claims: Sequence[Claim], events: Sequence[Event], mentions: Mentions, likeness: Likeness
) -> Iterator[Check]:
    """A check for every denial with the nearest statement that it contradicts, in order of the text.

    A denial that is neither a claim nor an event (نفى سقوط قتلى) is given by its words beside the claim.
    """
    bare: dict[str, Span] = {}
    denied = list(_of_denials(claims, mentions, bare))
    if not denied and not any(map(_is_denied, claims)) and not any(event.stance == "denied" for event in events):
        return
    around = Surroundings(mentions)
    subjects: dict[str, list[_Statement]] = {}
    statements = [*_of_claims(claims, around), *_of_events(events), *denied]
    for statement in sorted(statements, key=lambda said: (said.start, said.id)):
        subjects.setdefault(statement.subject, []).append(statement)
    pairs: set[tuple[int, str, str]] = set()
    for statements in subjects.values():
        for at, denial in enumerate(statements):
            partner = _partner(statements, at, likeness, around) if denial.denied else None
            if partner is not None:
                first, second = sorted((denial, partner), key=lambda said: (said.start, said.id))
                pairs.add((first.start, first.id, second.id))
    for _, one, other in sorted(pairs):
        ids = tuple(id for id in (one, other) if id not in bare)
        yield Check(kind="opposed", claims=ids, words=tuple(bare[id] for id in (one, other) if id in bare))


def _of_denials(claims: Sequence[Claim], mentions: Mentions, bare: dict[str, Span]) -> Iterator[_Statement]:
    """Denied outcomes; `bare` keeps the words of each, by an id that only this module knows."""
    attribution = None
    for denial in denials(claims, mentions):
        attribution = attribution or Attribution(mentions)
        said = attribution.of(denial.sentence, denial.token, denial.token)
        if not said.sources:
            continue
        name = f"{denial.span.start}-{denial.span.end}-{denial.outcome}"
        bare[name] = denial.span
        yield _Statement(
            name, denial.span.start, SUBJECTS.get(denial.outcome, denial.outcome), denial.outcome, True, None,
            denial.group, None, None, said.sources, counted=True,
        )  # fmt: skip


def _is_denied(claim: Claim) -> bool:
    return claim.stance == "denied" or claim.quantity.qualifier == "none"


def _of_claims(claims: Sequence[Claim], around: Surroundings) -> Iterator[_Statement]:
    for claim in claims:
        denied = _is_denied(claim)
        if claim.stance not in _TOLD and not denied:
            continue
        subject = SUBJECTS.get(claim.outcome, claim.outcome)
        told_by = around.event_types(claim.quantity.start) - {claim.outcome}
        for name in sorted({subject, *(SUBJECTS.get(type_, type_) for type_ in told_by)}):
            yield _Statement(
                claim.id, claim.quantity.start, name, name, denied, claim.responsible, claim.affected,
                _own(claim.place, claim.evidence), _own(claim.when, claim.evidence), claim.sources, counted=True,
            )  # fmt: skip


def _of_events(events: Sequence[Event]) -> Iterator[_Statement]:
    for event in events:
        if event.stance in _TOLD or event.stance == "denied":
            yield _Statement(
                event.id, event.trigger.start, SUBJECTS.get(event.type, event.type), event.type,
                event.stance == "denied", event.actor, event.target, _own(event.place, event.evidence),
                _own(event.when, event.evidence), event.sources, counted=False,
            )  # fmt: skip


def _own(slot: _Slot | None, evidence: Evidence) -> _Slot | None:
    """A place or time that stands in a statement's own sentence: one carried over from another sets nothing apart."""
    if slot is None or slot.start is None or not evidence.start <= slot.start < evidence.end:
        return None
    return slot


def _partner(statements: list[_Statement], at: int, likeness: Likeness, around: Surroundings) -> _Statement | None:
    """The nearest statement that a denial contradicts; of two as near, the later one."""
    for distance in range(1, min(_REACH, len(statements))):
        for other in (at + distance, at - distance):
            if 0 <= other < len(statements) and _contradicts(statements[at], statements[other], likeness, around):
                return statements[other]
    return None


def _contradicts(denial: _Statement, told: _Statement, likeness: Likeness, around: Surroundings) -> bool:
    """Whether a denial and a statement cannot both be true: two voices, and nothing that sets the two things apart."""
    if told.denied or denial.id == told.id or around.apart(denial.start, told.start) > _FAR:
        return False
    if _one_voice(denial, told, around):
        return False
    if not told.sources and not told.counted and around.refers(told.start):
        return False
    if not likeness.places(denial.place, told.place) or not likeness.times(denial.when, told.when):
        return False
    if around.other_days(denial.start, told.start) or around.of_another(told.start) or around.of_another(denial.start):
        return False
    if denial.kind == told.kind and not likeness.groups(denial.actor, told.actor):
        return False
    if around.apart(denial.start, told.start) > _NEAR and not (
        likeness.shares(denial.target, told.target) or likeness.shares(denial.actor, told.actor)
    ):
        return False
    if denial.counted and told.counted:
        return likeness.affected(denial.target, told.target)
    return likeness.groups(denial.target, told.target)


def _one_voice(denial: _Statement, told: _Statement, around: Surroundings) -> bool:
    """Whether one voice says both, and so tells two things apart; only a claim of responsibility it may take back."""
    if denial.subject == "statement-of-claim":
        return denial.start < told.start
    if not denial.sources and not told.sources:
        return not around.change(denial.start, told.start)
    if not denial.sources or not told.sources:
        return False
    first, second = denial.sources[-1], told.sources[-1]
    same = (first.start, first.end) == (second.start, second.end) or (
        first.party is not None and first.party == second.party and first.text == second.text
    )
    return same and not around.contrast(denial.start, told.start)
