"""Speakers whose word runs over several sentences: quotations, lists, what follows a colon, signed posts."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from marsad.claims.sources.quotations import Quotation, Quotations
from marsad.claims.sources.sayings import Saying
from marsad.claims.sources.subject_first.going_on import GoingOn
from marsad.claims.sources.voices import Chain, Link, Voices
from marsad.text.tokens import Sentence

if TYPE_CHECKING:
    from marsad.mentions.find import Mentions

_LIST: Final = 60
"""How many lines a speaker's list can have."""
_PARAGRAPH: Final = 8
"""How many sentences of a paragraph a heading speaks for."""
_QUOTED: Final = 6
"""How many sentences a quotation goes on without its speaker's name."""
_FINDINGS: Final = 3
"""How many sentences of a report's findings may stand without its name, on either side of one."""
_POST: Final = 3
"""How many sentences after a post its signature can stand."""
_SIGNATURE: Final = 14
"""Tokens of the longest signature."""
_DASHES: Final = frozenset("-—―")
_BULLETS: Final = frozenset("-*•●▪◦·")


class Passage(NamedTuple):
    """A speaker's word that goes on: his chain, the sentence and the saying that name him, the rule."""

    chain: Chain
    sentence: int
    saying: Saying | None
    rule: str


class Passages:
    """The passages of a report."""

    def __init__(self, mentions: Mentions, voices: Voices) -> None:
        self._mentions = mentions
        self._voices = voices
        self._quotations: Quotations | None = None
        self._owned: dict[int, Passage | None] = {}
        self._going_on = GoingOn(mentions, voices) if voices.subject_first else None
        self._continued: dict[int, Passage | None] = {}

    def over(self, number: int, token: int) -> Passage | None:
        """The passage that a token of a sentence stands in, where nothing in its own sentence governs it."""
        sentence = self._mentions.sentence(number)
        return (
            self._quotation(sentence.starts[token])
            or self._left_open(number)
            or self._headed(number)
            or self._list(number)
            or self._signed(number)
            or self._own(number)
            or self._reported(number)
            or self._resumed(number)
            or self._goes_on(number)
        )

    # ---- quotations ----

    def _quotation(self, offset: int) -> Passage | None:
        """The speaker of a quotation that began in an earlier sentence, or ends in a later one."""
        if self._quotations is None:
            self._quotations = Quotations(self._mentions.folded, self._mentions.bounds)
        quotation = self._quotations.over(offset)
        return None if quotation is None else self._quoted(quotation)

    def _quoted(self, quotation: Quotation) -> Passage | None:
        number = quotation.first
        sentence = self._mentions.sentence(number)
        token = max(bisect_right(sentence.starts, quotation.start) - 1, 0)
        found = self._governing(number, token) or self._left_open(number) or self._resumed(number)
        if found is not None:
            return found._replace(rule="quotation")
        sentence = self._mentions.sentence(quotation.last)
        voice = self._voices.of(quotation.last)
        for n, saying in enumerate(voice.sayings.found):
            if saying.way == "after" and sentence.starts[saying.at] > quotation.end and voice.chains[n]:
                return Passage(voice.chains[n], quotation.last, saying, "quotation")
        return None

    def _governing(self, number: int, token: int) -> Passage | None:
        voice = self._voices.of(number)
        over = voice.sayings.over(token)
        chain = voice.chain(over)
        return Passage(chain, number, voice.sayings.found[over[-1]], "") if chain else None

    def _resumed(self, number: int) -> Passage | None:
        """The speaker whose quotation goes on behind his name (`"They came," said X. "They killed four."`)."""
        if not self._voices.subject_first:
            return None
        quotes = self._mentions.pack.orthography.quotes
        for at in range(number, max(0, number - _QUOTED), -1):
            if self._mentions.first_word(at).form not in quotes:
                return None
            found = self._voices.sayings(at - 1)
            if not found:
                continue
            saying, chain = found[-1], self._voices.of(at - 1).chains[-1]
            quoted = any(word.form in quotes for word in self._mentions.words(at - 1))
            spoken = saying.way == "after" and saying.verb and quoted and bool(chain)
            return Passage(chain, at - 1, saying, "quotation") if spoken else None
        return None

    def _left_open(self, number: int) -> Passage | None:
        """The speaker of the sentence before, where that names him and says nothing yet (`مضيفا:`)."""
        if number == 0:
            return None
        found = self._voices.sayings(number - 1)
        if not found or found[-1].way == "after" or found[-1].sense in ("issue", "call", "address", "react"):
            return None
        before = self._mentions.sentence(number - 1)
        if any(before.is_word(at) or before.is_number(at) for at in range(found[-1].scope, len(before.forms))):
            return None
        chain = self._voices.of(number - 1).chains[-1]
        return Passage(chain, number - 1, found[-1], "left-open") if chain else None

    def _headed(self, number: int) -> Passage | None:
        """The speaker whose name stands as a heading over the paragraph (`خلية الإعلام الأمني:`)."""
        for before in range(number - 1, max(-1, number - 1 - _PARAGRAPH), -1):
            found = self._voices.sayings(before)
            if not self._same_line(before):
                headed = len(found) == 1 and found[0].rule == "headline" and self._is_header(before)
                return self._left_open(before + 1) if headed else None
            if any(saying.speakers for saying in found):
                return None
        return None

    def _same_line(self, number: int) -> bool:
        """Whether a sentence and the one after it stand in one line."""
        bounds = self._mentions.bounds
        between = self._mentions.folded.text[bounds[number][1] : bounds[number + 1][0]]
        return "\n" not in between

    def _own(self, number: int) -> Passage | None:
        if number not in self._owned:
            self._owned[number] = self._own_voice(number)
        return self._owned[number]

    def _own_voice(self, number: int) -> Passage | None:
        """The body whose statement goes on, as it speaks of its own teams later on (`فرقنا أسعفت المصابين`)."""
        for before in range(number - 1, max(-1, number - 1 - _PARAGRAPH), -1):
            named = [n for n, saying in enumerate(self._voices.sayings(before)) if saying.speakers]
            if named:
                chain = self._voices.of(before).chains[named[-1]]
                spoken = bool(chain) and "body" in chain[-1].speaker.features and self._speaks_later(number)
                saying = self._voices.sayings(before)[named[-1]]
                return Passage(chain, before, saying, "own-voice") if spoken else None
        return None

    def _speaks_later(self, number: int) -> bool:
        """Whether this sentence, or one after it before anyone else is named, says `our teams`."""
        for later in range(number, min(number + _PARAGRAPH, len(self._mentions))):
            if any(saying.speakers for saying in self._voices.sayings(later)):
                return False
            if self._names_own_team(later):
                return True
        return False

    def _names_own_team(self, number: int) -> bool:
        if not self._mentions.may_hold(number, "context"):
            return False
        sentence = self._mentions.sentence(number)
        for at, _ in sentence.find("context"):
            own = [match for match in sentence.all_at(at, "context") if "speaker-owner" in match.features]
            if any(match.sense == "rescuers" for match in own):
                return True
        return False

    def _reported(self, number: int) -> Passage | None:
        """The report whose findings a sentence goes on with, as it is named before and after (`وذكر التقرير`)."""
        before = self._of_findings(range(number - 1, max(-1, number - 1 - _FINDINGS), -1))
        after = None if before is None else self._of_findings(range(number + 1, number + 1 + _FINDINGS))
        return None if after is None else self._of_last(before, "findings")

    def _of_findings(self, numbers: range) -> int | None:
        """The first of these sentences with a saying, where a report with findings of its own says it."""
        for number in numbers:
            found = self._voices.sayings(number) if number < len(self._mentions) else []
            if found:
                speakers = found[-1].speakers
                return number if speakers and speakers[-1].features >= {"findings", "article"} else None
        return None

    def _goes_on(self, number: int) -> Passage | None:
        """The speaker with whose word a sentence goes on (`Accordingly, …`), or who added it and more after it."""
        if self._going_on is None:
            return None
        if number not in self._continued:
            before = self._going_on.before(number)
            after = self._going_on.after(number) if before is None else None
            self._continued[number] = self._of_last(before, "goes-on") or self._of_last(after, "added-after")
        return self._continued[number]

    def _of_last(self, number: int | None, rule: str) -> Passage | None:
        """The speaker of the last saying of a sentence."""
        if number is None:
            return None
        chain = self._voices.of(number).chains[-1]
        return Passage(chain, number, self._voices.sayings(number)[-1], rule) if chain else None

    # ---- lists ----

    def _list(self, number: int) -> Passage | None:
        """The speaker whose list a line goes on with (`- 12 منهم في حلب`), or a line of numbers after a colon."""
        numbered = False
        for line in range(number, max(0, number - _LIST), -1):
            before = line - 1
            headed = self._is_header(before)
            if not headed and not self._is_line(line):
                if not self._is_numbered(line):
                    return None
                numbered = True
            if self._voices.sayings(before):
                if not headed and (numbered or self._is_item(before)):
                    return None
                found = self._governing(before, len(self._mentions.sentence(before).forms) - 1)
                return found and found._replace(rule="list")
        return None

    def _is_item(self, number: int) -> bool:
        """Whether a sentence stands in a line of a list that has a sign: whom it names speaks for that line alone."""
        while number > 0 and self._same_line(number - 1):
            number -= 1
        return self._mentions.first_word(number).form in _BULLETS

    def _is_header(self, number: int) -> bool:
        """Whether a line opens a list."""
        return self._mentions.words(number)[-1].form == ":"

    def _is_line(self, number: int) -> bool:
        first = self._mentions.first_word(number)
        if first.form in _BULLETS:
            return True
        if not first.heads and "particle" not in first.kinds:
            return False
        sentence = self._mentions.sentence(number)
        return bool(sentence.at(0, "particle", "among") or sentence.at(0, "particle", "them"))

    def _is_numbered(self, number: int) -> bool:
        """Whether a line opens with a number."""
        first = self._mentions.first_word(number)
        if first.form[0].isdigit() or "numeral" in first.kinds:
            return True
        return bool(first.heads) and self._mentions.sentence(number).at(0, "numeral") is not None

    # ---- posts ----

    def _signed(self, number: int) -> Passage | None:
        """Who signed the post that a sentence stands in (`— الدفاع المدني السوري (@…)`)."""
        for after in range(number + 1, min(number + 1 + _POST, len(self._mentions))):
            sign = self._mentions.first_word(after).form
            if sign in _DASHES:
                sentence = self._mentions.sentence(after)
                if "@" in sentence.forms[:_SIGNATURE]:
                    return self._signature(after, sentence)
            if not sign.isascii():
                return None
        return None

    def _signature(self, number: int, sentence: Sentence) -> Passage | None:
        first = next((at for at in range(4) if sentence.is_word(at)), None)
        if first is None:
            return None
        speaker = self._voices.speaker_at(number, first)
        if speaker is None:
            return None
        handle = sentence.forms.index("@")
        last = next((at - 1 for at in range(first, handle) if sentence.forms[at] == "("), handle - 1)
        speaker = speaker._replace(last=max(first, min(speaker.last, last)))
        link = Link(sentence.starts[first], sentence.ends[speaker.last], speaker, number, None)
        return Passage((link,), number, None, "signature")
