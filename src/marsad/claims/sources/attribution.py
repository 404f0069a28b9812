"""Who says so: the chain of sources of every position of a report, and how surely they say it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from marsad.claims.sources.passages import Passages
from marsad.claims.sources.sayings import Saying, Sayings
from marsad.claims.sources.stance import claims_part, denies_part, stance
from marsad.claims.sources.voices import Chain, Link, Voice, Voices
from marsad.claims.spans import overlap
from marsad.model.claim import Source
from marsad.model.span import Span
from marsad.model.vocabulary import Stance
from marsad.text.tokens import Sentence

if TYPE_CHECKING:
    from marsad.mentions.find import Mentions

_SHORT: Final = 2
"""Words of the longest source phrase that can repeat a longer name."""
_RECALL: Final = 20
"""How many sentences back the longer name can stand."""


class Attributed(NamedTuple):
    """Who says a thing (outermost first), how surely, with what doubts of the reader's; the rule and the verb.

    `findings` tells that the innermost is a report with findings of its own.
    """

    sources: tuple[Source, ...]
    stance: Stance
    doubts: tuple[str, ...]
    rule: str
    verb: Span | None
    findings: bool = False


class Attribution:
    """The attribution of one report, worked out sentence by sentence as it is asked for."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._voices = Voices(mentions)
        self._passages = Passages(mentions, self._voices)
        self._recalled: dict[tuple[frozenset[str], int], str | None] = {}
        self._verbs: dict[Saying, Span] = {}
        self._sources: dict[Link, Source] = {}

    def of(self, sentence_no: int, first_token: int, last_token: int) -> Attributed:
        """Who says what stands at these tokens of a sentence, and how surely."""
        sentence = self._mentions.sentence(sentence_no)
        voice = self._voices.of(sentence_no)
        over = voice.sayings.over(first_token)
        if over:
            return self._governed(sentence, voice, over, first_token, last_token)
        made = self.stance(sentence, (), first_token, last_token)
        passage = self._passages.over(sentence_no, first_token)
        if passage is None:
            return Attributed((), made, (), "none", None)
        if passage.saying is not None and passage.saying.sense in ("doubt", "rumour") and made == "asserted":
            made = "alleged"
        verb = None
        if passage.saying is not None:
            verb = self.verb(self._mentions.sentence(passage.sentence), passage.saying)
        found = _of_findings(passage.chain)
        return Attributed(self.sources(passage.chain), made, ("source-carried",), passage.rule, verb, found)

    def _governed(self, sentence: Sentence, voice: Voice, over: tuple[int, ...], first: int, last: int) -> Attributed:
        sayings = [voice.sayings.found[n] for n in over]
        inner = sayings[-1]
        traits = self._voices.traits(sentence.number)
        claims = claims_part(traits, inner, first)
        silent = claims or inner.sense == "feel" or denies_part(traits, inner, first)
        chain = () if silent else voice.chain(over)
        if claims or (not chain and inner.implied):
            sayings = []
        made = self.stance(sentence, sayings, first, last)
        carried = bool(chain) and any(n in voice.carried for n in over)
        doubts = ("source-carried",) if carried else ()
        return Attributed(
            self.sources(chain),
            made,
            doubts,
            inner.rule if chain else "none",
            self.verb(sentence, inner),
            _of_findings(chain),
        )

    def stance(self, sentence: Sentence, sayings: Sequence[Saying], first: int, last: int) -> Stance:
        """How surely what stands at these tokens is said, under the sayings that govern it."""
        number = sentence.number
        made = stance(sentence, self._voices.traits(number), sayings, first, last, self._voices.hedged(number))
        return "alleged" if made == "asserted" and self._voices.doubted(number) else made

    def sayings(self, sentence_no: int) -> Sayings:
        """The sayings of a sentence and what each governs."""
        return self._voices.of(sentence_no).sayings

    def traits(self, sentence_no: int) -> list[int]:
        """What every token of a sentence can be."""
        return self._voices.traits(sentence_no)

    def chain(self, sentence_no: int, over: tuple[int, ...]) -> Chain:
        """The links of the sayings that govern a place of a sentence."""
        return self._voices.of(sentence_no).chain(over)

    def sources(self, chain: Chain) -> tuple[Source, ...]:
        """The chain in the report's own words."""
        return tuple([self._sources.get(link) or self._source(link) for link in chain])

    def verb(self, sentence: Sentence, saying: Saying) -> Span | None:
        """The verb of a saying in the report's own words; None where it has none."""
        if not saying.verb:
            return None
        if saying not in self._verbs:
            self._verbs[saying] = self._verb(sentence, saying.at)
        return self._verbs[saying]

    def _verb(self, sentence: Sentence, at: int) -> Span:
        match = sentence.has(at, "reporting", "verb")
        start = sentence.starts[at] + (0 if match is None else match.prefix)
        return self._mentions.folded.span(start, sentence.ends[at])

    def _source(self, link: Link) -> Source:
        span = self._mentions.folded.span(link.start, link.end)
        party = self._party(link) or self._named_before(link) or self._told_by_report(link)
        source = self._sources[link] = Source(span.start, span.end, span.text, party, link.speaker.kind)
        return source

    def _party(self, link: Link) -> str | None:
        """The party that a source phrase names."""
        if not self._voices.may_hold_party(link):
            return None
        for mention in self._mentions.parties(link.sentence):
            if mention.party is not None and overlap(mention, link):
                return mention.party
        return None

    def _told_by_report(self, link: Link) -> str | None:
        """The party that an open name in a source phrase means, where the rest of the report tells."""
        if not self._voices.may_hold_party(link):
            return None
        for mention in self._mentions.parties(link.sentence):
            if overlap(mention, link):
                return self._mentions.resolved(link.sentence, mention).party
        return None

    def _named_before(self, link: Link) -> str | None:
        """The party of the longer name that a short one repeats (`المرصد`, `شامي`)."""
        if link.speaker.last - link.speaker.first >= _SHORT or "unnamed" in link.speaker.features:
            return None
        words = self._voices.words(link)
        key = (words, link.sentence)
        if key not in self._recalled:
            self._recalled[key] = self._recall(link, words)
        return self._recalled[key]

    def _recall(self, link: Link, words: frozenset[str]) -> str | None:
        for earlier in range(link.sentence, max(-1, link.sentence - _RECALL), -1):
            for longer, theirs in self._voices.named(earlier):
                if longer.start < link.start and words < theirs:
                    party = self._party(longer)
                    if party is not None:
                        return party
        return None


def _of_findings(chain: Chain) -> bool:
    """Whether a report with findings of its own, named again by that word alone, is the innermost of a chain."""
    return bool(chain) and "findings" in chain[-1].speaker.features and "article" in chain[-1].speaker.features
