"""What the index keeps of incidents and reports, packed: everything that they hold, and back again."""

from __future__ import annotations

import json
import zlib
from functools import cache
from typing import Any, Final

from cattrs import Converter
from cattrs.preconf.json import make_converter

from marsad.model.called import Called
from marsad.model.incident import Incident
from marsad.model.record import IncidentRecord
from marsad.model.review import Matter

_LEVEL: Final = 6


def pack(incident: IncidentRecord) -> bytes:
    """An incident with its tolls, packed; the same one gives the same bytes."""
    return zlib.compress(_json(_converter().unstructure(incident)), _LEVEL)


def unpack(packed: bytes) -> IncidentRecord:
    """The incident that `pack` was given."""
    found = _converter().structure(json.loads(zlib.decompress(packed)), IncidentRecord)
    assert isinstance(found, IncidentRecord)
    return found


def unpack_outline(packed: bytes) -> Incident:
    """The same incident without its claims: what it is called, its days, place and reports; a fraction of the work."""
    said = json.loads(zlib.decompress(packed))["incident"]
    return _converter().structure(said | {"claims": [], "opposed": []}, Incident)


def pack_called(called: Called) -> bytes:
    """What an incident's origins and groups are called, packed; the same names give the same bytes."""
    return zlib.compress(json.dumps(called, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(), _LEVEL)


def unpack_called(packed: bytes) -> Called:
    """The names that `pack_called` was given."""
    return Called(*json.loads(zlib.decompress(packed)))


def pack_matter(matter: Matter) -> str:
    """Something that awaits a person, as text; the same one gives the same text."""
    return _json(_converter().unstructure(matter)).decode()


def unpack_matter(packed: str) -> Matter:
    """The matter that `pack_matter` was given."""
    found = _converter().structure(json.loads(packed), Matter)
    assert isinstance(found, Matter)
    return found


def _json(said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


@cache
def _converter() -> Converter:
    return make_converter()
