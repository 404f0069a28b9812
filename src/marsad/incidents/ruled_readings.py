"""Readings as people's decisions leave them, before incidents are made of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from marsad.incidents.added import place_of, when_of, with_claims
from marsad.incidents.decisions import PLACING, Ruling, Rulings, without_doubts
from marsad.model.claim import Claim, Reading
from marsad.model.span import Span


def as_ruled(reading: Reading, rulings: Rulings) -> Reading:
    """The reading as incidents are made of it: with claims that people added, where and when they say, less doubts."""
    report = reading.report
    reading = without_doubts(reading, rulings)
    on_claims, id_ = rulings.on_claims, report.known_as
    claims = tuple(_placed(one, on_claims.get(f"{id_}/{one.id}"), report.registers) for one in reading.claims)
    reading = replace(reading, claims=claims) if claims != reading.claims else reading
    more = rulings.added.get(id_, ())
    return with_claims(reading, more) if more else reading


def as_read(reading: Reading, rulings: Rulings) -> Reading:
    """The same without the claims that people added."""
    added = {claim.id for claim in rulings.added.get(reading.report.known_as, ())}
    return replace(reading, claims=tuple(one for one in reading.claims if one.id not in added)) if added else reading


def _placed(claim: Claim, ruling: Ruling | None, registers: Path | None) -> Claim:
    if ruling is None or ruling.rejected or PLACING.isdisjoint(ruling.values):
        return claim
    words = Span(claim.quantity.start, claim.quantity.end, claim.quantity.text)
    when = when_of(ruling.values, claim.when)
    return replace(claim, when=when, place=place_of(ruling.values, claim.place, words, registers))
