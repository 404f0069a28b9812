"""What the index keeps of incidents and reports, packed: everything that they hold, and back again."""

from __future__ import annotations

import json
import zlib
from functools import cache
from typing import Any, Final

from cattrs import Converter
from cattrs.preconf.json import make_converter

from marsad.incidents.neighbourhoods.sketch import Sketch
from marsad.incidents.neighbourhoods.sketch_json import sketch_from_json, sketch_to_json
from marsad.model.record import IncidentRecord

_LEVEL: Final = 6
_FAST: Final = 1


def pack(incident: IncidentRecord) -> bytes:
    """An incident with its tolls, packed; the same one gives the same bytes."""
    return zlib.compress(_json(_converter().unstructure(incident)), _LEVEL)


def unpack(packed: bytes) -> IncidentRecord:
    """The incident that `pack` was given."""
    found = _converter().structure(json.loads(zlib.decompress(packed)), IncidentRecord)
    assert isinstance(found, IncidentRecord)
    return found


def pack_sketch(sketch: Sketch) -> bytes:
    """A report's sketch, packed; the same one gives the same bytes."""
    return zlib.compress(sketch_to_json(sketch).encode(), _FAST)


def unpack_sketch(packed: bytes) -> Sketch:
    """The sketch that `pack_sketch` was given."""
    return sketch_from_json(zlib.decompress(packed).decode())


def _json(said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


@cache
def _converter() -> Converter:
    return make_converter()
