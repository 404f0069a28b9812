"""What integer a run of digits and number words is: `38 ألفاً و528`, `مئة وثلاثة وعشرين ألفا`, `1,5 مليون`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from marsad.languages.entries import Match
from marsad.mentions.digits import COMMA, LONGEST, continues, digits_value
from marsad.text.tokens import Sentence

#: Gives the words of the report that stand at a stretch of its folded copy.
Original = Callable[[int, int], str]

CLITICS: Final = frozenset({"and", "then", "with", "to", "as", "future"})
_NO_CLITICS: Final[frozenset[str]] = frozenset()
_AND: Final = frozenset({"and"})
_TANWEEN: Final = "\u064b"
_UNITS: Final = frozenset({"digit", "one", "one-of", "together"})
_SMALL: Final = frozenset({"ten", "tens", "teen"})
_GROUP: Final = _UNITS | _SMALL | {"hundred"}
_MONEY: Final = frozenset("$€£")
_PEOPLE: Final = frozenset({"person", "outcome", "demonym"})
_DOZEN: Final = 12
"""The greatest scale that nothing is added to (`dozen`)."""
_SCALES: Final = frozenset({"scale", "scale-dual"})


class Numeral(NamedTuple):
    """A number as it is written: tokens `first` to `last`, and `coefficient` times `scale` where a scale closes it."""

    first: int
    last: int
    start: int
    end: int
    value: int
    coefficient: int
    scale: int
    digits: bool
    definite: bool
    sense: str
    """The sense of its first word (`one`, `digit`, `tens` …), empty for digits."""


class _Part(NamedTuple):
    value: Fraction | int
    after: int
    coefficient: Fraction | int
    scale: int


def read_numeral(
    sentence: Sentence, at: int, original: Original | None = None, *, joined: bool = False, compound: bool = True
) -> Numeral | None:
    """The number that begins at token `at`, None where none does or it is no integer.

    `joined` asks for one that `and` opens (`و12`, `وخمسين`); without `compound` nothing is added to its first part.
    """
    reader = _Reader(sentence, original, compound)
    part = reader.part(at, _AND if joined else None, None)
    if part is None:
        return None
    value, scale, after = part.value, part.scale, part.after
    while compound and scale > _DOZEN:
        more = reader.fraction_of(after, scale) or reader.part(after, _AND, scale) or reader.adjacent(after, scale)
        if more is None:
            break
        value, scale, after = value + more.value, more.scale, more.after
    if value != int(value):
        return None
    first = at + 1 if joined and sentence.at(at, "particle", "and") else at
    match = reader.opening
    return Numeral(
        first,
        after - 1,
        sentence.starts[first] + (inner(match) if match else 0),
        sentence.ends[after - 1],
        int(value),
        int(part.coefficient),
        part.scale if value == part.value else 1,
        match is None,
        match is not None and "article" in match.features,
        match.sense if match else "",
    )


def inner(match: Match) -> int:
    """How many letters of a word go before its span: its clitics, not its article (`بالثلاثة` → `الثلاثة`)."""
    return match.prefix - match.article


def _words(
    sentence: Sentence, at: int, clitics: frozenset[str] | None, senses: Collection[str] | None
) -> Iterator[Match]:
    if at < len(sentence.words) and "numeral" in sentence.words[at].kinds:
        for match in sentence.words[at].matches.get("numeral", ()):
            if (clitics is None or match.features & CLITICS == clitics) and (senses is None or match.sense in senses):
                yield match


def _word(sentence: Sentence, at: int, clitics: frozenset[str] | None, senses: Collection[str] | None) -> Match | None:
    """The number word at `at` with exactly these proclitics (any where None), article aside."""
    if at >= len(sentence.words) or "numeral" not in sentence.words[at].kinds:
        return None
    return next(_words(sentence, at, clitics, senses), None)


class _Reader:
    """Reads the parts of one number. Each takes the token that it begins at and what must join it to the last."""

    def __init__(self, sentence: Sentence, original: Original | None, compound: bool) -> None:
        self.sentence = sentence
        self.original = original
        self.compound = compound
        self.opening: Match | None = None
        """The first word of the number; None where digits open it."""
        self._first = -1

    def _open(self, at: int, match: Match | None) -> None:
        if at == self._first:
            self.opening = match

    def part(self, at: int, clitics: frozenset[str] | None, below: int | None) -> _Part | None:
        """A group with its scale (`مئة وعشرين ألفا`), all of it less than `below`."""
        if clitics and self.sentence.at(at, "particle", "and"):
            at, clitics = at + 1, _NO_CLITICS
        if self._first < 0:
            self._first = at
        part = self._fraction(at, clitics) or self._scaled(at, clitics)
        if part is None or (below is not None and (part.scale >= below or part.value >= below)):
            return None
        return part

    def adjacent(self, at: int, below: int) -> _Part | None:
        """What stands beside a scale without `and` (`two thousand five hundred`), where the language writes it so."""
        if not self._takes_units(at - 1) or self.sentence.is_number(at):
            return None
        return self.part(at, _NO_CLITICS, below)

    def _takes_units(self, at: int) -> bool:
        """Whether the word at a token takes what is below it without a conjunction (`hundred fifty`)."""
        return self.sentence.has(at, "numeral", "counted") is not None

    def fraction_of(self, at: int, scale: int) -> _Part | None:
        """What `ونصف` or `ونصف المليون` adds to a million."""
        match = _word(self.sentence, at, _AND, {"fraction"})
        if match is None or not match.entry.value:
            return None
        named = _word(self.sentence, at + 1, _NO_CLITICS, {"scale"})
        same = named is not None and named.entry.value == scale
        return _Part(Fraction(scale, match.entry.value), at + 1 + same, 1, 1)

    def _fraction(self, at: int, clitics: frozenset[str] | None) -> _Part | None:
        match = _word(self.sentence, at, clitics, {"fraction"})
        if match is None or not match.entry.value:
            return None
        after = at + 1 + (self.sentence.at(at + 1, "particle", "of") is not None)
        after += self.sentence.at(after, "particle", "indefinite") is not None
        scale = _word(self.sentence, after, _NO_CLITICS, {"scale"})
        if scale is None or not scale.entry.value:
            return None
        self._open(at, match)
        return _Part(Fraction(scale.entry.value, match.entry.value), after + 1, 1, 1)

    def _scaled(self, at: int, clitics: frozenset[str] | None) -> _Part | None:
        group = self.group(at, clitics)
        if group is None:
            return self._scale_alone(at, clitics)
        value, after, decimal = group
        if self.sentence.form(after) == ")" and self.sentence.form(at - 1) == "(" and self.sentence.is_number(at):
            after += _word(self.sentence, after + 1, _NO_CLITICS, {"scale"}) is not None
        value, after = self._and_a_half(value, after)
        scale, after = self._scale_behind(after)
        if scale is None or not scale.entry.value:
            return None if value.denominator > 1 else _Part(value, after, value, 1)
        return self._raised(decimal if decimal is not None else value, scale.entry.value, after + 1)

    def _and_a_half(self, value: Fraction | int, at: int) -> tuple[Fraction | int, int]:
        """`one and a half million`: the fraction that stands between a number and its scale."""
        if self.sentence.at(at, "particle", "and") and self.sentence.at(at + 1, "particle", "indefinite"):
            match = _word(self.sentence, at + 2, _NO_CLITICS, {"fraction"})
            scale = _word(self.sentence, at + 3, _NO_CLITICS, {"scale"})
            if match is not None and scale is not None and match.entry.value:
                return value + Fraction(1, match.entry.value), at + 3
        return value, at

    def _scale_behind(self, at: int) -> tuple[Match | None, int]:
        """The scale at a token, behind a hyphen too (`two-dozen`), and its token; `k` only right behind digits."""
        sentence = self.sentence
        here = self._behind_hyphen(at)
        scale = _word(sentence, here, _NO_CLITICS, {"scale"})
        if scale is None or ("glued" in scale.features and not self._is_abbreviated(scale, at)):
            return None, at
        return scale, here

    def _behind_hyphen(self, at: int) -> int:
        """The token behind a hyphen that ties two words, `at` where there is none."""
        sentence = self.sentence
        return at + (sentence.form(at) == "-" and sentence.glued(at) and sentence.glued(at + 1))

    def _is_abbreviated(self, scale: Match, at: int) -> bool:
        """Whether letters right behind digits are a scale: `30k`; `5m` only before people or behind a sign of money."""
        sentence = self.sentence
        if not (sentence.is_number(at - 1) and sentence.glued(at)):
            return False
        if "weak" not in scale.features or (at > 1 and sentence.forms[at - 2] in _MONEY):
            return True
        return at + 1 < len(sentence) and not sentence.words[at + 1].kinds.isdisjoint(_PEOPLE)

    def _raised(self, coefficient: Fraction | int, scale: int, after: int) -> _Part:
        """`مئة ألف مليون`: a greater scale after a scale multiplies it."""
        greater = _word(self.sentence, after, _NO_CLITICS, {"scale"})
        last = scale
        while greater is not None and (greater.entry.value or 0) > last:
            last = greater.entry.value or 1
            scale *= last
            after += 1
            greater = _word(self.sentence, after, _NO_CLITICS, {"scale"})
        return _Part(coefficient * scale, after, coefficient, scale)

    def _scale_alone(self, at: int, clitics: frozenset[str] | None) -> _Part | None:
        found = [
            match
            for match in _words(self.sentence, at, clitics, _SCALES)
            if "plural" not in match.features and "glued" not in match.features
        ]
        if not found:
            return None
        match = found[0]
        if len(found) > 1 and found[1].sense != match.sense:
            match = next(one for one in found if (one.sense == "scale-dual") == self._is_dual(at))
        self._open(at, match)
        value = match.entry.value or 1
        if match.sense == "scale-dual":
            return _Part(value, at + 1, 2, value // 2)
        return self._raised(1, value, at + 1)

    def _is_dual(self, at: int) -> bool:
        """Whether a word like `ألفا` is two thousand: a noun follows it (ألفا جندي), and no tanween is written."""
        if self.original and _TANWEEN in self.original(self.sentence.starts[at], self.sentence.ends[at] + 1):
            return False
        if not self.sentence.is_word(at + 1) or self.sentence.at(at + 1, "particle"):
            return False
        found = [match for matches in self.sentence.words[at + 1].matches.values() for match in matches]
        return not found or any(not match.features & CLITICS for match in found)

    def group(
        self, at: int, clitics: frozenset[str] | None, hundreds: bool = True
    ) -> tuple[Fraction | int, int, Fraction | None] | None:
        """A number below a thousand in words, any in digits; its end; its value should a scale follow."""
        digits = self.digits(at) if clitics is None or not clitics else None
        if digits is not None:
            self._open(at, None)
            return digits
        for match in (*self._phrases(at), *_words(self.sentence, at, clitics, _GROUP)):
            found = self._group_of(match, at, hundreds)
            if found is not None:
                self._open(at, match)
                return found[0], found[1], None
        return None

    def _phrases(self, at: int) -> tuple[Match, ...]:
        """The tens and teens of several words that begin at a token (`quatre-vingt`, `soixante et onze`)."""
        found = self.sentence.phrases.get(at)
        return tuple([m for m in found.get("numeral", ()) if m.sense in _SMALL]) if found else ()

    def _group_of(self, match: Match, at: int, hundreds: bool) -> tuple[int, int] | None:
        value = match.entry.value or 0
        if match.sense in _SMALL:
            return self._small(match, value, at, hundreds)
        if match.sense == "hundred":
            return self._with_rest(value, at + 1) if hundreds and "plural" not in match.features else None
        return self._from_unit(match, value, at, hundreds)

    def _small(self, match: Match, value: int, at: int, hundreds: bool) -> tuple[int, int]:
        """`twenty-one`, `fifteen hundred`: tens that take a unit behind them, and the hundreds that they count."""
        after = at + match.size
        if "before-units" in match.features:
            unit_at = self._behind_hyphen(after)
            if "and-one" in match.features and self.sentence.at(unit_at, "particle", "and"):
                unit_at = self._behind_hyphen(unit_at + 1)
            unit = _word(self.sentence, unit_at, _NO_CLITICS, {"digit", "one"})
            if unit is not None and unit.entry.value:
                value, after = value + unit.entry.value, unit_at + 1
        hundred = _word(self.sentence, after, _NO_CLITICS, {"hundred"}) if hundreds else None
        if hundred is not None and "counted" in hundred.features:
            return self._with_rest(value * 100, after + 1)
        return value, after

    def _from_unit(self, match: Match, value: int, at: int, hundreds: bool) -> tuple[int, int] | None:
        ten = _word(self.sentence, at + 1, _NO_CLITICS, {"ten"})
        if ten is not None and "article" not in ten.features:
            other = match.sense == "one" and _word(self.sentence, at, None, {"one-of"})
            return None if other else (value + 10, at + 2)
        if "construct" in match.features or match.sense == "together":
            return (value, at + 1) if match.sense == "together" else None
        behind = self._behind_hyphen(at + 1)
        hundred = _word(self.sentence, behind, _NO_CLITICS, {"hundred"})
        if hundred is not None and value <= 2 and "counted" not in hundred.features:
            hundred = None
        if hundred is not None and hundred.entry.value == 100 and not self._is_percent(behind):
            return self._with_rest(value * 100, behind + 1) if hundreds else None
        tens, after = self._joined(at + 1, "tens")
        if tens is not None and self.compound:
            return value + (tens.entry.value or 0), after
        return None if match.sense == "one-of" else (value, at + 1)

    def _is_percent(self, at: int) -> bool:
        match = self.sentence.at(at, "unit", "percent")
        return match is not None and "before" not in match.features

    def _joined(self, at: int, sense: str) -> tuple[Match | None, int]:
        if self.sentence.at(at, "particle", "and"):
            return _word(self.sentence, at + 1, _NO_CLITICS, {sense}), at + 2
        return _word(self.sentence, at, _AND, {sense}), at + 1

    def _with_rest(self, hundreds: int, at: int) -> tuple[int, int]:
        """`مئة وثلاثة وعشرين`, `مئة و12`: a hundred takes what is below it."""
        if self.compound:
            spaced = self.sentence.at(at, "particle", "and") is not None
            beside = spaced or (self._takes_units(at - 1) and not self.sentence.is_number(at))
            rest = self.group(at + spaced, _NO_CLITICS if beside else _AND, hundreds=False)
            if rest is not None and rest[0].denominator == 1 and 0 < rest[0] < 100:
                return hundreds + int(rest[0]), rest[1]
        return hundreds, at

    def digits(self, at: int) -> tuple[Fraction | int, int, Fraction | None] | None:
        """`1,200`, `1.200`, `1 200`, `3.5`: the value, the next token, and another value should a scale follow."""
        sentence = self.sentence
        if at >= len(sentence.forms) or not sentence.forms[at][0].isdecimal():
            return None
        written, after = sentence.forms[at], at + 1
        while len(written) <= LONGEST and continues(sentence, at, after):
            after += 1 + (sentence.forms[after] == COMMA)
            written += "," + sentence.forms[after - 1]
        value = digits_value(written)
        if value is None:
            return None
        decimal = None
        if written.count(".") == 1 and "," not in written and isinstance(value, int):
            whole, _, part = written.partition(".")
            decimal = Fraction(int(whole + part), 10 ** len(part))
        return value, after, decimal
