"""An incident's record, and a decision, as the index keeps them: everything that they hold, and back again."""

from __future__ import annotations

import json
import zlib
from functools import cache
from typing import Final

from cattrs import Converter
from cattrs.preconf.json import make_converter

from marsad.model.record import IncidentRecord

_LEVEL: Final = 6


def pack(incident: IncidentRecord) -> bytes:
    """An incident with its tolls, packed; the same one gives the same bytes."""
    said = _converter().unstructure(incident)
    return zlib.compress(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def unpack(packed: bytes) -> IncidentRecord:
    """The incident that `pack` was given."""
    found = _converter().structure(json.loads(zlib.decompress(packed)), IncidentRecord)
    assert isinstance(found, IncidentRecord)
    return found


@cache
def _converter() -> Converter:
    return make_converter()
