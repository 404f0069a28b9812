"""The mentions of a report as one list, at the report's own offsets: how a person sees why a claim was built or not."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.languages.pack import Pack
from marsad.mentions.find import Mentions
from marsad.mentions.namesakes import Namesakes
from marsad.mentions.outcomes import find_outcomes
from marsad.mentions.reporting import find_reporting
from marsad.model.mention import DateMention, Mention, NumberMention, PartyMention, PlaceMention, WordMention
from marsad.model.report import Report
from marsad.model.vocabulary import MentionKind
from marsad.text.fold import fold


def list_mentions(report: Report, pack: Pack) -> tuple[Mention, ...]:
    """Every number, date, place, party, outcome word and reporting word of a report, by start, then end, then kind."""
    mentions = Mentions(fold(report.text, pack.orthography), pack, report.published, report.outlet)
    namesakes = Namesakes(mentions)
    found = [mention for number in range(len(mentions)) for mention in _of_sentence(mentions, number, namesakes)]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end, mention.kind)))


def _of_sentence(mentions: Mentions, number: int, namesakes: Namesakes) -> Iterator[Mention]:
    sentence = mentions.sentence(number)
    yield from (_number(mentions, found) for found in mentions.numbers(number))
    yield from (_date(mentions, found) for found in mentions.dates(number))
    yield from (_place(mentions, *namesakes.meant(found)) for found in mentions.places(number))
    yield from (_party(mentions, number, found) for found in mentions.parties(number))
    yield from (_word(mentions, "outcome", found) for found in find_outcomes(sentence))
    yield from (_word(mentions, "reporting", found) for found in find_reporting(sentence))


def _number(mentions: Mentions, found: NumberMention) -> Mention:
    span = mentions.folded.span(found.start, found.end)
    return Mention(
        "number",
        span.start,
        span.end,
        span.text,
        value=found.value,
        value_high=found.value_high,
        qualifier=found.qualifier,
        rule=found.rule,
    )


def _date(mentions: Mentions, found: DateMention) -> Mention:
    span = mentions.folded.span(found.start, found.end)
    return Mention(
        "date",
        span.start,
        span.end,
        span.text,
        first=found.first_day,
        last=found.last_day,
        how=found.how,
        rule=found.rule,
    )


def _place(mentions: Mentions, found: PlaceMention, why: str) -> Mention:
    span = mentions.folded.span(found.start, found.end)
    return Mention(
        "place",
        span.start,
        span.end,
        span.text,
        name=found.name,
        gazetteer=found.gazetteer,
        latitude=found.latitude,
        longitude=found.longitude,
        precision=found.precision,
        candidates=found.candidates,
        rule=f"{found.rule} · {why}" if why and not found.candidates else found.rule,
    )


def _party(mentions: Mentions, number: int, found: PartyMention) -> Mention:
    span = mentions.folded.span(found.start, found.end)
    party, rule = mentions.resolved(number, found)
    return Mention("party", span.start, span.end, span.text, party=party, type=found.kind, rule=rule)


def _word(mentions: Mentions, kind: MentionKind, found: WordMention) -> Mention:
    span = mentions.folded.span(found.start, found.end)
    return Mention(kind, span.start, span.end, span.text, sense=found.sense, rule=found.rule)
