"""Every quantity of a sentence, whatever it counts: `12 ألفاً`, `نحو عشرين`, `بين 10 و12`, `عشرات`, `قتيلان`."""

from __future__ import annotations

from typing import Final

from marsad.languages.entries import Match
from marsad.languages.lexicon import Word
from marsad.mentions.approximation import approximate
from marsad.mentions.counting import PEOPLE, counts_other, head_noun, is_people, is_percent, name_before
from marsad.mentions.duals import dual_at, is_attribute, is_definite, one_of, ordinal_person
from marsad.mentions.numerals import CLITICS, Numeral, Original, inner, read_numeral
from marsad.mentions.plain_digits import is_plain, is_plain_year
from marsad.mentions.ranges import Range, read_range
from marsad.mentions.references import is_chained, is_reference
from marsad.mentions.vague import vague_at
from marsad.model.mention import NumberMention
from marsad.model.vocabulary import VAGUE, Qualifier
from marsad.text.tokens import Sentence

__all__ = ["begins_number", "counts_other", "find_numbers"]

#: Senses of number words that begin no quantity by themselves.
_BEGIN_NONE: Final = frozenset({"dual-mark", "plural-mark", "none"})
_DECOY_REACH: Final = 3
_GENDER: Final = frozenset({"female"})


def find_numbers(sentence: Sentence, original: Original | None = None) -> list[NumberMention]:
    """Every quantity of a sentence in order. `original` gives the report's own letters, with their vowels.

    Numbers that belong to a date, a clock time, a code, a score or an address are not among them.
    """
    words = sentence.words
    hits = [at for at, word in enumerate(words) if (word.number if word.number >= 0 else _work_out(word))]
    more = [at for at, kinds in sentence.phrases.items() if "vague" in kinds and _opens_vague(sentence, at)]
    if more:
        hits = sorted({*hits, *more})
    return _Finder(sentence, original).run(hits) if hits else []


def _opens_vague(sentence: Sentence, at: int) -> bool:
    """Whether a vague phrase begins at a token: with a vague word, or with one that leads to it (`a handful`)."""
    return "vague" in sentence.words[at].kinds or "attributes-first" in sentence.grammar


def begins_number(word: Word) -> bool:
    """Whether a quantity can begin with a word: digits, a number word or vague one, a noun for people that says two."""
    matches = word.matches
    if not matches:
        return word.form[0].isdecimal()
    for match in matches.get("numeral", ()):
        if match.entry.sense not in _BEGIN_NONE:
            return True
    for match in matches.get("vague", ()):
        if match.entry.sense in VAGUE:
            return True
    return "dual" in word.traits and any("dual" in match.features for kind in PEOPLE for match in matches.get(kind, ()))


def _work_out(word: Word) -> int:
    word.number = int(begins_number(word))
    return word.number


class _Finder:
    """One pass over a sentence: `free` is the first token that no number has taken, `floor` the first of no phrase."""

    def __init__(self, sentence: Sentence, original: Original | None) -> None:
        self.sentence = sentence
        self.original = original
        self.free = 0
        self.floor = 0
        self.dated = -1
        self.found: list[NumberMention] = []

    def run(self, hits: list[int]) -> list[NumberMention]:
        """The mentions that begin at these tokens."""
        words = self.sentence.words
        for at in hits:
            if at < self.free:
                continue
            kinds = words[at].kinds
            if ("vague" in kinds or at in self.sentence.phrases) and self._vague(at):
                continue
            if not kinds:
                self._digits(at)
            elif "numeral" in kinds:
                self._words(at)
            else:
                self._noun(at)
        return self.found

    def _vague(self, at: int) -> bool:
        found = vague_at(self.sentence, at, self.original)
        if found is None:
            return False
        skipped = self._decoy(at)
        if skipped:
            self.free = skipped
            return True
        match, last = found
        end = at + match.size - 1
        qualifier: Qualifier = match.sense  # type: ignore[assignment]  # checked when the pack loads
        _, whole_first, whole_last = approximate(self.sentence, at, last, self.floor)
        start = self.sentence.starts[at] + inner(match)
        self._add(
            NumberMention(
                at, end, start, self.sentence.ends[end], None, None, qualifier, False, whole_first, whole_last, "vague"
            )
        )
        return True

    def _digits(self, at: int) -> None:
        if is_plain(self.sentence, at):
            self._add(self._alone(at))
            return
        if is_plain_year(self.sentence, at):
            self.dated = self.free = at + 1
            return
        chained = is_chained(self.sentence, at)
        number = read_numeral(self.sentence, at, self.original)
        found = read_range(self.sentence, number, self.floor, self.original) if number else None
        if number is None or (chained > number.last and found is None) or self._is_chain(found, chained):
            self.dated = self.free = max(chained, at) + 1
            return
        self._number(number, found)

    def _alone(self, at: int) -> NumberMention:
        """The mention of digits by themselves between two words that make nothing else of them (`قتل 12 جنديا`)."""
        sentence = self.sentence
        qualifier, whole_first, whole_last = approximate(sentence, at, at, self.floor)
        start, end = sentence.starts[at], sentence.ends[at]
        value = int(sentence.forms[at])
        return NumberMention(at, at, start, end, value, None, qualifier, False, whole_first, whole_last, "digits")

    def _is_chain(self, found: Range | None, chained: int) -> bool:
        """Whether the digits go on beyond two numbers (`10-12-2015`, `8 إلى 29 - 11 - 1433`)."""
        if found is None:
            return False
        end = max(chained, is_chained(self.sentence, found.high.first) if found.high.digits else 0)
        return end > found.high.last

    def _words(self, at: int) -> None:
        sentence = self.sentence
        skipped = self._decoy(at) or self._ordinal(at)
        if skipped:
            self.free = skipped
            return None
        number = read_numeral(self.sentence, at, self.original)
        if number is not None and number.sense == "one" and number.value == 1:
            return self._one(number)
        if number is None:
            return self._one_of(at)
        if self._is_weekday(number) or self._is_share(number):
            return None
        if sentence.form(number.last + 1) == "-" and sentence.at(number.last + 2, "numeral", "ordinal"):
            self.free = number.last + 3  # twenty-fifth
            return None
        return self._number(number, read_range(sentence, number, self.floor, self.original))

    def _number(self, number: Numeral, found: Range | None) -> None:
        low, last = (found.low, found.high.last) if found else (number, number.last)
        if is_reference(self.sentence, low, last) or self._follows_year(low):
            self.dated = self.free = last + 1
            return
        if found is not None:
            self._add_range(found)
            return
        value, last, end = self._and_one(number)
        qualifier, whole_first, whole_last = approximate(self.sentence, number.first, last, self.floor)
        if value == 0:
            qualifier = "none"
        elif qualifier == "exact" and self.sentence.has(last, "numeral", "round") is not None:
            qualifier = "about"  # une vingtaine
        self._add(
            NumberMention(
                number.first,
                last,
                number.start,
                end,
                value,
                None,
                qualifier,
                False,
                whole_first,
                whole_last,
                _rule(number),
            )
        )

    def _add_range(self, found: Range) -> None:
        low, high = found.low, found.high
        _, whole_first, whole_last = approximate(self.sentence, low.first, high.last, self.floor)
        self._add(NumberMention(
            low.first, high.last, low.start, high.end, low.value, high.value, "between", False,
            min(whole_first, found.whole_first), whole_last, "range",
        ))  # fmt: skip

    def _add(self, mention: NumberMention) -> None:
        self.found.append(mention)
        self.free = mention.last + 1
        self.floor = max(self.free, mention.whole_last + 1)

    def _and_one(self, number: Numeral) -> tuple[int, int, int]:
        """`مئة قتيل وقتيل` is a hundred and one; the value, last token and end."""
        sentence, noun = self.sentence, number.last + 1
        if number.value < 100 or number.value % 100 or not is_people(sentence, noun):
            return number.value, number.last, number.end
        spaced = sentence.at(noun + 1, "particle", "and") is not None
        again = noun + 1 + spaced
        for kind in PEOPLE:
            for match in sentence.all_at(noun, kind):
                for other in sentence.all_at(again, kind):
                    joined = other.features & CLITICS == (frozenset() if spaced else {"and"})
                    if joined and _is_one_more(match, other):
                        value = number.value + (2 if "dual" in other.features else 1)
                        return value, again, sentence.ends[again]
        return number.value, number.last, number.end

    def _one(self, number: Numeral) -> None:
        """`جندي واحد`, `وإصابة واحد`, `واحد من الجنود`; not `الواحد`, `رقم واحد`, `واحد من أهم`."""
        sentence, first = self.sentence, number.first
        group = one_of(sentence, first)
        if group is not None and group.prefix:
            return self._one_of(first)
        name = name_before(sentence, first)
        if number.definite or (name is not None and "weak" not in name.features):
            return None
        found = read_range(sentence, number, self.floor, self.original)
        if found is not None:
            return self._add_range(found)
        whole = sentence.at(first + 1, "particle", "them") is None and sentence.at(first + 1, "particle", "of")
        if whole and not self._is_of_people(first + 2):
            return None
        return self._number(number, None)

    def _is_of_people(self, at: int) -> bool:
        """`واحد من الجنود`, `one of the wounded men`, `one of them`."""
        sentence = self.sentence
        if "attributes-first" not in sentence.grammar or is_people(sentence, at):
            return is_people(sentence, at)
        if sentence.at(at, "particle", "them") is not None:
            return True
        at += sentence.at(at, "particle") is not None
        head = head_noun(sentence, at)
        return head >= 0 and is_people(sentence, head)

    def _one_of(self, at: int) -> None:
        match = one_of(self.sentence, at)
        if match is not None:
            self._add_noun(at, match, 1, "one-of")

    def _noun(self, at: int) -> None:
        """A dual that no number before it counts and no numeral repeats (`مدنيين اثنين`)."""
        sentence = self.sentence
        dual = dual_at(sentence, at, self.original)
        if dual is None:
            return
        match, rule = dual
        counted = bool(self.found) and at in (self.found[-1].last + 1, self.floor)
        if (counted or self._under_number(at)) and not match.features & CLITICS:
            return
        described = is_attribute(sentence, at + 1) and is_people(sentence, at + 1)
        if self._has_two(at + 1) or (described and self._has_two(at + 2)):
            return
        high = read_numeral(sentence, at + 2, self.original) if sentence.at(at + 1, "particle", "or") else None
        if high is not None and high.value > 2:
            start = sentence.starts[at] + inner(match)
            self._add(
                NumberMention(at, high.last, start, high.end, 2, high.value, "between", True, at, high.last, "range")
            )
            return
        self._add_noun(at, match, 2, rule)

    def _has_two(self, at: int) -> bool:
        """Whether a number word says two at token `at` (`مدنيين اثنين`)."""
        if at >= self.sentence.size or "numeral" not in self.sentence.words[at].kinds:
            return False
        two = read_numeral(self.sentence, at, self.original)
        return two is not None and two.value == 2 and not two.digits and not self._is_weekday(two)

    def _under_number(self, at: int) -> bool:
        """Whether the noun is an attribute in the phrase of the number before (`12 طالبا جامعيين`)."""
        last = self.found[-1] if self.found else None
        return last is not None and not last.noun and last.last == at - 2 and is_people(self.sentence, at - 1)

    def _add_noun(self, at: int, match: Match, value: int, rule: str) -> None:
        qualifier, whole_first, whole_last = approximate(self.sentence, at, at, self.floor)
        start = self.sentence.starts[at] + inner(match)
        noun = rule != "one-of"
        self._add(
            NumberMention(
                at, at, start, self.sentence.ends[at], value, None, qualifier, noun, whole_first, whole_last, rule
            )
        )

    def _decoy(self, at: int) -> int:
        """The token after a phrase that only looks like a number (`في وقت واحد`); 0 where there is none."""
        sentence = self.sentence
        for back in range(_DECOY_REACH + 1 if sentence.phrases else 1):
            phrases = sentence.phrases.get(at - back, {}).get("numeral", ())
            for match in sentence.all_at(at, "numeral") if not back else phrases:
                if match.sense == "none" and match.size > back:
                    return at - back + match.size
        return 0

    def _ordinal(self, at: int) -> int:
        """The token after an ordinal with its tens (`الثاني عشر`, `الخامس والعشرين`); 0 where there is none."""
        sentence = self.sentence
        if sentence.at(at, "numeral", "ordinal") is None:
            return 0
        person = ordinal_person(sentence, at)
        if person is not None:
            self._add_noun(at, person, 1, "ordinal")
            return self.free
        after = at + 1
        spaced = sentence.at(after, "particle", "and") is not None
        for match in sentence.all_at(after + spaced, "numeral"):
            if match.sense == "ten" and not match.features & CLITICS and not spaced:
                return after + 1
            if match.sense == "tens" and (spaced or match.features & CLITICS == {"and"}):
                return after + spaced + 1
        return after

    def _is_weekday(self, number: Numeral) -> bool:
        """`الاثنين` is a day unless a definite dual stands before it (`الطفلان الاثنان`); `يوم اثنين`."""
        sentence, first = self.sentence, number.first
        if number.first != number.last or "weekday" not in sentence.words[first].kinds:
            return False
        before = [match for kind in (*PEOPLE, "unit") for match in sentence.all_at(first - 1, kind)]
        if any("dual" in match.features and is_definite(match) == number.definite for match in before):
            return False
        return number.definite or any("singular" in match.features for match in before)

    def _is_share(self, number: Numeral) -> bool:
        """`في المئة`: a hundred that makes a percentage."""
        hundred = number.sense in ("hundred", "scale")
        return hundred and (is_percent(self.sentence, number.first) or is_percent(self.sentence, number.first - 1))

    def _follows_year(self, number: Numeral) -> bool:
        """The second of `عامي 2013 و2014`."""
        return self.dated == number.first - 1 and number.digits and 1900 <= number.value < 2100 and number.scale == 1


def _is_one_more(noun: Match, other: Match) -> bool:
    """Whether the second noun repeats the first (`قتيل وقتيل`), not its feminine (`طالب وطالبة`)."""
    same = noun.entry is other.entry and not {"plural", "article", "pronoun"} & other.features
    return same and noun.features & _GENDER == other.features & _GENDER


def _rule(number: Numeral) -> str:
    if number.digits:
        return "digits"
    if number.sense == "one" and number.value == 1:
        return "one"
    if number.definite:
        return "definite"
    return "two" if number.value == 2 else "words"
