"""One part of a name (`محمد`, `Mohammed`) in the spellings that it can have, in Arabic and in Latin letters.

A part is the consonants that are heard, with the vowels that are written before, between and after them. Arabic writes
long vowels alone, so that every vowel that it writes must be there in Latin letters, and no long one besides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

import tomli

from marsad.text.mask import is_arabic

Likeness = Literal["same", "sound", "near"]
"""How two spellings are alike: letter for letter, as they sound, or but for letters that are taken for one another."""

_VOWELS: Final = frozenset("aiueAU*")
_ANY: Final = "*"
_CONSONANT: Final = re.compile(r"([^aiueAU*])")
_DOUBLED: Final = re.compile(r"(.)\1+")
_TWICE: Final = re.compile(r"([^اوي])\1+")
_OPEN: Final = frozenset("ها")
"""Letters that end an Arabic name in one vowel."""
_WRITES: Final[Mapping[str, str]] = {"a": "aAe", "i": "ie", "u": "uU"}
"""The Latin vowels that can stand for one that Arabic writes."""
_WRITES_LAST: Final[Mapping[str, tuple[str, ...]]] = {
    "a": ("a", "A", "e", "u"),
    "i": ("i", "e", "ei", "a"),
    "u": ("u", "U"),
}
"""The same at the end of a name (`هدى`, `Huda`; `عبده`, `Abdo`)."""
Fits = Callable[[str, str, int, bool], bool]
"""Whether what two spellings have at one place of a name, counted from its beginning, can be the same; if the last."""


class Sounds(NamedTuple):
    """A part of a name as it is heard: its consonants, and the vowels before, between and after them."""

    consonants: str
    vowels: tuple[str, ...]


@cache
def spelling() -> dict[str, Any]:
    """The rules that Marsad ships."""
    return tomli.loads((Path(__file__).parent / "spelling.toml").read_text("utf-8"))


@lru_cache(maxsize=100_000)
def alike(one: str, other: str) -> Likeness | None:
    """How two folded parts of names can be spellings of one, None where they cannot."""
    if one == other:
        return "same"
    arabic = [is_arabic(part[0]) for part in (one, other)]
    if all(arabic):
        return _alike_in_arabic(one, other)
    if arabic[1]:
        one, other = other, one
    fits = _written_in if any(arabic) else _fit
    found = {_likeness(sounds(x), sounds(y), fits) for x in _heard_forms(one) for y in _heard_forms(other)}
    return "sound" if "sound" in found else "near" if "near" in found else None


@lru_cache(maxsize=100_000)
def sounds(part: str) -> Sounds:
    """What is heard of a folded part of a name."""
    heard = _arabic(part) if is_arabic(part[0]) else _latin(part)
    pieces = _CONSONANT.split(heard)
    return Sounds("".join(pieces[1::2]), tuple(pieces[::2]))


@lru_cache(maxsize=100_000)
def sound_class(part: str) -> str:
    """What all spellings of a part have in common: its consonants, those that are taken for one another as one."""
    stands_for: dict[str, str] = {}
    for one, other in spelling()["alike"]["pairs"]:
        stands_for[other] = stands_for.get(one, one)
    found = sounds(part).consonants
    for _ in stands_for:
        found = "".join(stands_for.get(letter, letter) for letter in found)
    return _DOUBLED.sub(r"\1", found).rstrip("th")


def _arabic(part: str) -> str:
    letters: Mapping[str, str] = spelling()["arabic"]
    heard = "".join(letters.get(letter, "") for letter in part)
    if part.endswith("ه") and len(heard) > 1:
        heard = heard[:-1] + "a"
    return _ANY + heard[1:] if heard.startswith("a") else heard


def _latin(part: str) -> str:
    heard = _letters().sub(lambda found: spelling()["latin"][found[0]], part)
    return _DOUBLED.sub(r"\1", heard)


@cache
def _letters() -> re.Pattern[str]:
    return re.compile("|".join(sorted(spelling()["latin"], key=len, reverse=True)))


def _heard_forms(part: str) -> tuple[str, ...]:
    """A part as it can be heard.

    Of an Arabic one: its last letter as a t (`حياة`, `Hayat`), two as one (`مللي`). Of a Latin one: its last h as none
    (`Fatimah`; but `Salah`).
    """
    if not is_arabic(part[0]):
        return (part, part[:-1]) if part.endswith("h") and len(part) > 2 else (part,)
    once = _TWICE.sub(r"\1", part)
    return tuple(dict.fromkeys((part, once, *((part[:-1] + "ت",) if part.endswith("ه") else ()))))


def _alike_in_arabic(one: str, other: str) -> Likeness | None:
    """Near: another letter for the same sound (ض, ظ), or another one at the open end (هبا, هبه; زكريا, زكرياء)."""
    stems = [part.rstrip("ء") for part in (one, other)]
    if stems[0] == stems[1] or (stems[0][:-1] == stems[1][:-1] and {stem[-1:] for stem in stems} <= _OPEN):
        return "near" if len(min(stems, key=len)) > 2 else None
    letters: Mapping[str, str] = spelling()["arabic"]
    pairs = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    told_alike = len(one) == len(other) and len(pairs) == 1 and len(one) > 2
    return "near" if told_alike and _same_letter(*(letters.get(letter, "") for letter in pairs[0])) else None


def _same_letter(one: str, other: str) -> bool:
    if not one or not other or one in _VOWELS or other in _VOWELS:
        return False
    return one == other or f"{one}{other}" in _pairs()


@cache
def _pairs() -> frozenset[str]:
    pairs = spelling()["alike"]["pairs"]
    return frozenset((*pairs, *(pair[::-1] for pair in pairs)))


def _likeness(one: Sounds, other: Sounds, fits: Fits) -> Likeness | None:
    if len(one.consonants) != len(other.consonants) or not one.consonants:
        return None
    apart = [pair for pair in zip(one.consonants, other.consonants, strict=True) if pair[0] != pair[1]]
    if len(apart) > 1 or not all(_same_letter(*pair) for pair in apart):
        return None
    last = len(one.vowels) - 1
    both = enumerate(zip(one.vowels, other.vowels, strict=True))
    if not all(fits(mine, theirs, at, at == last) for at, (mine, theirs) in both):
        return None
    return "near" if apart else "sound"


def _written_in(arabic: str, latin: str, at: int, last: bool) -> bool:
    """Whether Latin vowels can be what Arabic letters write at one place of a name."""
    if not arabic:
        short = "aieu" + ("U" if at == 1 else "")
        return not latin if last or not at else not latin or latin in short
    if _ANY in arabic:
        return (bool(latin) or at > 0) and _in_order(arabic.replace(_ANY, ""), latin, _written)
    if not last:
        return _in_order(arabic, latin, _written) and len(latin) - len(arabic) < 2
    return _ends(arabic, latin)


def _ends(arabic: str, latin: str) -> bool:
    """Whether the vowels that end a name can be those that Arabic writes at its end."""
    before = len(arabic) - 1
    return _in_order(arabic[:-1], latin[:before], _written) and latin[before:] in _WRITES_LAST[arabic[-1]]


def _written(arabic: str, latin: str) -> bool:
    return latin in _WRITES[arabic]


def _in_order(few: str, many: str, same: Callable[[str, str], bool]) -> bool:
    """Whether vowels stand among others in their order."""
    at = 0
    for vowel in few:
        while at < len(many) and not same(vowel, many[at]):
            at += 1
        if at == len(many):
            return False
        at += 1
    return True


def _heard_alike(one: str, other: str) -> bool:
    return one.lower() == other.lower() or "e" in (one, other)


def _fit(one: str, other: str, at: int, last: bool) -> bool:
    """Whether Latin vowels at one place of two names can be two spellings of the same."""
    few, many = sorted((one, other), key=len)
    if not few:
        return not many if last or not at else len(many) < 2
    return len(many) - len(few) < 2 and _in_order(few, many, _heard_alike)
