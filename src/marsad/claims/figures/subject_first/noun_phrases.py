"""Nouns with what describes them before them: `12 Syrian government soldiers`, `two of his brothers`, `a policeman`."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, BODY, COUNT, OTHERS, PERSON, UNKNOWN
from marsad.claims.figures.subject_first.marks import SIGNS_INSIDE, mark
from marsad.claims.figures.subject_first.nouns import Noun, counted_at, person_at
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_LONGEST: Final = 9
"""Tokens of the longest noun phrase."""
_REMARK: Final = 18
"""Tokens of the longest remark in brackets within one."""
_DESCRIBE: Final = frozenset(
    {"demonym", "party", "body", "place", "designator", "direction", "site", "common", "office", "weapon", "cause",
     "calendar", "naming", "speaker", "context", "event", "light", "frame", "hedge", "deed", "actor", "governor"}
)  # fmt: skip
"""Kinds of words that can describe a noun for people, or be no more than a name's."""
_LONG: Final = ("party", "body", "place", "naming")
_NO_NOUN: Final = frozenset({"reporting", "numeral", "vague", "month", "weekday", "approximator", "link", "blame"})
_ATTRIBUTES: Final = frozenset({"participle", "state"})


def noun_at(sentence: Sentence, at: int, many: bool) -> Noun:
    """The noun phrase that begins at a token, of several where `many`; one without a head where no noun follows."""
    return _Phrase(sentence, at, many).read()


class _Phrase:
    """One noun phrase as it is read, word by word."""

    def __init__(self, sentence: Sentence, at: int, many: bool) -> None:
        self.sentence = sentence
        self.first = self.here = at
        self.many = many
        self.end = min(len(sentence), at + _LONGEST)
        self.head: int | None = None
        self.last = at - 1
        self.kind = BARE
        self.own: str | None = None
        self.weak = False
        self.several = False
        self.things = False

    def read(self) -> Noun:
        while self.here < self.end and self._step():
            pass
        return Noun(self.first, self.last, self.head, self.kind, self.own, self.weak, self.things)

    def _step(self) -> bool:
        """Take in the next word; whether the phrase may go on."""
        sentence, at = self.sentence, self.here
        aged = at == self.first and self._age_size(at)
        if aged:
            self.here += aged
            return True
        if sentence.forms[at] == "(" and self.kind == UNKNOWN and self.head is None:
            return self._passes_bracket(at)
        if sentence.forms[at] in SIGNS_INSIDE:
            self.here += 1
            return self.kind in (BARE, UNKNOWN)
        if mark(sentence, at, "possessive") is not None:
            return self._of_owner()
        if self._is_attribute(at):
            return True
        count = counted_at(sentence, at)
        if count is not None and self._takes_count(at, count):
            return False
        person = person_at(sentence, at)
        if person is not None:
            return self._takes_person(at, person)
        if self._is_thing(at):
            return False
        if mark(sentence, at, "other") is not None:
            return self._takes_other(at)
        if self.head is None and self._passes_light(at):
            return True
        return self._describes(at)

    def _age_size(self, at: int) -> int:
        """How many tokens an age has that describes what follows (`21-year-old`); 0 where none stands."""
        sentence = self.sentence
        if not sentence.is_number(at) and "numeral" not in sentence.words[at].kinds:
            return 0
        here = at + 1
        here += sentence.form(here) == "-"
        years = sentence.at(here, "naming", "years")
        return 0 if years is None or years.size == 1 else here + years.size - at

    def _passes_bracket(self, at: int) -> bool:
        """A remark in brackets before the noun that is described (`one international (French) employee`)."""
        for end in range(at + 1, min(at + _REMARK, len(self.sentence))):
            if self.sentence.forms[end] == ")":
                self.here = end + 1
                self.end = min(len(self.sentence), self.end + end - at)
                return True
        return False

    def _of_owner(self) -> bool:
        """What was read owns what follows (`two soldiers' families`)."""
        self.head, self.kind, self.own = None, UNKNOWN, None
        self.here += 1
        return True

    def _takes_count(self, at: int, match: Match) -> bool:
        several = "plural" in match.features or "singular" not in match.features
        if self.head is not None and self.kind == PERSON and not (several and self.many):
            self.things = several and "event-noun" in match.features  # civilian lives
            return True
        if self.head is not None and match.features.isdisjoint({"weak-count", "event-noun"}):
            return True  # several people injured
        if self.many != several and "singular" not in match.features and "plural" in match.features:
            return False
        if self.many and not several:
            return False
        weak = "weak-count" in match.features
        self.own, self.weak = match.sense, weak
        self._close(at, at + match.size - 1, PERSON if weak and self.sentence.at(at, "person") else COUNT)
        return True

    def _takes_person(self, at: int, match: Match) -> bool:
        several = "plural" in match.features
        if (
            not several
            and "modifier" in match.features
            and (self._goes_on(at + match.size) or self._is_described_after(at + match.size))
        ):
            self.kind, self.last, self.here = UNKNOWN, at + match.size - 1, at + match.size
            return True
        if self.many and not several and "either" not in match.features:
            if self.head is not None:
                return False
            self.kind = UNKNOWN  # 12 civilian deaths, two police cars
            self.here = at + match.size
            self.last = self.here - 1
            return True
        if self.head is not None and several and ("either" not in match.features or self.several):
            return False
        self.several = several
        self._close(at, at + match.size - 1, PERSON)
        self.here = at + match.size
        return True

    def _goes_on(self, at: int) -> bool:
        """Whether a noun that is described follows."""
        if self.head is not None or at - self.first >= _LONGEST:
            return False
        if self.sentence.form(at) == "(":
            return True
        return self._leads_to(at) is not None

    def _leads_to(self, at: int) -> str | None:
        """What noun ends the words from a token on that describe it: people, a count of them, a thing; None if none."""
        sentence = self.sentence
        for here in range(at, self.end):
            person = person_at(sentence, here)
            if person is not None and ("plural" in person.features) == self.many:
                return PERSON
            if person is not None and "either" in person.features:
                return PERSON
            count = counted_at(sentence, here)
            if count is not None and ("plural" in count.features) == self.many:
                return COUNT
            if self._is_unit(here):
                return UNKNOWN
            if person is None and not self._may_describe(here):
                return None
        return None

    def _is_unit(self, at: int) -> bool:
        kinds = ("before", "after")
        return any(
            not any(kind in match.features for kind in kinds) and ("plural" in match.features) == self.many
            for match in self.sentence.all_at(at, "unit")
        )

    def _may_describe(self, at: int) -> bool:
        """Whether a word can stand before a noun that it describes."""
        sentence = self.sentence
        if sentence.forms[at] in SIGNS_INSIDE or sentence.is_capitals(at):
            return True
        word = sentence.words[at]
        if not sentence.is_word(at) or "particle" in word.kinds or word.kinds & _NO_NOUN:
            return False
        verbs = [match for match in sentence.all_at(at, "outcome") if "attribute" not in match.features]
        return not verbs or "person" in word.kinds

    def _is_described_after(self, at: int) -> bool:
        """Whether a name or an unknown word follows, which an adjective describes (`a local NGO`)."""
        sentence = self.sentence
        if self.many or not sentence.is_word(at) or at in sentence.phrases:
            return False
        kinds = sentence.words[at].kinds
        return sentence.is_capitals(at) or bool(kinds and kinds <= {"party", "body"})

    def _is_thing(self, at: int) -> bool:
        """Whether a noun for things stands here: then they are counted."""
        for match in self.sentence.all_at(at, "unit"):
            if "before" in match.features or "after" in match.features:
                continue
            single = match.features.isdisjoint({"plural", "either"})
            if single and (self.many or self._describes_next(at + match.size)):
                continue
            if self.sentence.has(at, "outcome", "participle") is not None:  # staff shot dead
                return False
            if self.head is None and self._leads_to(at + match.size) == PERSON:
                return False  # munitions experts
            self.things = True
            self.head, self.kind, self.last = at, UNKNOWN, at
            return True
        return False

    def _describes_next(self, at: int) -> bool:
        """Whether a word follows for which a noun for things tells more (`one agency driver`)."""
        sentence = self.sentence
        if not sentence.is_word(at) or at in sentence.phrases:
            return at in sentence.phrases and person_at(sentence, at) is not None
        return not sentence.words[at].kinds or person_at(sentence, at) is not None

    def _takes_other(self, at: int) -> bool:
        match = mark(self.sentence, at, "other")
        assert match is not None
        self.here += match.size
        if "noun" not in match.features:
            return self.head is None
        if self.head is None:
            self._close(at, self.here - 1, OTHERS)
        return False

    def _is_attribute(self, at: int) -> bool:
        """Whether a participle describes the noun that follows (`three wounded soldiers`)."""
        if self.head is not None:
            return False
        for match in self.sentence.all_at(at, "outcome"):
            if "attribute" not in match.features or match.features.isdisjoint(_ATTRIBUTES):
                continue
            if self._leads_to(at + match.size) == PERSON:
                self.own, self.weak = match.sense, True
                self.here = at + match.size
                return True
        return False

    def _passes_light(self, at: int) -> bool:
        """Whether a word tells how sure the number is (`nine confirmed deaths`)."""
        match = mark(self.sentence, at, "deemed", "adverb")
        if match is None or counted_at(self.sentence, at + match.size) is None:
            return False
        self.here = at + match.size
        return True

    def _describes(self, at: int) -> bool:
        sentence = self.sentence
        word = sentence.words[at]
        if not sentence.is_word(at) or self.head is not None:
            return False
        phrased = sentence.phrases.get(at, {})
        if sentence.is_capitals(at):  # IS fighters, US troops
            return self._names(at)
        if word.kinds & _NO_NOUN or "particle" in word.kinds or "particle" in phrased:
            return False
        if "outcome" in word.kinds or "outcome" in phrased or "carrier" in word.kinds:
            return False
        if word.kinds and not word.kinds <= _DESCRIBE:
            return self._pass(at)
        body = sentence.has(at, "body", "plural")
        if body is not None:
            self._close(at, at + body.size - 1, BODY)
            self.here = at + body.size
            return True
        return self._names(at)

    def _pass(self, at: int) -> bool:
        """A word that may describe a noun, and means something else elsewhere (a unit in the singular)."""
        self.kind, self.last, self.here = UNKNOWN, at, at + 1
        return "unit" in self.sentence.words[at].kinds

    def _names(self, at: int) -> bool:
        """A name, or a word that no pack knows, that describes the noun."""
        longest = max((match.size for kind in _LONG for match in self.sentence.all_at(at, kind)), default=1)
        self.kind, self.last = UNKNOWN, at + longest - 1
        self.here = at + longest
        return True

    def _close(self, head: int, last: int, kind: str) -> None:
        self.head, self.last, self.kind = head, last, kind
