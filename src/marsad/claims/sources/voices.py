"""The chain of every saying of a report, with speakers that were named in an earlier sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.agreement import Chain as Chain
from marsad.claims.sources.agreement import Link as Link
from marsad.claims.sources.agreement import agree, joined, points_back
from marsad.claims.sources.cues import cues_of, find_cues, find_marks
from marsad.claims.sources.sayings import Saying, Sayings
from marsad.claims.sources.scopes import arrange
from marsad.claims.sources.source_words import signs
from marsad.claims.sources.speakers import Speaker, Speakers
from marsad.claims.sources.speech import find_sayings
from marsad.claims.sources.stance import doubts_before
from marsad.claims.sources.subject_first import cues as subject_cues
from marsad.claims.sources.subject_first.source_nouns import SourceNouns
from marsad.claims.sources.subject_first.speech import find_sayings as find_subject_sayings
from marsad.claims.spans import overlap
from marsad.text.tokens import Sentence

if TYPE_CHECKING:
    from marsad.mentions.find import Mentions

_CARRY: Final = 6
"""How many sentences back an implied speaker can have been named."""
_PARTY: Final = 14
"""Tokens of the longest name of a party."""
_ISSUED: Final = frozenset({"issue", "publish"})


class Voice:
    """The sayings of one sentence with the chain of each; `carried` are those whose speaker was named before it."""

    __slots__ = ("carried", "chains", "sayings")

    def __init__(self, sayings: Sayings) -> None:
        self.sayings = sayings
        self.chains: list[Chain] = []
        self.carried: set[int] = set()

    def chain(self, over: tuple[int, ...]) -> Chain:
        """The links of the sayings that govern a place, each source once."""
        if len(over) == 1 and len(self.chains[over[0]]) < 2:
            return self.chains[over[0]]
        chain: list[Link] = []
        for n in over:
            fresh: list[Link] = []
            for link in self.chains[n]:
                known = next((at for at, other in enumerate(chain) if overlap(link, other)), None)
                if known is None:
                    fresh.append(link)
                else:  # whom a known speaker told stands before him
                    chain[known:known] = fresh
                    fresh = []
            chain += fresh
        return tuple(chain)


_SILENT: Final = Voice(Sayings([]))


class Voices:
    """The voices of a report's sentences, each worked out once, when it is asked for."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._signs = signs(mentions.pack)
        self.subject_first = "subject-first" in mentions.pack.lexicon.grammar
        self._cues = subject_cues.cues_of(mentions.pack) if self.subject_first else cues_of(mentions.pack)
        self._found: dict[int, list[Saying]] = {}
        self._voices: dict[int, Voice] = {}
        self._speakers: dict[int, Speakers] = {}
        self._nouns: dict[int, SourceNouns] = {}
        self._traits: dict[int, list[int]] = {}
        self._marks: dict[int, list[int]] = {}
        self._hedged: dict[int, bool] = {}
        self._doubted: dict[int, bool] = {}
        self._hedges = mentions.pack.lexicon.bits(("hedge",)) if self.subject_first else 0
        self._own: dict[Saying, Chain] = {}
        self._named: dict[int, list[tuple[Link, frozenset[str]]]] = {}
        self._bared: dict[str, str] = {}

    def of(self, number: int) -> Voice:
        """The voice of a sentence."""
        voice = self._voices.get(number)
        if voice is None:
            found = self.sayings(number)
            voice = self._voices[number] = self._resolved(number, found) if found else _SILENT
        return voice

    def sayings(self, number: int) -> list[Saying]:
        """The sayings of a sentence as they stand in it."""
        found = self._found.get(number)
        if found is None:
            found = []
            if self._cues.may_stand(self._mentions, number):
                found = self._find(number)
            self._found[number] = found
        return found

    def _find(self, number: int) -> list[Saying]:
        """The sayings of a sentence, by the order of words that the language has."""
        sentence = self._mentions.sentence(number)
        traits, marks = self.traits(number), self._marked(number)
        if self.subject_first:
            return find_subject_sayings(sentence, subject_cues.find_cues(traits, marks), self.nouns(number))
        cues = find_cues(sentence, traits, marks)
        return find_sayings(sentence, cues, self.speakers(number)) if cues else []

    def own(self, number: int, saying: Saying) -> Chain:
        """The links that a saying of a sentence itself names, whom it was told outermost."""
        chain = self._own.get(saying)
        if chain is None:
            chain = self._own[saying] = _own(self._mentions.sentence(number), saying)
        return chain

    def named(self, number: int) -> list[tuple[Link, frozenset[str]]]:
        """Every source of several words that a sentence itself names and that may hold a party, with its words."""
        named = self._named.get(number)
        if named is None:
            named = self._named[number] = []
            for saying in self.sayings(number):
                for link in self.own(number, saying):
                    if link.speaker.last > link.speaker.first and self.may_hold_party(link):
                        named.append((link, self.words(link)))
        return named

    def may_hold_party(self, link: Link) -> bool:
        """Whether a party can stand in a source phrase, or reach into it from before."""
        traits = self.traits(link.sentence)
        for at in range(link.speaker.last, max(0, link.speaker.first - _PARTY) - 1, -1):
            if traits[at] & has.PARTY:
                return True
        return False

    def words(self, link: Link) -> frozenset[str]:
        """The words of a source phrase without articles and what is written together with them."""
        sentence = self._mentions.sentence(link.sentence)
        bared = self._bared
        found = []
        for at in range(link.speaker.first, link.speaker.last + 1):
            form = sentence.forms[at]
            if self.subject_first and sentence.at(at + 1, "particle", "possessive") is not None:
                continue  # Iran is no short name of Iran's guard
            bare = bared.get(form)
            if bare is None:
                bare = bared[form] = self._bare(form)
            if form[0].isalpha():
                found.append(bare)
        return frozenset(found)

    def _bare(self, form: str) -> str:
        """A word without its article and the clitics before it."""
        if form.startswith(self._signs.definite):
            for beginning in self._signs.definite:
                if form.startswith(beginning) and len(form) > len(beginning) + 1:
                    return form[len(beginning) :]
        return form

    def speakers(self, number: int) -> Speakers:
        """The source phrases of a sentence."""
        found = self._speakers.get(number)
        if found is None:
            mentions = self._mentions
            sentence = mentions.sentence(number)
            found = Speakers(sentence, self.traits(number), lambda: mentions.parties(number), self._signs)
            self._speakers[number] = found
        return found

    def nouns(self, number: int) -> SourceNouns:
        """The source phrases of a sentence whose language sets what describes a noun before it."""
        found = self._nouns.get(number)
        if found is None:
            mentions = self._mentions
            found = self._nouns[number] = SourceNouns(
                mentions.sentence(number), self.traits(number), lambda: mentions.parties(number), self._signs.places
            )
        return found

    def speaker_at(self, number: int, token: int) -> Speaker | None:
        """The source phrase at a token of a sentence, a name that nobody knows among them."""
        if self.subject_first:
            return self.nouns(number).at(token, guess=True)
        return self.speakers(number).at(token, guess=True)

    def traits(self, number: int) -> list[int]:
        """What every token of a sentence can be."""
        traits = self._traits.get(number)
        if traits is None:
            traits = self._traits[number] = self._signs.traits.of(self._mentions.sentence(number))
        return traits

    def hedged(self, number: int) -> bool:
        """Whether a hedge or a future stands anywhere in a sentence."""
        hedged = self._hedged.get(number)
        if hedged is None:
            traits = self.traits(number)
            hedged = self._hedged[number] = bool([at for at in self._marked(number) if traits[at] & has.HEDGES])
        return hedged

    def doubted(self, number: int) -> bool:
        """Whether the sentence after this one says that what it tells could not be verified."""
        after = number + 1
        if after >= len(self._mentions) or not self._mentions.bits(after) & self._hedges:
            return False
        doubted = self._doubted.get(number)
        if doubted is None:
            doubted = self._doubted[number] = doubts_before(self._mentions.sentence(after), self.traits(after))
        return doubted

    def _marked(self, number: int) -> list[int]:
        """The tokens of a sentence that can begin a saying or hedge one."""
        marks = self._marks.get(number)
        if marks is None:
            marks = self._marks[number] = find_marks(self.traits(number))
        return marks

    def _resolved(self, number: int, found: list[Saying]) -> Voice:
        sentence = self._mentions.sentence(number)
        voice = Voice(arrange(sentence, found))
        before: Chain | None = None
        for n, saying in enumerate(found):
            chain = self.own(number, saying)
            if saying.implied or points_back(saying):
                if before is None:
                    before = self._carried(number, saying)
                    voice.carried.add(n)
                elif n - 1 in voice.carried:
                    voice.carried.add(n)
                chain = joined(chain, before, saying, first=n == 0)
            voice.chains.append(chain)
            if chain and saying.sense not in ("aside", "rumour"):
                before = chain
        return voice

    def _issues(self, former: Saying, number: int, saying: Saying) -> bool:
        """Whether a former speaker put out, or spoke in, the document that a saying points back to."""
        if former.sense in _ISSUED:
            return True
        form = self._mentions.sentence(number).forms[saying.speakers[-1].first]
        return bool(former.issued) and self._bare(form) == self._bare(former.issued)

    def _carried(self, number: int, saying: Saying) -> Chain:
        """The chain of the last speaker named before a sentence with whom the verb agrees, else of the last."""
        last: Chain = ()
        aside: Chain = ()
        for earlier in range(number - 1, max(-1, number - 1 - _CARRY), -1):
            for former in reversed(self.sayings(earlier)):
                if former.implied or former.sense in ("aside", "rumour") or not former.speakers:
                    continue
                if points_back(former):
                    continue
                if former.rule == "relative":  # أرقام المرصد الذي يتحدث عن 39: another's word, told by the way
                    aside = aside or self.own(earlier, former)
                    continue
                if saying.way == "after" and not saying.implied and not self._issues(former, number, saying):
                    return ()  # وفق التقرير: not the last speaker's, unless he issued it
                last = last or self.own(earlier, former)
                if agree(former, saying):
                    return self.own(earlier, former)
        return last or aside


def _own(sentence: Sentence, saying: Saying) -> Chain:
    """The links that a saying itself names, whom it was told outermost."""
    links = [] if saying.told is None else [_link(sentence, saying.told, None)]
    female = saying.female if saying.verb and saying.way == "before" else None
    for speaker in saying.speakers:
        links.append(_link(sentence, speaker, female))
        female = None
    return tuple(links)


def _link(sentence: Sentence, speaker: Speaker, female: bool | None) -> Link:
    start = sentence.starts[speaker.first] + speaker.cut
    return Link(start, sentence.ends[speaker.last - speaker.mark], speaker, sentence.number, female)
