"""A report's claims as its page shows them: what was read and what counts, side by side, and who decided what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from marsad.desk import context
from marsad.desk.access import May
from marsad.desk.pages.reading.forms import label_of, spoken, values_said
from marsad.desk.pages.words import shown
from marsad.desk.queue.ruling import needed
from marsad.interface import choices, phrases
from marsad.interface.record_phrases import Names
from marsad.model.claim import Claim
from marsad.model.decision import Decision
from marsad.model.report import Report
from marsad.record.ask.report import ToldClaim, ToldReport
from marsad.record.said import Said


@dataclass(frozen=True, slots=True)
class Row:
    """One slot: what the machine read and what counts; `ruled` where a person said something else."""

    name: str
    read: str
    counts: str
    ruled: bool


@dataclass(frozen=True, slots=True)
class Link:
    """One of those through whom a figure came: what it is, its words, and what it did."""

    role: str
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision: what was decided, by whom, when and why; `stands` unless it was taken back."""

    id: str
    kind: str
    people: str
    because: str
    at: str
    on: str
    said: tuple[tuple[str, str], ...]
    stands: bool
    can_be_taken_back: bool
    needs_review: bool
    """Only a reviewer takes it back, of whoever asks: it groups, or another took it."""


@dataclass(frozen=True, slots=True)
class Card:
    """A claim on the page; `own` is its id within the report, `start` and `end` where its number's words stand."""

    own: str
    target: str
    start: int
    end: int
    title: str
    words: str
    rows: tuple[Row, ...]
    chain: tuple[Link, ...]
    doubts: tuple[str, ...]
    added: bool
    rejected: bool
    ruled: bool
    asserted: bool
    stance: str
    counted: bool
    incident: str | None
    rulings: tuple[Ruling, ...]


def card(one: ToldClaim, told: ToldReport, names: Names, own: Path | None) -> Card:
    """A claim as the page shows it."""
    claim, counts, labels = one.claim, one.counts, names.labels
    group = names.affected(counts.affected) if counts is not None else phrases.group(claim.affected, labels)
    figure = phrases.figure(claim, labels)
    if counts is not None:
        value = phrases.amount(counts.value, counts.value_high, counts.qualifier, labels)
        figure = labels.say("card", "figure", value=value, outcome=labels.word("outcome", counts.outcome))
    stance = counts.stance if counts is not None else claim.stance
    rulings = tuple(ruling(each, told, names, own) for each in one.decisions)
    return Card(
        claim.id,
        one.id,
        claim.quantity.start,
        claim.quantity.end,
        f"{figure} · {group}" if group else figure,
        shown(claim.quantity.text),
        tuple(_rows(one, names, own)),
        tuple(chain(claim, told.reading.report, one, names)),
        tuple(labels.word("doubt", doubt) for doubt in (counts.doubts if counts is not None else claim.doubts)),
        one.added,
        counts is not None and counts.rejected,
        any(each.stands for each in rulings),
        stance == "asserted",
        labels.word("stance", stance),
        one.incident is not None,
        one.incident,
        rulings,
    )


def _rows(one: ToldClaim, names: Names, own: Path | None) -> Iterator[Row]:
    """Every slot that says something: the machine's reading and what counts."""
    read, counts = _read(one, names), one.counts
    unsaid = names.labels.word("card", "unsaid")
    changed = dict(counts.read) if counts is not None else {}
    told = _counts(one, names, own)
    members = {"value": ("value", "value_high", "qualifier"), "first": ("first", "last")}
    for name in ("value", "outcome", "affected", "origin", "stance", "basis", "as_of", "first", "place"):
        of = members.get(name, (name,))
        ruled = any(each in changed for each in of)
        before = spoken(name, changed[name], names, own) if name in ("as_of", "place") and name in changed else ""
        row = Row(label_of(name), before or read.get(name, "") or unsaid, told.get(name, "") or unsaid, ruled)
        if (row.read, row.counts) != (unsaid, unsaid):
            yield row


def _read(one: ToldClaim, names: Names) -> dict[str, str]:
    """What the machine read, in the report's words where there are any; nothing where a person added the claim."""
    claim, labels = one.claim, names.labels
    if one.added:
        return {}
    return {
        "value": phrases.quantity(claim.quantity, labels),
        "outcome": labels.word("outcome", claim.outcome),
        "affected": phrases.group(claim.affected, labels),
        "origin": phrases.chain(claim.sources[-1:], labels),
        "stance": labels.word("stance", claim.stance),
        "basis": labels.word("basis", claim.basis),
        "as_of": "",
        "first": phrases.period(claim.when, labels),
        "place": phrases.place(claim.place, labels),
    }


def _counts(one: ToldClaim, names: Names, own: Path | None) -> dict[str, str]:
    counts, labels = one.counts, names.labels
    if counts is None:
        return {}
    words = one.claim.place.text if one.claim.place is not None and not one.added else None
    known = dict(counts.read)
    return {
        "value": phrases.amount(counts.value, counts.value_high, counts.qualifier, labels),
        **{name: spoken(name, getattr(counts, name), names, own) for name in ("outcome", "affected", "origin")},
        **{name: spoken(name, getattr(counts, name), names, own) for name in ("stance", "basis", "as_of")},
        "first": phrases.days(counts.first, counts.last, labels) if counts.first or counts.last else "",
        "place": choices.place_name(counts.place, labels, own, None if "place" in known else words)
        if counts.place
        else "",
    }


def chain(claim: Claim, report: Report, one: ToldClaim, names: Names) -> Iterator[Link]:
    """Who said it, through whom, to whom: from the one who counted to the outlet that printed it."""
    labels = names.labels
    if one.added and one.counts is not None:
        yield Link(_("counted, a person says"), "", names.origin(one.counts.origin))
    sources = list(reversed(claim.sources))
    for number, source in enumerate(sources):
        role = _("counted") if number == 0 else _("passed it on")
        yield Link(role, labels.word("source", source.kind), shown(source.text))
    if not sources and not one.added:
        yield Link(_("says it itself"), labels.word("source", "report"), shown(report.outlet or report.known_as))
    elif report.outlet:
        yield Link(_("published it"), labels.word("source", "outlet"), shown(report.outlet))


def ruling(decision: Decision, told: ToldReport, names: Names, own: Path | None) -> Ruling:
    """A decision in words."""
    return Ruling(
        decision.id,
        decision.kind,
        ", ".join(decision.people),
        decision.because,
        decision.taken.isoformat(),
        ", ".join(decision.targets),
        values_said(decision.values, names, own),
        decision.id in told.in_force,
        decision.id in told.in_force or decision.kind == "withdraw",
        needed(Said("withdraw", (decision.id,)), context.signs_as(), told.decisions) is May.REVIEW,
    )


def marks(claims: Iterable[ToldClaim]) -> Iterator[tuple[int, int, str, str]]:
    """The words of every claim's slots: where they stand, the slot, and which claim they are of."""
    for one in claims:
        claim = one.claim
        for slot in ("quantity", "affected", "responsible", "cause", "place", "when"):
            words = getattr(claim, slot)
            own_words = not one.added or slot == "quantity"
            if own_words and words is not None and words.start is not None and words.end > words.start:
                yield words.start, words.end, slot, claim.id
        for source in claim.sources:
            if source.end > source.start:
                yield source.start, source.end, "source", claim.id
