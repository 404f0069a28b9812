"""A material without what is withheld: made once, before any format sees it, so that no format can forget to.

Words keep their offsets: a span whose name is masked tells where it stood in the report, and not what it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache, lru_cache
from typing import Any, Final, TypeVar, cast
from urllib.parse import unquote, urlsplit

from marsad.exports.material import Material
from marsad.exports.withheld import Withheld
from marsad.exports.words import word
from marsad.model.claim import Claim, Person, Reading
from marsad.model.decision import Decision
from marsad.model.incident import Incident
from marsad.model.record import IncidentRecord, Record
from marsad.model.report import Report
from marsad.text.mask import Mask, is_arabic, parts_of

_Noun = TypeVar("_Noun")
Say = Callable[[str], str]
_WORDS: Final = frozenset({"text", "note", "title", "origin", "via", "place"})
"""The fields of nouns that hold words of a report, or ids that are made of them."""
_KEPT: Final = 50_000
"""Strings of which it is remembered how they are shown: ids and symbols are told often."""


@dataclass(frozen=True, slots=True, eq=False)
class _Masks:
    """What puts notes in the stead of names: `anywhere` of names of several words, in ids too.

    In the words of a report and of its incidents (`of`) also of the names of one word that it tells, and of every part
    of its names: elsewhere such a word may well be a place or a month.
    """

    anywhere: Say
    told: Mapping[str, set[str]]

    def of(self, *reports: str) -> Say:
        """How the words of some reports are shown."""
        told = set().union(*(self.told.get(report, ()) for report in reports))
        if not told:
            return self.anywhere
        mask = Mask(told, _note)
        return lambda text: mask(self.anywhere(text))

    def of_targets(self, targets: Iterable[str]) -> Say:
        """How words about reports and claims are shown, by their ids."""
        return self.of(*(report for target in targets for report in _starts(target) if report in self.told))


def shown(material: Material) -> Material:
    """The same material without what its project withholds."""
    withheld = material.withheld
    names = _names(material) if "names" in withheld else {}
    masks = _masks(material, names)
    readings = {
        masks.anywhere(report): _reading(reading, withheld, masks.of(report), masks.anywhere)
        for report, reading in material.readings.items()
    }
    record = _record(material, masks)
    return replace(material, record=record, readings={id_: readings[id_] for id_ in sorted(readings)}, names=())


def passages(material: Material) -> dict[str, str]:
    """The report's words around each figure, by `report/claim` as they are shown; none where texts are withheld."""
    if "texts" in material.withheld:
        return {}
    masks = _masks(material, _names(material) if "names" in material.withheld else {})
    return {
        masks.anywhere(f"{report}/{claim.id}"): masks.of(report)(
            reading.report.text[claim.evidence.start : claim.evidence.end]
        )
        for report, reading in material.readings.items()
        for claim in reading.claims
    }


def _names(material: Material) -> dict[str, set[str]]:
    """The names that each report tells."""
    found = {
        report: {person.text for claim in reading.claims for person in claim.persons}
        for report, reading in material.readings.items()
    }
    return {report: names for report, names in found.items() if names}


def _masks(material: Material, names: Mapping[str, set[str]]) -> _Masks:
    known = {name for told in names.values() for name in told if len(name.split()) > 1}
    known |= set(material.names) if "names" in material.withheld else set()
    if not known and not names:
        return _Masks(str, {})
    mask = Mask(known, _note)
    renamed = {report: reading.report.sha256 for report, reading in material.readings.items() if mask(report) != report}
    taken = [decision.id for decision in material.record.decisions if mask(decision.id) != decision.id]
    renamed |= {id_: f"decision-{number}" for number, id_ in enumerate(taken, 1)}
    anywhere = lru_cache(maxsize=_KEPT)(_Renaming(renamed, mask))
    return _Masks(anywhere, {report: told | parts_of(told) for report, told in names.items()})


def _note(name: str) -> str:
    """What stands in the stead of a name, in the language of its letters."""
    return word("name", "ar" if is_arabic(name[0]) else "en")


@dataclass(frozen=True, slots=True, eq=False)
class _Renaming:
    """Puts another id for one that holds a name, alone or before a slash; else masks names."""

    renamed: Mapping[str, str]
    mask: Mask

    def __call__(self, text: str) -> str:
        old = next((start for start in _starts(text) if start in self.renamed), None) if self.renamed else None
        return self.mask(text) if old is None else self.renamed[old] + text[len(old) :]


def _starts(id_: str) -> Iterator[str]:
    """An id, and what stands before each slash in it: of a claim its report."""
    at = len(id_)
    while at > 0:
        yield id_[:at]
        at = id_.rfind("/", 0, at)


def _record(material: Material, masks: _Masks) -> Record:
    record, withheld = material.record, material.withheld
    return replace(
        _masked(replace(record, incidents=(), decisions=()), masks.anywhere, masks.anywhere),
        incidents=tuple(_incident(one, material, masks) for one in record.incidents),
        decisions=tuple(_decision(one, withheld, masks) for one in record.decisions),
    )


def _incident(one: IncidentRecord, material: Material, masks: _Masks) -> IncidentRecord:
    """An incident in whose words the names that any of its reports tells are masked, and which no headline names."""
    incident, words = one.incident, masks.of(*one.incident.reports)
    if _is_headline(incident):
        name = incident.id if "titles" in material.withheld else words(incident.name)
        incident = replace(incident, name=name, names=tuple((code, name) for code, _ in incident.names))
    return _masked(replace(one, incident=incident), words, masks.anywhere)


def _is_headline(incident: Incident) -> bool:
    """Whether an incident is called as its first report calls itself: then it has one name in every language."""
    return len(incident.names) > 1 and len({name for _, name in incident.names}) == 1


def _reading(reading: Reading, withheld: Withheld, words: Say, anywhere: Say) -> Reading:
    claims = tuple(_claim(claim, withheld, words, anywhere) for claim in reading.claims)
    kept = replace(reading, claims=(), report=replace(reading.report, text="", characters=_length(reading.report)))
    if "statements" in withheld:
        kept = replace(kept, statements=())
    if "notes" in withheld:
        kept = replace(kept, checks=tuple(replace(check, note=None) for check in kept.checks))
    masked = _masked(replace(kept, traces=()), words, anywhere)
    return replace(masked, claims=claims, report=_report(reading.report, masked.report, withheld, words))


def _report(whole: Report, masked: Report, withheld: Withheld, words: Say) -> Report:
    return replace(
        masked,
        text="" if "texts" in withheld else words(whole.text),
        title=None if "titles" in withheld or whole.title is None else words(whole.title),
        file=None if "files" in withheld else masked.file,
        url=_host(whole.url) if "urls" in withheld or _tells(whole.url, words) else whole.url,
        registers=None,
    )


def _claim(claim: Claim, withheld: Withheld, words: Say, anywhere: Say) -> Claim:
    persons = tuple(_person(person, withheld) for person in claim.persons)
    return replace(_masked(replace(claim, persons=()), words, anywhere), persons=persons)


def _person(person: Person, withheld: Withheld) -> Person:
    if "names" in withheld:
        person = replace(person, text=word("name"), role=None)
    return replace(person, age=None, sex=None) if "ages" in withheld else person


def _decision(decision: Decision, withheld: Withheld, masks: _Masks) -> Decision:
    words = masks.of_targets(decision.targets)
    return replace(
        _masked(decision, words, masks.anywhere),
        because=word("withheld") if "reasons" in withheld else words(decision.because),
        author=word("withheld") if "authors" in withheld else masks.anywhere(decision.author),
        agreed=None if decision.agreed is None or "authors" in withheld else masks.anywhere(decision.agreed),
    )


def _tells(url: str | None, words: Say) -> bool:
    """Whether an address holds a name, its escapes undone."""
    return url is not None and words(unquote(url)) != unquote(url)


def _host(url: str | None) -> str | None:
    """Of an address its scheme and host alone: its path may be a headline."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return f"{parts.scheme}://{host}/" if parts.scheme and host else None


def _length(report: Report) -> int:
    return len(report.text) if report.characters is None else report.characters


def _masked(noun: _Noun, words: Say, anywhere: Say) -> _Noun:
    """A noun with the names in its words and in whatever else it says masked; itself where there are none."""
    if words is str and anywhere is str:
        return noun
    return cast(_Noun, _walk(noun, words, anywhere))


def _walk(value: Any, words: Say, anywhere: Say) -> Any:
    if isinstance(value, str):
        return anywhere(value)
    if isinstance(value, tuple):
        made = tuple(_walk(one, words, anywhere) for one in value)
        return made if made != value else value
    if isinstance(value, Mapping):
        return {_walk(key, words, anywhere): _walk(one, words, anywhere) for key, one in value.items()}
    if names := _fields(value.__class__):
        changed = {}
        for name in names:
            said = getattr(value, name)
            own = words if name in _WORDS and isinstance(said, (str, tuple)) else anywhere
            shown_as = _walk(said, words, own)
            if shown_as is not said and shown_as != said:
                changed[name] = shown_as
        return replace(value, **changed) if changed else value
    return value


@cache
def _fields(noun: Any) -> tuple[str, ...]:
    """The fields of a noun; none of what is no noun of the model."""
    return tuple(each.name for each in fields(noun)) if is_dataclass(noun) else ()
