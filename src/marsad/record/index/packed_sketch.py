"""What the index keeps of how a report may belong with others, packed, and back again."""

from __future__ import annotations

import zlib
from typing import Final

from marsad.incidents.neighbourhoods.sketch import Sketch
from marsad.incidents.neighbourhoods.sketch_json import sketch_from_json, sketch_to_json

_FAST: Final = 1


def pack_sketch(sketch: Sketch) -> bytes:
    """A report's sketch, packed; the same one gives the same bytes."""
    return zlib.compress(sketch_to_json(sketch).encode(), _FAST)


def unpack_sketch(packed: bytes) -> Sketch:
    """The sketch that `pack_sketch` was given."""
    return sketch_from_json(zlib.decompress(packed).decode())
