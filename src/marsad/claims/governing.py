"""Which outcome word governs which figure: one walk over a sentence, left to right.

Arabic tells what befell people in few shapes: a verb before them (أصيب خمسة) or after them (خمسة أصيبوا), a verbal noun
before them (إصابة خمسة), a noun that is itself counted (خمسة جرحى), and lists that go on from any of these. The walk
keeps the governor in force, the figures that still wait for a verb, and the total whose parts are being listed.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.claims.figures import BARE, BODY, COUNT, OTHERS, PERSON, THEM, UNKNOWN, Figure, may_be_name, name_of, named_figure, nobody, single_figure
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

#: How many tokens may stand between a governor and its first patient, by kind of governor.
_REACH = {"masdar": 4, "passive": 14, "both": 14, "active": 16, "after": 14}
_ADVERBIAL = frozenset(
    {"day", "weekday", "period", "month", "particle", "designator", "place", "direction", "calendar", "cause", "weapon"}
)
#: What is done to someone by others: there a definite noun right after the verb is news (قُتل الطفل).
_ACTED_ON = frozenset({"killed", "detained", "abducted", "freed"})
_STOPS = (".", ";", "؛", "!", "?", "؟", "…", "|", "•", "*")
_SOFT = (",", "،", "-", "–", ":", "/", '"', "«", "»", "(", ")", "#", "'")


@dataclass(slots=True)
class Governor:
    """An outcome word in force: its kind of government, where it stands, what it has governed so far."""

    outcome: str
    kind: str
    first: int
    last: int
    match: Match
    figure: Figure | None = None
    pronoun: bool = False


class Walk:
    """The state of one walk over a sentence; `figures` are all that it met, `govern` gives the kept ones."""

    def __init__(self, sentence: Sentence, figures: list[Figure], number: int) -> None:
        self.sentence = sentence
        self.number = number
        self.by_token = {figure.first: figure for figure in figures}
        self.covered = {at for figure in figures for at in range(figure.whole_first, figure.whole_last + 1)}
        self.governor: Governor | None = None
        self.waiting: list[Figure] = []
        self.last: Figure | None = None
        self.total: Figure | None = None
        self.kept: list[Figure] = []
        self.set_noun: tuple[int, str | None, bool] | None = None
        self.that = -9
        self.bracket: Figure | None = None
        self.loose: Figure | None = None
        self.counted_set: Figure | None = None

    def run(self) -> list[Figure]:
        """Walk the sentence; figures with their outcome, in order."""
        sentence = self.sentence
        at = 0
        size = len(sentence)
        while at < size:
            figure = self.by_token.get(at)
            if figure is not None:
                self._meet(figure)
                at = max(figure.last, at) + 1
                continue
            at += self._step(at)
        self._settle(final=True)
        self.kept.sort(key=lambda figure: figure.start)
        return self.kept

    # -- one token -----------------------------------------------------------------------------------------------

    def _step(self, at: int) -> int:
        word = self.sentence.words[at]
        if not word.matches and at not in self.sentence.phrases:
            if word.form in _STOPS:
                self._break()
            elif word.form == ":" and self.last is not None and at - self.last.whole_last <= 2:
                self._open_parts(at)
            elif word.form == "(" and self.last is not None and at - self.last.whole_last <= 9:
                self.bracket = self.last
            elif word.form == ")":
                self.bracket = None
            elif word.form[0].isalpha() and (self._name(at) or self._named_part(at)):
                return self.last.last - at + 1 if self.last is not None else 1
            return 1
        counted = self._counted_phrase(at)
        if counted:
            return counted
        outcome = self._outcome_at(at)
        if outcome is not None:
            used = self._outcome(at, outcome)
            if used:
                return used
        if at in self.covered:
            return 1
        if "person" in word.kinds and self.sentence.at(at - 1, "carrier", "set"):
            self.set_noun = (at, None, False)
            return 1
        if self._single(at):
            return 1
        if self._none(at):
            return 2
        particle = self.sentence.at(at, "particle")
        if particle is not None:
            return self._particle(at, particle)
        return 1

    def _none(self, at: int) -> bool:
        """`any` after a negation: that nobody was (لم يُقتل أي جندي، دون أي إصابات)."""
        if self.sentence.at(at, "particle", "any") is None:
            return False
        if not any(self.sentence.at(back, "particle", "negation") for back in range(max(at - 12, 0), at)):
            return False
        figure = nobody(self.sentence, at, self.number)
        governor = self.governor
        outcome = figure.own if figure.own else (governor.outcome if governor and governor.figure is None else None)
        if figure.head is None or outcome is None:
            return False
        self._assign(figure, outcome, at, at, "none")
        return True

    def _outcome_at(self, at: int) -> Match | None:
        """The reading of an outcome word that governs others, phrases first; a noun that is only counted is none."""
        matches = [
            match for match in self.sentence.all_at(at, "outcome")
            if match.features & {"verb", "masdar", "back"} and "future" not in match.features
        ]  # fmt: skip
        if self.sentence.at(at, "particle", "already"):
            matches = [m for m in matches if m.size > 1 or self._patient_follows(at + 1, 2)]
        if not matches:
            return None
        matches = [match for match in matches if self._has_need(at, match)]
        if not matches:
            return None
        if self.waiting:
            matches = [m for m in matches if m.sense != "casualties" or "verb" not in m.features] or matches
        longest = max(match.size for match in matches)
        if longest > 1:
            return next(match for match in matches if match.size == longest)
        plain = [match for match in matches if "pronoun" not in match.features]
        return (plain or matches)[0]

    def _has_need(self, at: int, match: Match) -> bool:
        """Whether the word without which this one says nothing stands near (استعاد … حريتهم)."""
        need = match.entry.attributes.get("needs")
        if need is None:
            return True
        near = range(max(at - 16, 0), min(at + 16, len(self.sentence)))
        return any(self.sentence.at(here, "carrier", need) is not None for here in near)

    def _outcome(self, at: int, match: Match) -> int:
        """Take an outcome word as governor, or give it to figures that wait before it."""
        last = at + match.size - 1
        features = match.features
        if "article" in features and "masdar" in features:
            if self.waiting and match.size == 1:
                return self._purpose(at, match)
            return 0
        if "brought" in features and self.waiting:
            return self._purpose(at, match)
        if "back" in features:
            return self._back(at, match)
        kind = next((k for k in ("masdar", "after", "active", "passive", "both") if k in features), "both")
        governor = Governor(match.sense, kind, at, last, match, pronoun="pronoun" in features)
        if self.set_noun is not None and self.set_noun[1] is None and "verb" in features:
            self.set_noun = (self.set_noun[0], match.sense, False)
            return match.size
        if "verb" in features and "only-after" not in features and self._claims_waiting(at, match, governor):
            self.governor = None
            self.total = None
            return match.size
        if governor.pronoun:
            if "singular-owner" in features and "masdar" in features:
                self._his(at, match)
            return match.size
        if kind != "masdar":
            self._settle()
        self.governor = governor
        self.total = None
        return match.size

    def _purpose(self, at: int, match: Match) -> int:
        """What people were brought to, or came to suffer (اضطرت عائلات للنزوح، تعرضا للإصابة)."""
        before = self.sentence.at(at - 1, "particle")
        brought = before is not None and before.sense in ("on", "to-place", "of")
        if not (brought or match.features & {"to", "with"}):
            return 0
        people = [figure for figure in self.waiting if figure.head_kind in (PERSON, OTHERS, THEM, COUNT)]
        if not people:
            return 0
        for figure in people:
            self._assign(figure, match.sense, at, at, "brought-to")
        self.waiting.clear()
        return match.size

    def _his(self, at: int, match: Match) -> None:
        """`his death`: the one person named shortly before without another fate (أطلقوا النار على عنصر ما أدى لمقتله)."""
        one = self.loose
        if one is None or at - one.last > 24 or self.last is not None and self.last.first > one.first:
            return
        if one in self.waiting:
            self.waiting.remove(one)
        self._assign(one, match.sense, at, at, "pronoun-after")
        self.loose = None

    def _claims_waiting(self, at: int, match: Match, governor: Governor) -> bool:
        """Whether a verb takes the figures said before it (30 مسلحاً قتلوا) rather than those after it."""
        features = match.features
        if not self.waiting:
            return self._loose_waits(at, match)
        many = bool(features & {"plural", "dual"})
        if not many and self._patient_follows(at + match.size):
            return False
        if "active" in features and not governor.pronoun and not many:
            return False
        if governor.pronoun and "active" not in features and "both" not in features:
            return False
        if "and" in features and not many and not all(figure.single for figure in self.waiting):
            return False
        near = [f for f in self.waiting if f.head_kind != UNKNOWN or (many and at - f.whole_last <= 4)]
        if not near:
            return False
        for figure in near:
            self._assign(figure, match.sense, at, at + match.size - 1, "verb-after")
        self.waiting.clear()
        return True

    def _loose_waits(self, at: int, match: Match) -> bool:
        """Whether a verb tells of the one person named right before it (كان شخص قد فارق الحياة، أن باروخ قُتل)."""
        one = self.loose if self.loose is not None else self._name_before(at)
        if one is None or "active" in match.features or match.features & {"plural", "dual", "and", "then", "pronoun"}:
            return False
        if at - one.last > 4 or self._patient_follows(at + match.size) or not self._no_stop(one.last + 1, at):
            return False
        self._assign(one, match.sense, at, at + match.size - 1, "verb-after")
        self.loose = None
        return True

    def _name_before(self, at: int) -> Figure | None:
        """A name of one to four words between `that` and a verb."""
        first = self.that + 1
        if self.that < 0 or not 1 <= at - first <= 4 or self.sentence.words[first].definite:
            return None
        if not all(may_be_name(self.sentence, here) for here in range(first, at)):
            return None
        return name_of(self.sentence, first, at - 1, self.number)

    def _patient_follows(self, at: int, reach: int = 5) -> bool:
        """Whether a figure stands close after a verb, before anything that would take it away."""
        for here in range(at, min(at + reach, len(self.sentence))):
            if here in self.by_token and self.by_token[here].head_kind != UNKNOWN:
                return True
            if any("singular" in m.features and "article" not in m.features for m in self.sentence.all_at(here, "person")):
                return True
            if self.sentence.form(here) in (".", "؛") or self._outcome_at(here):
                return False
        return False

    def _back(self, at: int, match: Match) -> int:
        """A word that completes a verb said before (مصرعهم): who waits is its patient, else who follows."""
        if self.set_noun is not None and self.set_noun[1] is None:
            self.set_noun = (self.set_noun[0], match.sense, False)
            return match.size
        governor = self.governor
        if governor is not None and governor.figure is not None and governor.outcome in ("missing", "killed"):
            governor.figure.outcome = match.sense  # فقد خمسة حياتهم
            return match.size
        if self.waiting:
            for figure in self.waiting:
                self._assign(figure, match.sense, at, at + match.size - 1, "completed-verb")
            self.waiting.clear()
            return match.size
        self.governor = Governor(match.sense, "passive", at, at + match.size - 1, match)
        return match.size

    def _particle(self, at: int, match: Match) -> int:
        if match.sense == "they-are" and self.last is not None and at - self.last.whole_last <= 9 :
            self._open_parts(at)
            return match.size
        for found in self.sentence.all_at(at, "particle"):
            sense = found.sense
            if sense in ("among", "most-of-them"):
                if sense == "among":
                    if found.size > 1 and self._counted_among(at, found.size):
                        return found.size
                    self._open_parts(at)
                return found.size
            if sense == "them" and self.last is not None and self._patient_follows(at + 1, 3):
                self._open_parts(at)
                return found.size
            if sense == "relative":
                self.governor = None if self.governor and self.governor.figure else self.governor
                return found.size
            if sense == "that":
                self._settle()
                self.governor = None
                self.total = None
                self.that = at
                return found.size
            if sense == "clause" and found.size == match.size:
                if self.governor is not None and self.governor.figure is not None:
                    self.governor = None
                self.total = None
                return found.size
        return match.size

    def _counted_phrase(self, at: int) -> int:
        """Words that tell again what befell the last figure (20 مدنياً بين قتيل وجريح، 4 أطفال مصابين)."""
        sentence = self.sentence
        for match in sentence.all_at(at, "outcome"):
            if "count" not in match.features or match.features & {"verb", "masdar"}:
                continue
            last = self.last
            if match.sense == "casualties" and match.size > 1:
                if last is not None and last.outcome is not None and at - last.whole_last <= 3:
                    last.outcome = match.sense
                    return match.size
                if self.waiting and at - self.waiting[-1].whole_last <= 3:
                    self._assign(self.waiting.pop(), match.sense, at, at + match.size - 1, "told-again")
                    return match.size
                return match.size if at not in self.by_token and at not in self.covered else 0
            if self.waiting and at - self.waiting[-1].whole_last == 1 and not match.features & {"and", "with", "to", "article"}:
                sense = "killed" if "victims" in match.features else match.sense
                sense = "held" if sense == "detained" else sense
                for figure in self.waiting:
                    self._assign(figure, sense, at, at, "predicate")
                self.waiting.clear()
                return match.size
            if self._set(at, match):
                return match.size
        return 0

    def _set(self, at: int, match: Match) -> bool:
        """Remember a set that a later number counts (عدد القتلى … إلى 45، الجرحى: 10)."""
        if not match.features & {"plural", "singular"} or at in self.covered:
            return False
        before = self.sentence.at(at - 1, "carrier", "set") is not None
        if self.counted_set is not None and {"and", "article"} <= match.features:
            before = at - self.counted_set.whole_last <= 3
        if "article" not in match.features and not before:
            return False
        bare = [figure for figure in self.waiting if figure.head_kind == BARE and at - figure.last <= 3]
        if before and bare:
            self.waiting.remove(bare[-1])
            self._assign(bare[-1], match.sense, at, at, "set-size")
            return True
        label = self.sentence.form(at + 1) == ":"
        if before or label:
            self.set_noun = (at, match.sense, label)
        return False

    # -- figures -------------------------------------------------------------------------------------------------

    def _meet(self, figure: Figure) -> None:
        """Decide what befell a figure, as far as the words before it say."""
        governor = self.governor
        if "ambiguous-dual" in figure.doubts and not self._dual_here(figure):
            return
        if "ambiguous-party" in figure.doubts and not (self.total is not None and self._close_to_list(figure.first)):
            return
        if figure.clitic and figure.noun:
            return
        if self._is_part(figure):
            assert self.total is not None
            self._take_part(figure, self.total)
            return
        if figure.own and not figure.weak:
            if governor is not None and self._overrides(governor, figure):
                self._govern(figure, governor)
            else:
                self._assign(figure, figure.own, figure.head, figure.whole_last, "counted-noun")
            return
        if governor is not None and self._reaches(governor, figure):
            self._govern(figure, governor)
            return
        if self._counts_set(figure):
            return
        if self._continues(figure):
            assert self.last is not None and self.last.outcome is not None
            self._continue(figure, self.last)
            return
        if figure.own:
            self.waiting.append(figure)
            return
        if figure.head_kind in (UNKNOWN, BODY) and figure.value is None:
            return
        self.waiting.append(figure)
        if figure.value == 1:
            self.loose = figure

    def _counts_set(self, figure: Figure) -> bool:
        """Whether a figure is the size of a set named before (ليرفع عدد الجنود الذين لقوا حتفهم إلى عشرة)."""
        if self.set_noun is None or figure.head_kind not in (BARE, PERSON):
            return False
        at, outcome, label = self.set_noun
        gap = figure.whole_first - at
        if outcome is None or gap > (3 if label else 16):
            return False
        self._assign(figure, outcome, at, at, "set-size")
        figure.sets = True
        if figure.head_kind == BARE and self.sentence.at(at, "person"):
            figure.head, figure.head_kind = at, PERSON
        following = self.by_token.get(figure.last + 2)
        if following is None or following.head_kind not in (BARE, PERSON):  # from four to six: both are the set's size
            self.set_noun = None
        self.counted_set = figure
        return True

    def _dual_here(self, figure: Figure) -> bool:
        """Whether a noun that is a dual or a plural (مدنيين) can be two: indefinite, right after what befell them."""
        matches = (*self.sentence.all_at(figure.first, "person"), *self.sentence.all_at(figure.first, "outcome"))
        if any("article" in match.features or "and" in match.features for match in matches):
            return False
        governor = self.governor
        return governor is not None and governor.figure is None and figure.first == governor.last + 1

    def _overrides(self, governor: Governor, figure: Figure) -> bool:
        """A verbal noun right before wounded or victims says what became of them (مقتل 12 ضحية، وفاة 3 جرحى)."""
        gap = figure.whole_first - governor.last - 1
        if governor.figure is not None or gap > 1 or governor.outcome == figure.own:
            return False
        head = self.sentence.has(figure.head, "outcome", "event-noun") if figure.head is not None else None
        return head is None and governor.outcome in ("killed", "casualties", "freed", "detained", "abducted", "injured")

    def _reaches(self, governor: Governor, figure: Figure) -> bool:
        gap = figure.whole_first - governor.last - 1
        if governor.figure is not None:
            return self._continues(figure)
        if gap > _REACH[governor.kind]:
            return False
        if "detainees-only" in governor.match.features and figure.own not in ("held", "detained"):
            return False
        if "people-only" in governor.match.features and figure.head_kind not in (PERSON, OTHERS, THEM):
            return False
        if figure.head_kind == UNKNOWN and gap > (2 if governor.kind == "masdar" else 1) and not self._human(figure):
            return False
        if figure.head_kind == BARE and gap > 1 and not self._light(governor.last + 1, figure.whole_first):
            return False
        if governor.kind == "masdar":
            return self._light(governor.last + 1, figure.whole_first, strict=gap > 1)
        return True

    def _human(self, figure: Figure) -> bool:
        return False

    def _light(self, first: int, end: int, strict: bool = True) -> bool:
        """Whether only words that do not take a patient stand between (كل من، يوم الجمعة، أيضا)."""
        for at in range(first, end):
            if self.sentence.form(at) in _SOFT:
                if strict and self.sentence.form(at) in (",", "،"):
                    return False
                continue
            if at in self.covered:
                continue
            if strict and not self.sentence.words[at].matches:
                return False
            if self.sentence.at(at, "particle", "about-topic") or self.sentence.at(at, "person"):
                return False
        return True

    def _continues(self, figure: Figure) -> bool:
        """Whether a figure goes on from the last one: joined by `and`, a comma in a list, `in addition to`."""
        last = self.last
        if last is None or last.outcome is None or figure.head_kind == UNKNOWN:
            return False
        at = figure.whole_first - 1
        sentence = self.sentence
        if figure.head_kind == OTHERS and figure.single:
            return False
        joined = self._joined(figure)
        if not joined:
            return False
        gap = figure.whole_first - last.whole_last - 1
        if gap > 12:
            return False
        for here in range(last.whole_last + 1, at + 1):
            if sentence.at(here, "particle", "clause") and not sentence.at(here, "particle", "addition"):
                return False
            outcome = self._outcome_at(here)
            if outcome is not None and "pronoun" not in outcome.features and self.governor is None:
                return False
        return True

    def _joined(self, figure: Figure) -> bool:
        sentence = self.sentence
        first = figure.whole_first
        features = [m for k in ("numeral", "vague", "person", "outcome", "approximator", "particle")
                    for m in sentence.all_at(first, k)]  # fmt: skip
        if any("and" in match.features for match in features):
            return True
        for at in range(first - 1, max(first - 4, -1), -1):
            if sentence.at(at, "particle", "and"):
                return True
            if sentence.at(at, "particle", "addition"):
                return True
            form = sentence.form(at)
            if form in (",", "،") and self.last is not None and figure.head_kind != BARE and not figure.single:
                return at == first - 1 and self._list_goes_on(figure)
            if form not in _SOFT and not sentence.at(at, "particle", "of"):
                break
        for at in range(first - 1, max(first - 4, -1), -1):
            if sentence.at(at, "particle", "addition"):
                return True
        return False

    def _list_goes_on(self, figure: Figure) -> bool:
        """A comma joins only where the same total is being broken down or another item follows."""
        return self.total is not None

    def _govern(self, figure: Figure, governor: Governor) -> None:
        first = governor.figure is None
        figure.seized = "seize" in governor.match.features
        self._assign(figure, governor.outcome, governor.first, governor.last, f"{governor.kind}-before")
        if first:
            governor.figure = figure
        else:
            figure.follows = governor.figure

    def _continue(self, figure: Figure, last: Figure) -> None:
        assert last.outcome is not None
        if last.part_of is not None and self.total is last.part_of:
            self._take_part(figure, last.part_of)
            return
        self._assign(figure, last.outcome, None, None, "list")
        figure.trigger, figure.trigger_token = last.trigger, last.trigger_token
        figure.follows = last

    def _assign(self, figure: Figure, outcome: str, first: int | None, last: int | None, rule: str) -> None:
        if outcome == "injured" and self._ill(figure):
            outcome = "other"
        if outcome == "escaped" and self._populace(figure):
            outcome = "displaced"
        figure.outcome = outcome
        figure.rule = f"{figure.rule}+{rule}" if figure.rule else rule
        if first is not None and last is not None:
            figure.trigger = (self.sentence.starts[first], self.sentence.ends[last])
            figure.trigger_token = first
        self.kept.append(figure)
        self.last = figure

    def _counted_among(self, at: int, size: int) -> bool:
        """Whoever waits is one of those (الطالب … كان من بين الضحايا)."""
        if not self.waiting:
            return False
        for here in range(at, at + size):
            for match in self.sentence.all_at(here, "outcome"):
                if "count" in match.features:
                    for figure in self.waiting:
                        self._assign(figure, "killed" if "victims" in match.features else match.sense, here, here, "among-them")
                    self.waiting.clear()
                    return True
        return False

    def _populace(self, figure: Figure) -> bool:
        """Whether those who fled are inhabitants: they are displaced, not escaped."""
        if (figure.value or 0) >= 1000:
            return True
        many = figure.value is None or figure.value > 2
        return many and figure.head is not None and self.sentence.has(figure.head, "person", "populace") is not None

    def _ill(self, figure: Figure) -> bool:
        """Whether they fell ill or were hurt at play: no injury of a conflict."""
        for at in range(figure.whole_last + 1, min(figure.whole_last + 7, len(self.sentence))):
            if self.sentence.at(at, "particle", "illness"):
                return True
            if at in self.by_token or self.sentence.form(at) in _STOPS:
                break
        head = figure.head
        return head is not None and self.sentence.has(head, "person", "sport") is not None

    # -- totals and parts ----------------------------------------------------------------------------------------

    def _open_parts(self, at: int) -> None:
        """`among them`: the parts of the last total are listed from here."""
        total = self.waiting[-1] if self.waiting and (self.last is None or self.waiting[-1].first > self.last.first) else self.last
        if total is None:
            return
        if total.part_of is not None and total.value in (1, None) and not total.qualifier == "tens":
            total = total.part_of
        self.total = total

    def _is_part(self, figure: Figure) -> bool:
        if figure.head_kind == THEM and self.total is None:
            total = self.last
            free = self.governor is not None and self.governor.figure is None
            if total is not None and not free and self._smaller(figure, total):
                self.total = total.part_of or total
                return True
            return False
        if self.bracket is not None and self.total is None and self._smaller(figure, self.bracket):
            self.total = self.bracket.part_of or self.bracket
        total = self.total
        if total is None or not self._smaller(figure, total):
            return False
        if figure.own and not figure.weak and total.outcome not in (None, figure.own, "casualties"):
            return False
        return True

    @staticmethod
    def _smaller(figure: Figure, total: Figure) -> bool:
        """Whether a part can be one: not larger than its total."""
        if figure.value is None or total.value is None:
            return True
        return figure.value <= (total.value_high or total.value)

    def _take_part(self, figure: Figure, total: Figure) -> None:
        figure.part_of = total
        if total.outcome is None:
            self.waiting.append(figure)
            return
        outcome = figure.own if figure.own and not figure.weak and total.outcome == "casualties" else total.outcome
        if figure.head_kind == THEM:
            outcome = self._own_fate(figure) or outcome
        self._assign(figure, outcome, None, None, "part-of-total")
        figure.trigger, figure.trigger_token = total.trigger, total.trigger_token

    def _own_fate(self, figure: Figure) -> str | None:
        """What befell a part by itself (سبعة منهم فارقوا الحياة)."""
        for at in range(figure.last + 1, min(figure.last + 5, len(self.sentence))):
            match = self._outcome_at(at)
            if match is not None and match.features & {"plural", "back"} or (match is not None and match.size > 1):
                return match.sense
        return None

    # -- singular nouns ------------------------------------------------------------------------------------------

    def _single(self, at: int) -> bool:
        """Take a singular noun for one where the words around count it (مقتل جندي، بينهم طفل وامرأة)."""
        word = self.sentence.words[at]
        if not (word.kinds & {"person", "particle", "outcome", "demonym"}):
            return False
        figure = single_figure(self.sentence, at, self.number)
        if figure is None:
            return False
        if self.bracket is not None and self.sentence.form(at - 1) == "(" and (self.bracket.value or 9) > 1:
            self.total = self.bracket
            self._take_part(figure, self.total)
            return True
        last = self.last
        if last is not None and last.head_kind == OTHERS and at == last.whole_last + 1 and (last.value or 0) > 1 and (
            self._indefinite(figure, at) and figure.head_kind == PERSON
        ):
            self.total = last
            self._take_part(figure, last)
            return True
        if self.total is not None and self._close_to_list(at) and self._single_may(figure, at):
            self._take_part(figure, self.total)
            return True
        governor = self.governor
        if governor is not None and governor.figure is None and self._single_reached(governor, figure, at):
            self._govern(figure, governor)
            return True
        if self.last is not None and self._single_continues(figure, at):
            if self._is_attribute(figure, at, self.last):
                return True
            self._continue(figure, self.last)
            return True
        opened = (self.that >= 0 and at == self.that + 1) or self.sentence.at(at - 1, "carrier", "meet")
        if opened and self._indefinite(figure, at):
            self.waiting.append(figure)
            return True
        if figure.own and not figure.weak and self._carried(figure, at):
            self._assign(figure, "killed" if figure.own == "casualties" else figure.own, at, at, "counted-noun")
            return True
        led = at == 0 or "particle" in self.sentence.words[at - 1].kinds
        if led and figure.head_kind == PERSON and figure.rule != "single.demonym" and self._indefinite(figure, at):
            self.loose = figure
        return False

    def _named_part(self, at: int) -> bool:
        """Take a person's name as a part, right after `among them` (بينهم محمد خلف الراوي)."""
        if self.total is None or self.total.outcome is None or self.sentence.words[at].definite:
            return False
        before = at - 1 if self.sentence.form(at - 1) not in _SOFT else at - 2
        if self.sentence.at(before, "particle", "among") is None:
            return False
        figure = named_figure(self.sentence, at, self.number)
        if figure is None:
            return False
        self._take_part(figure, self.total)
        return True

    def _name(self, at: int) -> bool:
        """Take a person's name for one, right after the verbal noun or verb that tells of it (مقتل محسن الفضلي)."""
        governor = self.governor
        if governor is None or governor.figure is not None or governor.outcome not in _ACTED_ON:
            return False
        if governor.kind == "active" or self.sentence.words[at].definite or self.sentence.words[at].heads:
            return False
        if any(self.sentence.form(back) not in _SOFT for back in range(governor.last + 1, at)):
            return False
        figure = named_figure(self.sentence, at, self.number)
        if figure is None:
            return False
        self._govern(figure, governor)
        return True

    def _indefinite(self, figure: Figure, at: int) -> bool:
        matches = (*self.sentence.all_at(at, "person"), *self.sentence.all_at(at, "outcome"))
        if any("article" in match.features for match in matches):
            return self._named(at)
        return True

    def _named(self, at: int) -> bool:
        """Whether a name follows a definite noun (الطفل محمد): a word that no pack knows, or one in quotation marks."""
        after = at + 1
        while self.sentence.form(after) in ('"', "«", "(", "“"):
            after += 1
        if self.sentence.at(after, "particle", "on") and may_be_name(self.sentence, after + 1):  # الطفل علي سعد
            return True
        return may_be_name(self.sentence, after)

    def _single_may(self, figure: Figure, at: int) -> bool:
        particle = self.sentence.at(at, "particle")
        if particle is not None and particle.sense in ("other", "ordinal"):
            return "and" in particle.features
        return self._indefinite(figure, at)

    def _close_to_list(self, at: int) -> bool:
        """Right after `among them`, or joined to the part before."""
        before = at - 1
        while self.sentence.form(before) in ('"', "«", "(", ":"):
            before -= 1
        for back in range(max(before - 3, 0), before + 1):
            match = self.sentence.at(back, "particle", "among")
            if match is not None and back + match.size - 1 >= before - 1:
                return True
        return self.last is not None and self.last.part_of is self.total and self._has_and(at)

    def _has_and(self, at: int) -> bool:
        if self.sentence.at(at - 1, "particle", "and"):
            return True
        return any("and" in m.features for k in ("person", "outcome", "particle") for m in self.sentence.all_at(at, k))

    def _single_reached(self, governor: Governor, figure: Figure, at: int) -> bool:
        gap = at - governor.last - 1
        if figure.clitic:
            return False
        particle = self.sentence.at(at, "particle")
        if "detainees-only" in governor.match.features and figure.own not in ("held", "detained"):
            return False
        if particle is not None and particle.sense in ("other", "ordinal"):
            return gap == 0 and "and" not in particle.features
        if governor.kind == "masdar":
            if gap > 1 or not self._light(governor.last + 1, at):
                return False
            return self._indefinite(figure, at) or (figure.head_kind == PERSON and self._definite_news(figure, governor))
        indefinite = self._indefinite(figure, at)
        if governor.kind != "masdar" and self._number_after(at):
            return False
        accusative = any("accusative" in match.features for match in self.sentence.all_at(at, "person"))
        if governor.kind == "active":
            kin = any("pronoun" in match.features for match in self.sentence.all_at(at, "person"))
            return indefinite and gap <= 8 and (gap > 0 or accusative or kin)
        if gap == 0:
            return indefinite or (figure.head_kind == PERSON and governor.outcome in _ACTED_ON)
        if not indefinite:
            return False
        if gap <= 6 and governor.kind == "both" and (accusative or (gap <= 3 and self._subject(governor.last + 1, at))):
            return self._no_stop(governor.last + 1, at)
        if gap <= 3 and self.sentence.has(governor.last + 1, "particle", "preposition"):
            return self._no_stop(governor.last + 1, at)
        return gap <= 6 and self._adverbial(governor.last + 1, at)

    def _definite_news(self, figure: Figure, governor: Governor) -> bool:
        """Whether a definite noun after a verbal noun is told as news: someone acted on, or a child, woman, man."""
        if governor.outcome in _ACTED_ON:
            return True
        assert figure.head is not None
        return any(m.entry.attributes.get("tags") in ("child", "woman", "man") for m in self.sentence.all_at(figure.head, "person"))

    def _number_after(self, at: int) -> bool:
        """Whether a number follows with no `and`: then the singular noun is the doer (قتل مسلح 38 سائحاً)."""
        after = self.by_token.get(at + 1)
        return after is not None and not self._joined(after) and after.head_kind in (PERSON, COUNT)

    def _subject(self, first: int, at: int) -> bool:
        """Whether a doer stands between verb and patient (خطف مجهولون رجل أعمال)."""
        word = self.sentence.words[first]
        doer = not word.matches or word.kinds & {"party", "body"} or self.sentence.has(first, "person", "plural")
        return bool(doer) and not any(self.sentence.has(here, "particle", "preposition") for here in range(first, at))

    def _no_stop(self, first: int, end: int) -> bool:
        return not any(self.sentence.form(at) in _SOFT or self.sentence.at(at, "particle", "that") for at in range(first, end))

    def _indefinite_or_kin(self, figure: Figure, at: int) -> bool:
        return self._indefinite(figure, at)

    def _adverbial(self, first: int, end: int) -> bool:
        """Whether only time, place and manner stand between a verb and its patient (أصيب صباح اليوم مدني)."""
        for at in range(first, end):
            word = self.sentence.words[at]
            if word.form in _SOFT:
                continue
            if not word.kinds & _ADVERBIAL:
                return False
            if self.sentence.at(at, "person") or self.sentence.at(at, "particle", "that"):
                return False
        return True

    def _single_continues(self, figure: Figure, at: int) -> bool:
        last = self.last
        if last is None or last.outcome is None or not (self._has_and(at) or self._added(at)):
            return False
        if figure.clitic:
            return False
        if figure.head_kind == OTHERS or figure.rule == "single.one-of":
            return False
        if figure.head_kind == COUNT and figure.own != last.outcome:
            return self._indefinite(figure, at)
        gap = at - last.whole_last - 1
        return gap <= 3 and self._indefinite_or_kin(figure, at)

    def _is_attribute(self, figure: Figure, at: int, last: Figure) -> bool:
        """`12 عسكرياً ومدنياً`: a second accusative right after a number above ten describes the same people."""
        if at != last.whole_last + 1 or (last.value or 0) <= 10:
            return False
        return any("accusative" in match.features for match in self.sentence.all_at(at, "person"))

    def _added(self, at: int) -> bool:
        """Whether `in addition to` stands right before."""
        return any(
            self.sentence.at(back, "particle", "addition") is not None
            and back + self.sentence.at(back, "particle", "addition").size == at  # type: ignore[union-attr]
            for back in range(max(at - 3, 0), at)
        )

    def _carried(self, figure: Figure, at: int) -> bool:
        """Whether a single counted noun is told as news: a carrier before it (سقوط شهيد), or it opens the sentence."""
        if not self._indefinite(figure, at) or any("article" in m.features for m in self.sentence.all_at(at, "outcome")):
            return False
        if at == 0:
            return True
        accusative = any("accusative" in match.features for match in self.sentence.all_at(at, "outcome"))
        for back in range(max(at - 2, 0), at):
            for carrier in self.sentence.all_at(back, "carrier"):
                if carrier.sense == "carry" and not (accusative and "intransitive" in carrier.features):
                    return True
        return False

    # -- ends ----------------------------------------------------------------------------------------------------

    def _break(self) -> None:
        self._settle()
        self.governor = None
        self.total = None

    def _sum_up(self) -> None:
        """Figures in a row that make the total before them are its parts (33 عنصراً، 20 من … و13 من …)."""
        row = [figure for figure in self.waiting if not figure.single and figure.part_of is None]
        total = self.last
        if total is None or len(row) < 2 or total.value is None or row[0].first < total.last:
            return
        if sum(figure.value or 0 for figure in row) != total.value:
            return
        total = total.part_of or total
        for figure in row:
            self.waiting.remove(figure)
            self._take_part(figure, total)

    def _settle(self, final: bool = False) -> None:
        """Figures that no verb took: people counted in another way, or nothing that can be told."""
        self._sum_up()
        for figure in self.waiting:
            if figure.part_of is not None and figure.part_of.outcome not in (None, "other"):
                self._assign(figure, figure.part_of.outcome or "other", None, None, "part-of-total")
                continue
            if figure.own and not figure.single:
                state = "held" if figure.own == "detained" else figure.own
                self._assign(figure, state, figure.head, figure.whole_last, "state-noun")
                continue
            if figure.single or figure.head_kind in (BARE, UNKNOWN, OTHERS, THEM, BODY):
                continue
            if figure.part_of is not None and figure.part_of.outcome is None:
                figure.part_of.outcome = "other"
            self._assign(figure, "other", None, None, "no-outcome")
        self.waiting.clear()
        del final


def govern(sentence: Sentence, figures: list[Figure], number: int) -> list[Figure]:
    """The figures of a sentence with what befell them, singular nouns among them, in order."""
    return Walk(sentence, figures, number).run()


__all__ = ["BARE", "BODY", "COUNT", "OTHERS", "PERSON", "THEM", "UNKNOWN", "govern"]
