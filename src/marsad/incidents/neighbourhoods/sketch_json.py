"""Sketches as JSON, for a store: places by their ids, words of a body as numbers in base64.

A sketch rests on the packs and the gazetteer that its report was read with, and on this version's rules: with other
ones it is made again from the reading.
"""

from __future__ import annotations

import json
from array import array
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from struct import error as BadBytes
from struct import pack, unpack
from typing import Any, Final

from marsad.errors import BadSketch
from marsad.incidents.accounts.split import Account
from marsad.incidents.accounts.spots import spot_of
from marsad.incidents.copies.wording import FACT, FURTHER, Wording
from marsad.incidents.neighbourhoods.sketch import Sketch

_MEMBERS: Final = tuple(field.name for field in fields(Account))
_SETS: Final = ("named", "mentioned", "sites", "headed", "titled", "kinds", "parties", "words", "countries", "areas")
_PAIRS: Final = ("figures", "names", "heads", "called")
"""Members that are sets of words, and sets of pairs."""
_WORD: Final = 4
"""Bytes of a word's number."""


def sketch_to_json(sketch: Sketch) -> str:
    """One line of JSON, the same for equal sketches."""
    wording = sketch.wording
    members = {
        "report": sketch.report,
        "order": sketch.order,
        "accounts": [_account(account) for account in sketch.accounts],
        "wording": {
            "codes": _packed(wording.codes),
            "told": _digits(wording.told),
            "facts": _digits(wording.facts),
            "further": _digits(wording.facts, FURTHER),
            "outlet": wording.outlet,
            "day": wording.day,
            "counted": sorted(wording.counted),
        },
        "told": list(sketch.told),
        "runs": list(sketch.runs),
    }
    return json.dumps(members, ensure_ascii=False, separators=(",", ":"))


def sketch_from_json(line: str) -> Sketch:
    """The sketch that was written. Raises BadSketch where it was not written by `sketch_to_json`."""
    try:
        members = json.loads(line)
        return Sketch(
            members["report"],
            members["order"],
            tuple(map(_account_of, members["accounts"])),
            _wording_of(members["wording"]),
            array("q", members["told"]),
            array("q", members["runs"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, BadBytes) as error:
        raise BadSketch(f"this is no sketch of a report: {error!r}; make it again from the reading") from error


def _account(account: Account) -> dict[str, Any]:
    told = {name: getattr(account, name) for name in _MEMBERS}
    told |= {name: sorted(told[name]) for name in (*_SETS, *_PAIRS)}
    told["spots"] = [spot.id for spot in account.spots]
    told["registers"] = str(account.registers) if account.registers else None
    return told


def _account_of(told: Mapping[str, Any]) -> Account:
    made = {name: told[name] for name in _MEMBERS}
    made |= {name: frozenset(made[name]) for name in _SETS}
    made |= {name: frozenset(map(tuple, made[name])) for name in _PAIRS}
    made["registers"] = own = Path(told["registers"]) if told["registers"] else None
    spots = [spot_of(id_, own) for id_ in told["spots"]]
    if None in spots:
        raise ValueError(f"a place of account {told['id']!r} is not known")
    made |= {"spots": tuple(spots), "claims": tuple(told["claims"]), "events": tuple(told["events"])}
    return Account(**made)


def _wording_of(told: Mapping[str, Any]) -> Wording:
    packed = b64decode(told["codes"], validate=True)
    codes = array("I", unpack(f"<{len(packed) // _WORD}I", packed))
    told_, begun, further = (_signs(told[name], len(codes)) for name in ("told", "facts", "further"))
    facts = bytes(FACT * one + FURTHER * more for one, more in zip(begun, further, strict=True))
    return Wording(codes, told_, facts, told["outlet"], told["day"], frozenset(told["counted"]))


def _packed(codes: array[int]) -> str:
    return b64encode(pack(f"<{len(codes)}I", *codes)).decode()


def _digits(signs: bytes, sign: int = 1) -> str:
    """Where a sign stands among others, as digits of 16."""
    return f"{int(bytes(48 + (one == sign) for one in signs) or b'0', 2):x}"


def _signs(digits: str, size: int) -> bytes:
    return f"{int(digits, 16):0{size}b}".encode().translate(_TO_SIGNS)[:size]


_TO_SIGNS: Final = bytes(byte == 49 for byte in range(256))
