"""Claims that people added: the words of a report that tell a figure which the reader missed, and what they tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from marsad.incidents.accounts.spots import spot_of
from marsad.incidents.ledger.context import Context
from marsad.incidents.ledger.families import party_of
from marsad.incidents.ledger.groups import ALL, side_of_group
from marsad.incidents.ledger.origins import side_of
from marsad.model.claim import Claim, Evidence, Group, Place, Quantity, Reading, When
from marsad.model.decision import Decision
from marsad.model.incident import IncidentClaim
from marsad.model.report import Report
from marsad.model.span import Span
from marsad.model.vocabulary import TAGS, SourceKind
from marsad.text.sentences import sentences

Values = Mapping[str, Any]
_AROUND: Final = 2_000
"""Characters on either side of words in which the ends of their sentence are looked for."""
_OWN_WORD: Final = "report"
_KINDS: Final[Mapping[str, SourceKind]] = {"monitor": "monitor", "agency": "agency", "outlet": "outlet"}
_UNNAMED: Final[Mapping[str, SourceKind]] = {"anonymous": "anonymous", "medical": "anonymous", "witness": "witness"}


def missing_words(words: Span, reading: Reading) -> str:
    """Why a report does not have some words where they are said to stand; nothing where it has, or none can tell."""
    report = reading.report
    size = len(report.text) or report.characters or 0
    here = report.text[words.start : words.end] if report.text else words.text
    if words.end <= size and here == words.text:
        return ""
    return f"report {report.known_as!r} has no words {words.text!r} at {words.start}-{words.end} now"


def read_there(words: Span, outcome: Any, claims: Iterable[Claim]) -> Claim | None:
    """The claim of the same outcome that is read from some of the same words: adding it would count them twice."""
    found = (one for one in claims if one.outcome == outcome)
    return next((one for one in found if one.quantity.start < words.end and words.start < one.quantity.end), None)


def claim_added(decision: Decision, report: Report) -> Claim:
    """What a decision adds, as a reading has claims: by it the figure finds its incident."""
    words, values = decision.words, decision.values
    assert words is not None
    said: Values = values
    return Claim(
        id=f"{words.start}-{words.end}-{said['outcome']}",
        quantity=Quantity(words.start, words.end, words.text, said["value"], said.get("value_high"), _qualifier(said)),
        outcome=said["outcome"],
        affected=_group(words, said["affected"]),
        responsible=None,
        basis=said.get("basis") or "cumulative",
        when=when_of(said, None),
        place=place_of(said, None, words, report.registers),
        sources=(),
        stance=said["stance"],
        part_of=None,
        cause=None,
        persons=(),
        doubts=(),
        evidence=_sentence(words, report.text),
    )


def with_claims(reading: Reading, more: Iterable[Claim]) -> Reading:
    """A reading with further claims, in the order of the text."""
    claims = sorted((*reading.claims, *more), key=lambda claim: (claim.quantity.start, claim.id))
    return replace(reading, claims=tuple(claims))


def counted(claim: Claim, values: Values, reading: Reading, context: Context) -> IncidentClaim:
    """A claim that a person added as the record counts it: every value as the person said, none put in its place."""
    report, origin = reading.report, str(values["origin"])
    published = report.published.isoformat() if report.published else None
    quantity, when = claim.quantity, claim.when
    return IncidentClaim(
        id=f"{report.known_as}/{claim.id}",
        report=report.known_as,
        outcome=claim.outcome,
        affected=str(values["affected"]),
        value=quantity.value,
        value_high=quantity.value_high,
        qualifier=quantity.qualifier,
        basis=claim.basis,
        as_of=values.get("as_of") or published or (when.last if when else None),
        origin=origin,
        via=(),
        stance=claim.stance,
        quote=Span(quantity.start, quantity.end, quantity.text),
        published=report.moment,
        dated="as_of" in values,
        origin_kind=kind_of(origin),
        origin_side=side_of(origin, context),
        affected_side=side_of_group(str(values["affected"]), context),
        first=when.first if when else None,
        last=when.last if when else None,
        place=values.get("place"),
        added=True,
    )


def kind_of(origin: str) -> SourceKind | None:
    """What kind of source an origin that a person named is; None for the report's own word."""
    if origin == _OWN_WORD or origin.startswith(f"{_OWN_WORD}:"):
        return None
    party = party_of(origin)
    if party is not None:
        return _KINDS.get(party.kind, "party")
    return _UNNAMED.get(origin.partition("-")[0], "named")


def when_of(values: Values, before: When | None) -> When | None:
    """The days that values say, told by the words that told those before; those before where they say none."""
    if "first" not in values:
        return before
    first = values["first"]
    last = values.get("last", first)
    if before is None or before.start is None:
        return When(first, last) if first else None
    return When(first, last, before.start, before.end, before.text)


def place_of(values: Values, before: Place | None, words: Span, registers: Path | None) -> Place | None:
    """The place that values say, told by the words that told the one before, else by the claim's own."""
    if "place" not in values:
        return before
    id_ = values["place"]
    if id_ is None:
        return None
    told = before or words
    spot = spot_of(id_, registers)
    if spot is None:
        return Place(told.start, told.end, told.text)
    return Place(
        told.start, told.end, told.text, spot.name, spot.id, spot.latitude, spot.longitude, spot.precision
    )  # fmt: skip


def _qualifier(values: Values) -> Any:
    return values.get("qualifier") or ("between" if values.get("value_high") is not None else "exact")


def _group(words: Span, affected: Any) -> Group | None:
    if affected == ALL:
        return None
    tags: Any = (affected,) if affected in TAGS else ()
    return Group(words.start, words.end, words.text, affected if party_of(affected) else None, tags)


def _sentence(words: Span, text: str) -> Evidence:
    """Where the sentence of some words stands; they alone where the text is not at hand."""
    start, end = max(0, words.start - _AROUND), words.end + _AROUND
    found = ((start + a, start + b) for a, b in sentences(text[start:end]))
    around = [(a, b) for a, b in found if a < words.end and words.start < b]
    if not around:
        return Evidence(words.start, words.end)
    return Evidence(min(words.start, around[0][0]), max(words.end, around[-1][1]))
