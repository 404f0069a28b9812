"""What the index keeps of incidents and reports, packed: everything that they hold, and back again."""

from __future__ import annotations

import json
import zlib
from array import array
from base64 import b64decode, b64encode
from functools import cache
from pathlib import Path
from typing import Any, Final

from cattrs import Converter
from cattrs.preconf.json import make_converter

from marsad.incidents.accounts.split import Account
from marsad.incidents.copies.wording import Wording
from marsad.incidents.neighbourhoods.sketch import Sketch
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
    wording = sketch.wording
    said = {
        "report": sketch.report,
        "order": sketch.order,
        "accounts": [_converter().unstructure(account) for account in sketch.accounts],
        "codes": _text(wording.codes.tobytes()),
        "own": _text(wording.told),
        "facts": _text(wording.facts),
        "outlet": wording.outlet,
        "day": wording.day,
        "counted": sorted(wording.counted),
        "told": _text(sketch.told.tobytes()),
        "runs": _text(sketch.runs.tobytes()),
    }
    return zlib.compress(_json(said), _FAST)


def unpack_sketch(packed: bytes) -> Sketch:
    """The sketch that `pack_sketch` was given."""
    said = json.loads(zlib.decompress(packed))
    return Sketch(
        report=said["report"],
        order=said["order"],
        accounts=tuple(_converter().structure(account, Account) for account in said["accounts"]),
        wording=Wording(
            codes=array("I", b64decode(said["codes"])),
            told=b64decode(said["own"]),
            facts=b64decode(said["facts"]),
            outlet=said["outlet"],
            day=said["day"],
            counted=frozenset(said["counted"]),
        ),
        told=array("q", b64decode(said["told"])),
        runs=array("q", b64decode(said["runs"])),
    )


def _json(said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def _text(data: bytes) -> str:
    return b64encode(data).decode()


@cache
def _converter() -> Converter:
    """Sets are kept in order, so that one value has one form."""
    made = make_converter()
    made.register_unstructure_hook(Path, str)
    made.register_structure_hook(Path, lambda said, _: Path(said))
    made.register_unstructure_hook_func(_is_set, lambda members: sorted(map(made.unstructure, members)))
    return made


def _is_set(kind: Any) -> bool:
    return getattr(kind, "__origin__", kind) is frozenset
