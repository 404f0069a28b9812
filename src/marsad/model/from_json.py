"""Claims back from `marsad.claims/1`: the inverse of `model.json` (the text of the report is not in the format).

Members that the format does not know are ignored, absent ones count as null; whatever else is not as the format says is
an error that names the member (`claims[2].quantity.value`).
"""

from __future__ import annotations

import json
from typing import Any, Final

from marsad.errors import BadClaims
from marsad.model.claim import (
    Cause,
    Check,
    Claim,
    Event,
    Evidence,
    Group,
    Person,
    Place,
    Quantity,
    Reading,
    Source,
    Statement,
    When,
)
from marsad.model.events import EVENT_TYPE
from marsad.model.json import CLAIMS_FORMAT
from marsad.model.members import (
    Object,
    Wrong,
    a_count,
    a_day,
    a_flag,
    a_symbol,
    a_text,
    a_time,
    all_of,
    an_object,
    any_text,
    degrees,
    maybe,
    of,
    one_of,
    whole_day,
    words,
)
from marsad.model.report import Report
from marsad.model.span import Span
from marsad.model.vocabulary import (
    BASES,
    CAUSE_CLASSES,
    OUTCOMES,
    PLACE_PRECISIONS,
    QUALIFIERS,
    SOURCE_KINDS,
    STANCES,
    TAGS,
)


def reading_from_json(line: str | bytes) -> Reading:
    """The reading of one line of `marsad.claims/1`; its report has no text. Raises BadClaims."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadClaims(f"not a line of JSON: {error}") from None
    return reading_from_dict(said)


def reading_from_dict(said: object) -> Reading:
    """The reading of an object of `marsad.claims/1`; its report has no text. Raises BadClaims."""
    if not isinstance(said, dict):
        raise BadClaims("not claims: no JSON object")
    if said.get("format") != CLAIMS_FORMAT:
        raise BadClaims(f"not claims: format is {said.get('format')!r}, not {CLAIMS_FORMAT!r}")
    try:
        return _reading(said)
    except Wrong as wrong:
        raise BadClaims(str(wrong)) from None


def _reading(said: Object) -> Reading:
    reading = Reading(
        report=of(said, "report", _report),
        claims=all_of(said, "claims", _claim),
        events=all_of(said, "events", _event),
        statements=all_of(said, "statements", _statement),
        checks=all_of(said, "checks", _check),
    )
    known: set[str] = set()
    for number, claim in enumerate(reading.claims):
        if claim.id in known:
            raise Wrong(f"claims[{number}].id", f"stands for two claims: {claim.id!r}")
        known.add(claim.id)
    _check_within(reading)
    return reading


def _check_within(reading: Reading) -> None:
    """That no words stand beyond the end of their report."""
    length = reading.report.characters or 0
    ends = [(f"claims[{at}]", max(one.quantity.end, one.evidence.end)) for at, one in enumerate(reading.claims)]
    ends += [(f"events[{at}]", max(one.trigger.end, one.evidence.end)) for at, one in enumerate(reading.events)]
    for where, end in ends:
        if end > length:
            raise Wrong(where, f"stands beyond the end of its report, which has {length} characters")


def _report(said: Any) -> Report:
    said = an_object(said)
    appeared = of(said, "appeared", maybe(a_time))
    return Report(
        text="",
        sha256=of(said, "sha256", a_text),
        text_sha256=of(said, "text_sha256", a_text),
        language=of(said, "language", a_symbol),
        published=of(said, "published", maybe(whole_day)),
        id=of(said, "id", maybe(a_text)),
        file=of(said, "file", maybe(any_text)),
        outlet=of(said, "outlet", maybe(any_text)),
        title=of(said, "title", maybe(any_text)),
        reader=of(said, "reader", any_text),
        packs=of(said, "packs", _packs),
        appeared=appeared,
        characters=of(said, "characters", a_count),
    )


def _claim(said: Any) -> Claim:
    said = an_object(said)
    return Claim(
        id=of(said, "id", a_text),
        quantity=of(said, "quantity", _quantity),
        outcome=of(said, "outcome", _OUTCOME),
        affected=of(said, "affected", _GROUP),
        responsible=of(said, "responsible", _GROUP),
        basis=of(said, "basis", _BASIS),
        when=of(said, "when", _WHEN),
        place=of(said, "place", _PLACE),
        sources=all_of(said, "sources", _source),
        stance=of(said, "stance", _STANCE),
        part_of=of(said, "part_of", _SOME_TEXT),
        cause=of(said, "cause", _CAUSE),
        persons=all_of(said, "persons", _person),
        doubts=all_of(said, "doubts", a_symbol),
        evidence=of(said, "evidence", _evidence),
    )


def _event(said: Any) -> Event:
    said = an_object(said)
    return Event(
        id=of(said, "id", a_text),
        type=of(said, "type", _EVENT_TYPE),
        actor=of(said, "actor", _GROUP),
        target=of(said, "target", _GROUP),
        when=of(said, "when", _WHEN),
        place=of(said, "place", _PLACE),
        sources=all_of(said, "sources", _source),
        stance=of(said, "stance", _STANCE),
        evidence=of(said, "evidence", _evidence),
        trigger=of(said, "trigger", _span),
    )


def _statement(said: Any) -> Statement:
    said = an_object(said)
    return Statement(
        id=of(said, "id", a_text),
        quote=of(said, "quote", _span),
        verb=of(said, "verb", maybe(_span)),
        sources=all_of(said, "sources", _source),
        stance=of(said, "stance", _STANCE),
    )


def _check(said: Any) -> Check:
    said = an_object(said)
    return Check(
        kind=of(said, "kind", a_symbol),
        total=of(said, "total", _SOME_TEXT),
        parts=all_of(said, "parts", a_text),
        claims=all_of(said, "claims", a_text),
        holds=of(said, "holds", maybe(a_flag)),
        words=all_of(said, "words", _span),
        note=of(said, "note", _SOME_TEXT),
    )


def _span(said: Any) -> Span:
    return Span(*_words(an_object(said)))


def _quantity(said: Any) -> Quantity:
    said = an_object(said)
    value, high = of(said, "value", maybe(a_count)), of(said, "value_high", maybe(a_count))
    if high is not None and (value is None or high < value):
        raise Wrong("value_high", f"is no end of a range from {value}: {high}")
    return Quantity(*_words(said), value, high, of(said, "qualifier", _QUALIFIER))


def _group(said: Any) -> Group:
    said = an_object(said)
    return Group(*_words(said), of(said, "party", maybe(a_symbol)), all_of(said, "tags", _TAG))


def _when(said: Any) -> When:
    said = an_object(said)
    first, last = of(said, "first", maybe(a_day)), of(said, "last", maybe(a_day))
    return When(first, last, *(_words(said) if said.get("text") is not None else ()))


def _place(said: Any) -> Place:
    said = an_object(said)
    return Place(
        *_words(said),
        name=of(said, "name", maybe(a_symbol)),
        gazetteer=of(said, "gazetteer", maybe(a_symbol)),
        latitude=of(said, "latitude", maybe(degrees)),
        longitude=of(said, "longitude", maybe(degrees)),
        precision=of(said, "precision", maybe(_PRECISION)),
    )


def _source(said: Any) -> Source:
    said = an_object(said)
    return Source(*_words(said), of(said, "party", maybe(a_symbol)), of(said, "kind", _SOURCE_KIND))


def _cause(said: Any) -> Cause:
    said = an_object(said)
    return Cause(*_words(said), of(said, "class", _CAUSE_CLASS))


def _person(said: Any) -> Person:
    said = an_object(said)
    return Person(
        *_words(said),
        age=of(said, "age", maybe(a_count)),
        sex=of(said, "sex", maybe(a_symbol)),
        role=of(said, "role", _SOME_TEXT),
    )


def _evidence(said: Any) -> Evidence:
    said = an_object(said)
    return Evidence(*_stretch(said))


def _words(said: Object) -> tuple[int, int, str]:
    """A span's members, and that its words are as long as it says."""
    start, end = _stretch(said)
    text = of(said, "text", words)
    if len(text) != end - start:
        raise Wrong("text", f"has {len(text)} characters, but its span {end - start}")
    return start, end, text


def _stretch(said: Object) -> tuple[int, int]:
    start, end = of(said, "start", a_count), of(said, "end", a_count)
    if end < start:
        raise Wrong("end", f"stands before its start: {start} to {end}")
    return start, end


def _packs(value: Any) -> dict[str, str]:
    said = an_object(value)
    return {a_symbol(code): of(said, code, a_symbol) for code in said}


_OUTCOME: Final = one_of(OUTCOMES)
_QUALIFIER: Final = one_of(QUALIFIERS)
_BASIS: Final = one_of(BASES)
_STANCE: Final = one_of(STANCES)
_TAG: Final = one_of(TAGS)
_SOURCE_KIND: Final = one_of(SOURCE_KINDS)
_CAUSE_CLASS: Final = one_of(CAUSE_CLASSES)
_PRECISION: Final = one_of(PLACE_PRECISIONS)
_EVENT_TYPE: Final = one_of([*EVENT_TYPE])
_GROUP: Final = maybe(_group)
_WHEN: Final = maybe(_when)
_PLACE: Final = maybe(_place)
_CAUSE: Final = maybe(_cause)
_SOME_TEXT: Final = maybe(a_text)
