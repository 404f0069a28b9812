"""What those who counted, and those counted, are called: parties by the register, others by the reports' own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from marsad.incidents.ledger.families import line_of, party_of
from marsad.incidents.ledger.groups import ALL
from marsad.incidents.ledger.origins import own_word
from marsad.incidents.ledger.phrases import wording
from marsad.model.called import ANY, Called
from marsad.model.claim import Reading
from marsad.model.incident import Incident, IncidentClaim
from marsad.model.vocabulary import TAGS

#: Groups for which every language of the interface has a word.
_WORDS_OF_ALL: Final = frozenset({ALL, *TAGS})


def called(incidents: Iterable[Incident], readings: Mapping[str, Reading]) -> Called:
    """What the origins and groups of some incidents are called in their reports' readings, by report id."""
    claims = [claim for one in incidents for claim in one.claims]
    ids = {above for claim in claims for id_ in (claim.origin, claim.affected) for above in line_of(id_)}
    parties = {id_: party for id_ in sorted(ids) if (party := party_of(id_)) is not None}
    told = sorted({claim.report for claim in claims if claim.report in readings})
    outlets = {own_word(readings[report]): readings[report].report.outlet for report in told}
    return Called(
        {id_: {language: each[0] for language, each in party.names.items() if each} for id_, party in parties.items()},
        {id_: party.kind for id_, party in parties.items()},
        {id_: {ANY: outlet} for id_, outlet in outlets.items() if outlet}
        | _own_words(claims, {report: readings[report] for report in told}, ids - {*parties, *outlets, *_WORDS_OF_ALL}),
    )


def _own_words(
    claims: Iterable[IncidentClaim], readings: Mapping[str, Reading], wanted: Collection[str]
) -> dict[str, dict[str, str]]:
    """What reports call some origins and groups: the words that fit best in each language, and under `ANY` in all."""
    known = [claim for claim in claims if claim.report in readings]
    read = {f"{report}/{claim.id}": claim for report, each in readings.items() for claim in each.claims}
    found: dict[str, Counter[tuple[str, str]]] = {}
    for told in known:
        own, language = read.get(told.id), readings[told.report].report.language
        if own is not None and own.sources and told.origin in wanted:
            found.setdefault(told.origin, Counter())[language, own.sources[-1].text] += 1
        if own is not None and own.affected is not None and told.affected in wanted:
            found.setdefault(told.affected, Counter())[language, own.affected.text] += 1
    for reading in readings.values():
        language = reading.report.language
        for text in {source.text for claim in reading.claims for source in claim.sources}:
            id_ = "-".join(wording(text, language).words)
            if id_ in wanted:
                found.setdefault(id_, Counter())[language, text] += 1
    return {id_: dict(_by_language(id_, told)) for id_, told in found.items()}


def _by_language(id_: str, told: Counter[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    best = sorted(told, key=lambda each: (*_fitness(each[1], id_, told[each]), each[0]))
    yield from reversed([(ANY, best[0][1]), *best])


def _fitness(text: str, id_: str, told: int) -> tuple[int, int, int, str]:
    """What names an origin best: the parts of its id, what most say, the shortest."""
    return -sum(part in text.casefold() for part in id_.split("-")), -told, len(text), text
