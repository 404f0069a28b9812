"""Who is meant by a name or a bare word: what the report, or its incident, says of them elsewhere."""

from __future__ import annotations

import re
from typing import Final

from marsad.incidents.ledger.context import Context, sources_in
from marsad.incidents.ledger.phrases import NOTHING, Said, Wording, wording
from marsad.model.claim import Reading, Source

_CLOSED: Final = re.compile(r"[.!?؟\n;؛:]")
"""What closes a sentence."""
_BEFORE: Final = 60
"""Letters before a name in which an office stands."""
_SENTENCE: Final = 240
"""Letters before a source in which his hospital stands."""
_NAME: Final = 3
"""Letters of the shortest name that is looked for."""
_LONGEST: Final = 6
"""Words before a name in which an office stands."""
_FEW: Final = 2
"""The most words of a source that may be a short form of another."""
_INTRODUCED: Final = 400
"""Letters between a description of a body and its name."""
_STEM: Final = 4
"""Letters of the shortest word that may be another one with its article."""
_UNNAMED: Final = ("anonymous", "witness")


def person_of(said: Wording, context: Context) -> Source | None:
    """The fullest introduction of the person whose name a source's words are, where they say nothing of an office."""
    if said.voices or said.parties or not said.words:
        return None
    for size in (3, 2, 1):
        if size <= len(said.words):
            known = context.people.get(" ".join(said.words[-size:]))
            if known is not None:
                return known
    return None


def introduction_of(source: Source, reading: Reading) -> Wording:
    """What stands before a name where the report first tells it (`its spokesman N. said`)."""
    text = reading.report.text
    name = source.text.split()[-1]
    at = text.find(name, 0, source.start)
    if at < 0 or len(name) < _NAME:
        return NOTHING
    before = _CLOSED.split(text[max(0, at - _BEFORE) : at])[-1].split()
    return wording(" ".join(before[-_LONGEST:]), reading.report.language)


def fuller_of(source: Source, said: Wording, reading: Reading) -> Source | None:
    """A source of the same report whose words hold all of this one's few: what the short form stands for."""
    if len(said.words) > _FEW or not said.words:
        return None
    found = []
    for other in sources_in(reading):
        words = wording(other.text, reading.report.language).words
        if (
            other.start != source.start
            and len(words) > len(said.words)
            and all(any(_is_form(word, each) for each in words) for word in said.words)
        ):
            found.append(other)
    return min(found, key=lambda other: (other.start > source.start, -other.start), default=None)


def introduced_as(source: Source, said: Wording, reading: Reading) -> Source | None:
    """The one body that a description stands for: named as a source behind it, by a name that has a word of it.

    `a group of rights lawyers said. The Emergency Lawyers, who document abuses, said`: the same.
    """
    words = source.text.split()
    capitals = sum(word[:1].isupper() for word in words)
    if source.kind in _UNNAMED or not (said.bodies or said.speakers) or said.parties:
        return None
    named = capitals > len(said.countries) + len(said.peoples) or not any(map(str.islower, words))
    if named or len(words) < _FEW:
        return None
    language = reading.report.language
    told = {word for word in said.words if len(word) > _STEM}
    found = {
        other.party: other
        for other in sources_in(reading)
        if other.party is not None
        and 0 < other.start - source.end <= _INTRODUCED
        and told.intersection(wording(other.text, language).words)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def in_full(source: Source, said: Wording, reading: Reading) -> Wording:
    """What a source of a party is called where the report names it in full (`the ministry`: of the interior)."""
    fuller = fuller_of(source, said, reading)
    return wording(fuller.text, reading.report.language) if fuller and fuller.party == source.party else said


def _is_form(word: str, other: str) -> bool:
    """Whether two words are one, with or without an article before it."""
    short, long = sorted((word, other), key=len)
    return short == long or (len(short) >= _STEM and len(long) - len(short) <= _FEW and long.endswith(short))


def trade_of(source: Source, reading: Reading) -> Said | None:
    """The trade or body of an unnamed source that a report names once more by the bare word (`the source`)."""
    if source.kind not in _UNNAMED:
        return None
    others = sorted({each for each in sources_in(reading) if each.kind in _UNNAMED}, key=lambda each: -each.start)
    for each in (*(each for each in others if each.start < source.start), *reversed(others)):
        said = wording(each.text, reading.report.language)
        voice = voice_of(said, "role") or voice_of(said, "state") or voice_of(said, "place")
        if voice is not None:
            return voice
    return None


def hospital_before(source: Source, reading: Reading) -> str | None:
    """The hospital told before a source in its sentence, where a pronoun makes him its man (`its medical director`)."""
    text = reading.report.text[max(0, source.start - _SENTENCE) : source.start]
    said = wording(_CLOSED.split(text)[-1], reading.report.language)
    return next((voice.sense for voice in said.voices if "itself" in voice.features), None)


def only_before(source: Source, said: Wording, reading: Reading) -> str | None:
    """Who is meant by a body called by its kind alone (`the group said`): the one party named as a source before it."""
    if source.kind != "party" or len(said.words) != 1 or said.parties or not (said.bodies or said.speakers):
        return None
    parties = {each.party for each in sources_in(reading) if each.party is not None and each.start < source.start}
    return next(iter(parties)) if len(parties) == 1 else None


def voice_of(said: Wording, feature: str) -> Said | None:
    """The first word for a body or trade with a feature, one that says which before one that does not."""
    found = [voice for voice in said.voices if feature in voice.features]
    return next((voice for voice in found if voice.features.isdisjoint({"weak", "vague"})), found[0] if found else None)
