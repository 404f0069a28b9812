"""A publication as the bytes that the log commits to."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any, Final

from marsad.errors import BadLog
from marsad.model.members import Object, Wrong, a_count, a_text, a_time, all_of, an_object, any_text, maybe, of, one_of
from marsad.model.publication import CAUSES, PUBLICATION_ACTS, Publication, PublishedToll
from marsad.model.vocabulary import OUTCOMES
from marsad.record.log.canonical import canonical
from marsad.tolls.policies.grades import GRADES

_FORMAT: Final = "marsad.publication/1"
_MEMBERS: Final = {each.name for each in fields(Publication)}


def to_bytes(publication: Publication) -> bytes:
    """The publication in canonical JSON."""
    return canonical(asdict(publication) | {"format": _FORMAT, "at": publication.at.isoformat()})


def from_bytes(content: bytes) -> Publication:
    """The publication that `to_bytes` was given. Raises BadLog for anything else."""
    try:
        said = an_object(json.loads(content))
        if said.get("format") != _FORMAT or said.keys() - {"format"} != _MEMBERS:
            raise Wrong("", "other members")
        return _publication(said)
    except (ValueError, Wrong):
        raise BadLog(f"a payload is no publication in the format {_FORMAT}") from None


def _publication(said: Object) -> Publication:
    return Publication(
        id=of(said, "id", a_text),
        act=of(said, "act", one_of(PUBLICATION_ACTS)),
        address=of(said, "address", a_text),
        author=of(said, "author", a_text),
        because=of(said, "because", a_text),
        notice=of(said, "notice", any_text),
        at=of(said, "at", a_time),
        size=of(said, "size", a_count),
        root=of(said, "root", a_text),
        policy=of(said, "policy", a_text),
        reports=all_of(said, "reports", a_text),
        tolls=all_of(said, "tolls", _toll),
        replaces=all_of(said, "replaces", a_text),
        causes=all_of(said, "causes", one_of(CAUSES)),
    )


def _toll(value: Any) -> PublishedToll:
    said = an_object(value)
    return PublishedToll(
        outcome=of(said, "outcome", one_of(OUTCOMES)),
        affected=of(said, "affected", a_text),
        as_of=of(said, "as_of", maybe(a_text)),
        low=of(said, "low", a_count),
        best=of(said, "best", a_count),
        high=of(said, "high", a_count),
        grade=of(said, "grade", one_of(GRADES)),
        flags=all_of(said, "flags", a_text),
        corrected=of(said, "corrected", a_count),
    )
