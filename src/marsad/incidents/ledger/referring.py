"""Whom a word for a kind of body means (`the group`, `the militants`, `البرنامج`): who bears a name beside it."""

from __future__ import annotations

from functools import cache
from typing import Final

from marsad.incidents.ledger.context import Context, sources_in
from marsad.incidents.ledger.families import party_of
from marsad.incidents.ledger.phrases import Wording, wording
from marsad.languages.pack import orthography_of
from marsad.model.claim import Reading, Source
from marsad.parties.register import party_register

_FEW: Final = 2
"""The most words for a kind that name nobody (`rights group`)."""
_BANDS: Final = frozenset({"group", "fighters"})
"""Senses of words for those who bear arms, or for any body of people."""
_WORKING: Final = frozenset({"organisation", "monitor"})
"""Senses of words for bodies that help or count."""
_UNNAMED: Final = frozenset({"anonymous", "witness", "document", "agency", "outlet"})
_ARMED: Final = frozenset({"armed-group", "party", "monitor", "ngo"})
_BEARING: Final = frozenset({"armed-group", "party"})
_DESCRIBED: Final = 3
"""The most words of a description."""
_HELPING: Final = frozenset({"un", "ngo", "monitor"})
#: Kinds of the register that a word of each sense can mean, and kinds of sources that the register does not know.
_KINDS: Final = ((_BANDS, _ARMED, frozenset({"party"})), (_WORKING, _HELPING, frozenset({"monitor", "named"})))
_PAUSES: Final = (",", "،")
_BESIDE: Final = 60
"""Letters behind a name in which the word for what it is stands (`Zara Watch, a rights group`)."""


def referred(source: Source, said: Wording, reading: Reading, context: Context) -> Source | str | None:
    """Who is meant by a source that names a kind alone: the only source named before it, else in the report at all.

    A party that is no source of the report counts where it is one of the incident's and the text names it before.
    """
    if source.kind in _UNNAMED - {"outlet"}:
        return None
    if not _is_bare(said):
        return _described(source, said, reading)
    named = [each for each in sources_in(reading) if each.start != source.start and _may_be(each, said, reading)]
    for told in ([each for each in named if each.start < source.start], named):
        if told:
            return (
                max(told, key=lambda each: each.start) if len({each.party or each.text for each in told}) == 1 else None
            )
    return _named_in_text(source, said, reading, context)


def _described(source: Source, said: Wording, reading: Reading) -> Source | None:
    """The only armed body that a report names, where a source is one by its description (`a Zaran militant group`)."""
    if not _describes_band(source, said):
        return None
    bands = [
        each
        for each in sources_in(reading)
        if (party := party_of(each.party)) is not None and party.kind in _BEARING and each.start != source.start
    ]
    return bands[0] if len({each.party for each in bands}) == 1 else None


def _describes_band(source: Source, said: Wording) -> bool:
    """Whether words are one for a band with what describes it, and no name: its word has no capital, if any has."""
    words = source.text.split()
    if not said.called or said.parties or said.places or not 1 < len(words) <= _DESCRIBED:
        return False
    if words[-1].casefold() in said.called:
        return words[-1].islower()
    return len(said.peoples) + len(said.countries) + len(said.bodies) >= len(words)


def names_kind(said: Wording) -> bool:
    """Whether words tell of a band, or of a body that helps or counts."""
    return not (_BANDS | _WORKING).isdisjoint(said.bodies)


def _is_bare(said: Wording) -> bool:
    """Whether words tell a kind of body and no name."""
    if said.parties or said.places or said.countries or said.owned or said.voices:
        return False
    content = [word for word in said.name if len(word) > 1]
    return 0 < len(content) <= min(_FEW, max(1, len(said.bodies))) and bool(said.bodies or said.speakers)


def _may_be(other: Source, said: Wording, reading: Reading) -> bool:
    """Whether a source has a name and is of a kind that the word can mean."""
    party = party_of(other.party)
    senses = frozenset(said.bodies)
    words = wording(other.text, reading.report.language)
    if _is_bare(words):
        return False
    if senses & _BANDS and len(words.name) > 1:
        beside = reading.report.text[other.end : other.end + _BESIDE]
        apposed = wording(beside.split("\n")[0], reading.report.language).called if beside[:1] in _PAUSES else ()
        if not frozenset(said.called).isdisjoint(apposed):
            return True
    for meant, kinds, unknown in _KINDS:
        if senses & meant and party is not None and party.kind in kinds:
            return True
        if senses & meant and party is None and other.kind in unknown:
            return len(words.name) > 1
    return False


def _named_in_text(source: Source, said: Wording, reading: Reading, context: Context) -> str | None:
    """The source of the incident whose name has the word in it and that the report's text names last before it."""
    language = reading.report.language
    text = orthography_of(language).fold(reading.report.text[: source.start])
    words = [word for word in said.words if len(word) > 1]
    found = {
        text.rfind(name): id_
        for id_ in context.sources
        if (party := party_of(id_)) is not None and (party.kind in _HELPING or frozenset(said.bodies) & _BANDS)
        for name in _names(id_, language)
        if _has_all(name, words) or (party.kind in _HELPING and frozenset(said.bodies) & _WORKING)
    }
    last = max(found, default=-1)
    return found[last] if last >= 0 else None


def begun_in_text(source: Source, said: Wording, reading: Reading, context: Context) -> str | None:
    """The one source of the incident whose name begins or ends with a bare word and stands in full before it.

    `The Joint Command did not answer. The command had spoken of nine dead.`
    """
    words = [word for word in said.words if len(word) > 1]
    if len(words) != 1:
        return None
    language = reading.report.language
    text = orthography_of(language).fold(reading.report.text[: source.start])
    found = {
        id_
        for id_ in sorted(context.sources)
        if party_of(id_) is not None
        for name in _names(id_, language)
        if name in text and any(_has_all(end, words) for end in (name.split()[0], name.split()[-1]))
    }
    return found.pop() if len(found) == 1 else None


def _has_all(name: str, words: list[str]) -> bool:
    """Whether every word stands in a name, with or without its article."""
    own = name.split()
    return all(any(word.endswith(each) and len(word) - len(each) <= _FEW for each in own) for word in words)


@cache
def _names(id_: str, language: str) -> tuple[str, ...]:
    """The folded names of a party of several words in a language."""
    fold = orthography_of(language).fold
    names = party_register().parties[id_].names.get(language, ())
    return tuple(fold(name) for name in names if len(name.split()) > 1)
