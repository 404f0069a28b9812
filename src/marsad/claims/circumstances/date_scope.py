"""What the words around a date make of it: how far it is from a figure, and whether it dates the saying."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from marsad.claims.circumstances.lasting_since import since_of_another
from marsad.languages.entries import Match
from marsad.mentions.starts import starts_of, words_of
from marsad.model.mention import DateMention
from marsad.text.tokens import Sentence

_COMMAS = frozenset("،,؛;:")
_HARM = frozenset(("outcome", "cause", "weapon"))
_VIOLENCE = frozenset(
    ("abduction", "airstrike", "ambush", "arrest", "assassination", "attack", "bombing", "capture", "clash",
     "execution", "explosion", "raid", "recovery-of-bodies", "release", "shelling", "surrender", "truce-violation")
)  # fmt: skip
_DAY_RULES = frozenset(("dates/day", "dates/weekday", "dates/deictic", "dates/today"))
#: Dates that name more than a day.
LOOSE_RULES = frozenset(("dates/month", "dates/year", "dates/period", "dates/last-units"))
#: Dates that tell the background where they stand in an aside behind a figure.
_BACKGROUND = frozenset(("dates/month", "dates/year", "dates/period"))
#: The rules of a toll that grew, which is one event's.
RUNNING = "basis.running"
_BESIDE = 3
_CLAUSE_COST, _COMMA_COST, _PARTIAL_COST, _PRAYER_COST = 8, 5, 10, 30
_SAYING_REACH, _OPENING_REACH, _BEFORE_REACH = 20, 14, 8
_BEGIN_REACH = 3
_SHIFTS: Mapping[str, int | None] = {"day-after": 1, "day-before": -1, "other-day": None}
_TELLING = frozenset(("particle", "outcome", "event", "reporting"))


class Scope:
    """One sentence as its dates see it: its signs and clauses are found once, for all dates and figures of it."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence

    @cached_property
    def _commas(self) -> list[int]:
        return words_of(self._sentence, *_COMMAS)

    @cached_property
    def _clauses(self) -> list[int]:
        """The tokens that open a clause (`الذي`, `فيما`)."""
        found = words_of(self._sentence, "clause")
        more = [at for at, kinds in self._sentence.phrases.items() if "particle" in kinds and _is_clause(kinds)]
        return sorted({*found, *more}) if more else found

    @cached_property
    def _asides(self) -> list[int]:
        """The tokens that turn to something else (`فيما`, `بينما`)."""
        links = starts_of(self._sentence, "link")
        return [at for at in links if self._sentence.at(at, "link", "aside") is not None]

    def cost(self, mention: DateMention, first: int, last: int) -> int:
        """How far a date is from a figure: tokens, and more for each clause between them."""
        after = mention.first > last
        low, high = (last, mention.first) if after else (mention.last, first)
        commas = _within(self._commas, low + 1, high)
        clauses = _within(self._clauses, low + 1, high)
        if commas and self._is_set_off(mention):
            beside = mention.first - 1 if after else mention.last + 1
            commas -= low < beside < high and self._sentence.form(beside) in _COMMAS
        apart = high - low + commas * _COMMA_COST * (2 if after else 1) + clauses * _CLAUSE_COST
        if mention.rule in LOOSE_RULES:
            apart += _PARTIAL_COST
        return apart + (_PRAYER_COST if mention.rule == "dates/prayer" else 0)

    def is_apart(self, mention: DateMention, first: int, last: int) -> bool:
        """Whether a date tells of something else than the figure: what has lasted since it, an aside's month or year.

        In a language whose words stand apart also a period in another clause (`who had fought there for years`), and
        what a figure came before or after (`before the attack on 7 October`).
        """
        sentence = self._sentence
        opened = mention.first if mention.since else opening_of_period(sentence, mention)
        if opened > last and since_of_another(sentence, opened, last):
            return True
        if "attributes-first" not in sentence.grammar:
            back = mention.rule in _BACKGROUND and mention.first > last and not mention.since and opened < 0
            return back and _within(self._asides, last + 1, mention.first) > 0
        if mention.rule in LOOSE_RULES:
            low, high = (last, mention.first) if mention.first > last else (mention.last, first)
            if _within(self._clauses, low + 1, high) and not opens_period(sentence, mention):
                return True
        return self.is_before(mention, first)

    def is_before(self, mention: DateMention, first: int) -> bool:
        """Whether something befell a figure before what a date tells of (`before the attack on 7 October`)."""
        sentence = self._sentence
        for at in range(mention.first - 1, max(mention.first - _BEFORE_REACH, -1), -1):
            if sentence.form(at) in _COMMAS:
                return False
            if sentence.at(at, "calendar", "before") is not None:
                return not at < first < mention.first
        return False

    def _is_set_off(self, mention: DateMention) -> bool:
        """Whether commas, or the ends of the sentence, stand on both sides of a date (`قتل ثلاثة، الأربعاء، بقصف`)."""
        sentence = self._sentence
        before, after = mention.first - 1, mention.last + 1
        return (before < 0 or sentence.form(before) in _COMMAS) and not sentence.is_word(after)

    @cached_property
    def is_earlier(self) -> bool:
        """`وسبق أن استهدفت`: the sentence goes back to something before what the report tells of."""
        sentence = self._sentence
        for at, word in enumerate(sentence.words):
            if "calendar" in word.kinds or at in sentence.phrases:
                for match in sentence.all_at(at, "calendar"):
                    if match.entry.sense == "earlier":
                        return True
        return False

    @cached_property
    def shifts(self) -> list[tuple[int, int | None]]:
        """Where a sentence tells its day from the one told last, and by how many days: None where it leaves that open.

        `The next day, three more died`, `two days later`, `weeks after a bomber killed 15 people`.
        """
        sentence = self._sentence
        if "attributes-first" not in sentence.grammar:
            return []
        found: list[tuple[int, int | None]] = []
        for at, match in sentence.find("calendar"):
            for other in sentence.all_at(at, "calendar"):
                if other.size == match.size and other.sense in _SHIFTS:
                    found.append((at, _SHIFTS[other.sense]))
        return found

    @cached_property
    def is_since_start(self) -> bool:
        """`منذ بدء الهجوم`: since the beginning that the report tells of."""
        sentence = self._sentence
        for at in starts_of(sentence, "calendar"):
            if sentence.at(at, "calendar", "since") and sentence.at(at + 1, "calendar", "begin"):
                return True
        return False


def _is_clause(kinds: Mapping[str, Iterable[Match]]) -> bool:
    return any(match.sense in ("clause", "relative") for match in kinds["particle"])


def _within(positions: list[int], first: int, end: int) -> int:
    """How many of the sorted positions are from `first` up to `end`, that excluded."""
    return max(bisect_left(positions, end) - bisect_left(positions, first), 0) if positions else 0


def is_saying(sentence: Sentence, mention: DateMention) -> bool:
    """`أفادت مصادر أمس عن مقتل`: the day of the saying, not of what is said."""
    if mention.since or mention.rule not in _DAY_RULES:
        return False
    words, phrases = sentence.words, sentence.phrases
    for at in range(mention.first - 1, max(mention.first - _SAYING_REACH, -1), -1):
        if _TELLING.isdisjoint(words[at].kinds) and at not in phrases:
            continue
        if "outcome" in words[at].kinds or sentence.at(at, "particle", "that") or _is_violence(sentence, at):
            return False
        if at in phrases and sentence.at(at, "outcome"):
            return False
        verb = sentence.has(at, "reporting", "verb")
        if verb is None or not verb.features.isdisjoint(("frame", "pronoun")):
            continue
        if "weak" not in verb.features or sentence.at(at, "particle") is None:
            return True
    return False


def tells_harm(sentence: Sentence) -> bool:
    """Whether a sentence tells of people harmed, of what harms them or of violence."""
    for word in sentence.words:
        if not _HARM.isdisjoint(word.kinds):
            return True
        if "event" in word.kinds and any(match.sense in _VIOLENCE for match in word.matches["event"]):
            return True
    return any(match.sense in _VIOLENCE for kinds in sentence.phrases.values() for match in kinds.get("event", ()))


def _is_violence(sentence: Sentence, at: int) -> bool:
    return any(match.sense in _VIOLENCE for match in sentence.all_at(at, "event"))


def begins(sentence: Sentence, mention: DateMention) -> bool:
    """Whether a date tells when what a figure counts over began (`the war, which began in March 2011, has killed`)."""
    if "attributes-first" not in sentence.grammar:
        return False
    return any(
        sentence.at(at, "calendar", "begin") for at in range(max(mention.first - _BEGIN_REACH, 0), mention.first)
    )


def opens_period(sentence: Sentence, mention: DateMention) -> bool:
    """`منذ توقيع الاتفاق في آذار 2020`: an event since which the figure counts, dated."""
    return opening_of_period(sentence, mention) >= 0


def opening_of_period(sentence: Sentence, mention: DateMention) -> int:
    """The token of the word that opens a period with a date's event (`منذ` in `منذ توقيع الاتفاق في آذار`), or -1."""
    for at in range(mention.first - 1, max(mention.first - _OPENING_REACH, -1), -1):
        if sentence.form(at) in _COMMAS:
            return -1
        if sentence.at(at, "calendar", "since"):
            return at
    return -1


def is_day_of_count(sentence: Sentence, mention: DateMention, why: str) -> bool:
    """Whether a day is the one on which a toll came to a figure, not the event's (`On Friday the toll rose to 115`)."""
    if "attributes-first" not in sentence.grammar or RUNNING not in why or mention.rule not in _DAY_RULES:
        return False
    if mention.first <= 1:
        return True
    reach = range(max(mention.first - _BESIDE, 0), mention.last + _BESIDE)
    return any(
        match.sense in ("running", "size") for at in reach for match in sentence.all_at(at, "particle")
    ) and not any(sentence.at(at, "event") for at in reach)


def nearest(mentions: list[DateMention], first: int, last: int) -> Iterator[DateMention]:
    """Dates in the order of how near they stand to tokens `first` to `last`, on both sides in turn."""
    after = bisect_left(mentions, first, key=_first)
    before = after - 1
    while before >= 0 or after < len(mentions):
        if after >= len(mentions) or (before >= 0 and first - mentions[before].last <= mentions[after].first - last):
            yield mentions[before]
            before -= 1
        else:
            yield mentions[after]
            after += 1


def _first(mention: DateMention) -> int:
    return mention.first
