"""How a language's letters fold: which signs fall away, which letters count as one, as its pack says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

_PRESENTATION_FORMS = [*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFF00)]
_FULL_WIDTH = range(0xFF01, 0xFF5F)
#: Under this length `str.translate` is the faster way.
_SHORT = 256
_LONGEST_BROKEN = 24
"""Letters of the longest word that a hyphen breaks."""
#: The blocks whose signs ordinary news text holds: basic Arabic, the marks of direction and quotation.
_NEWS_SIGNS = frozenset(
    map(chr, [*range(0x0621, 0x0653), *range(0x0660, 0x066A), *range(0x200E, 0x2020), 9, 0x00A0, 0x06A9, 0x06CC])
)


@dataclass(slots=True, eq=False)
class Orthography:
    """The folding of one language: `letters` one to one, `dropped` signs to nothing, `joiners` within a word only.

    Nobody changes one; what follows from its signs is worked out once.
    """

    letters: Mapping[str, str]
    dropped: str
    joiner: str
    """The sign that stretches a word; writers who dodge filters break a word at it (مـ ـقـ ـتل، طـ.فـ.ل)."""
    joiner_between_numbers: str
    """The sign that the joiner stands for between two numbers (60ـ70)."""
    marks: str
    """Of the dropped signs, those that belong to the letter before them (harakat): a span takes them along."""
    quotes: Mapping[str, str]
    """Opening quotation mark to closing mark; the same sign twice where one sign does both."""
    small: bool = False
    """Whether capitals fold to small letters, each to one."""
    breaker: str = ""
    """A sign with which writers who dodge filters break any word (de*ad)."""
    broken: frozenset[str] = frozenset()
    """Words that they break with a hyphen, too (ki-lled)."""
    table: dict[int, str | None] = field(init=False)
    """For `str.translate`: every code point that changes; the length changes only where `reshaping` matches."""
    reshaping: re.Pattern[str] = field(init=False)
    """Matches every run of signs whose folding has another length; opening with one sign, it is found quickly."""
    breaks: re.Pattern[str] = field(init=False)
    """Matches what breaks a word at its joiner: a space between two joiners, a full stop after one."""
    ranges: re.Pattern[str] = field(init=False)
    """Matches the joiner where it stands between two numbers, spaced or not."""
    _inside: re.Pattern[str] | None = field(init=False)
    """Matches a breaker, or a hyphen, between two letters; None where a language has none."""
    _common: list[tuple[str, str]] = field(init=False)
    """The signs that ordinary news holds: replacing each in turn is several times faster than `str.translate`."""
    _rare: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        self.table = table = self._table()
        uneven = re.escape("".join([chr(code) for code, after in table.items() if len(after or "") != 1]))
        self.reshaping = re.compile(f"[{uneven}][{uneven}]*")
        sign = self.joiner  # the search runs quickly to a sign that stands first
        self.breaks = re.compile(rf"{sign}(?<=\w{sign}){sign}*(?: {sign}+|\.{sign}*)(?=\w)")
        self.ranges = re.compile(rf"{sign}(?= ?\d)(?:(?<=\d{sign})|(?<=\d {sign}))")
        self._inside = re.compile(_inside(self.breaker)) if self.breaker else None
        self._common = [(chr(code), after or "") for code, after in table.items() if chr(code) in _NEWS_SIGNS]
        rare = "".join([chr(code) for code in table if chr(code) not in _NEWS_SIGNS])
        self._rare = re.compile(f"[{re.escape(rare)}]")

    def _table(self) -> dict[int, str | None]:
        table: dict[int, str | None] = {}
        for code in (*_PRESENTATION_FORMS, *_FULL_WIDTH):
            plain = unicodedata.normalize("NFKC", chr(code))
            if plain != chr(code) and unicodedata.category(chr(code)) != "Cn":
                plain = "".join([self.letters.get(c, c) for c in plain if c not in self.dropped])
                table[code] = plain.strip() or None
        table.update({ord(before): after for before, after in self.letters.items()})
        table.update({ord(sign): None for sign in self.dropped})
        return table

    def mend(self, text: str) -> str:
        """The text with words that were broken at a joiner whole again, and its ranges plain, at the same length."""
        if self._inside is not None:
            text = self._inside.sub(self._heal, text)
        if self.joiner not in text:
            return text
        text = self.ranges.sub(self.joiner_between_numbers, text)
        return self.breaks.sub(lambda match: self.joiner * len(match[0]), text)

    def _heal(self, match: re.Match[str]) -> str:
        """The joiner for a sign that breaks a word, the sign itself for a hyphen between two words."""
        if match[0] == self.breaker:
            return self.joiner
        text, first, end = match.string, match.start(), match.end()
        while first and end - first < _LONGEST_BROKEN and text[first - 1].isalpha():
            first -= 1
        while end < len(text) and end - first < _LONGEST_BROKEN and text[end].isalpha():
            end += 1
        word = (text[first : match.start()] + text[match.end() : end]).lower()
        return self.joiner if word in self.broken else match[0]

    def fold(self, text: str) -> str:
        """The folded form of a text, offsets aside."""
        if len(text) < _SHORT or self._rare.search(text):
            text = text.translate(self.table)
        else:
            for before, after in self._common:
                if before in text:
                    text = text.replace(before, after)
        return text.lower() if self.small else text


def _inside(breaker: str) -> str:
    """The pattern of a sign between two letters; it opens with the sign, so that it is found quickly."""
    signs = f"[{re.escape(breaker)}-]"
    return rf"{signs}(?<=[^\W\d_]{signs})(?=[^\W\d_])"


def load_orthography(data: Mapping[str, Any]) -> Orthography:
    """The orthography of a pack's `orthography.toml`."""
    fold = data["fold"]
    letters = {letter: _bare(letter) for letter in _signs(fold.get("accented", ()))}
    letters |= {before: after for after, befores in fold["letters"].items() for before in befores}
    marks = "".join(_signs(data["fold"]["marks"]))
    return Orthography(
        letters=letters,
        dropped=marks + "".join(_signs(data["fold"]["dropped"])),
        joiner=data["fold"]["joiner"],
        joiner_between_numbers=data["fold"]["joiner_between_numbers"],
        marks=marks,
        quotes=data["quotes"],
        small=fold.get("small", False),
        breaker=fold.get("breaker", ""),
        broken=frozenset(fold.get("broken", ())),
    )


@dataclass(frozen=True, slots=True)
class Stops:
    """What a full stop does not end a sentence behind, in a language that writes capitals; folded."""

    titles: frozenset[str]
    """Abbreviations that a name or a number follows (`gen`, `st`): no sentence ends there."""
    abbreviations: frozenset[str]
    """Further ones (`a.m`, `etc`): a sentence ends there where one of `openers` follows with a capital."""
    openers: frozenset[str]


def load_stops(data: Mapping[str, Any], folded: Callable[[str], str]) -> Stops | None:
    """The stops of a pack's `orthography.toml`, None where it has none."""
    rows = data.get("sentences")
    if rows is None:
        return None
    return Stops(*[frozenset(map(folded, rows[name])) for name in ("titles", "abbreviations", "openers")])


def _bare(letter: str) -> str:
    """A letter without its accents; itself where it has none."""
    bare = unicodedata.normalize("NFD", letter)[0]
    return bare if bare.isalpha() else letter


def _signs(ranges: Iterable[str]) -> list[str]:
    """`["064B-0652", "0670"]` → the signs of those code points."""
    signs = []
    for item in ranges:
        first, _, last = item.partition("-")
        signs += [chr(code) for code in range(int(first, 16), int(last or first, 16) + 1)]
    return signs
