"""Who speaks: the subject after a verb of saying, before it, or before the clause that describes it."""

from __future__ import annotations

from typing import Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.complements import Complements
from marsad.claims.sources.documents import document
from marsad.claims.sources.speakers import Speaker, Speakers
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_BACK: Final = 30
"""How many tokens before a verb its subject may begin."""
_WALL: Final = has.BREAK | has.CONTRAST | has.BEFELL
"""What no subject reaches over."""
_BREAKING: Final = _WALL | has.THAT | has.REPORTING
_LIGHT: Final = has.COMMA | has.TIME | has.WAS | has.ALREADY
"""What can stand between a subject and its verb: a comma, an auxiliary, a time."""
_SPEAKING: Final = has.QUOTE | has.SPEAKER | has.PARTY
"""What a source phrase that the pack knows can begin with."""
_LONGEST: Final = 16
"""More tokens than any source phrase has."""
_PREPOSED: Final = has.PREPOSITION | has.WITH
_PAUSED: Final = has.COMMA | has.CLOSER | has.BREAK | has.QUOTE
_LEADING: Final = has.WORD | has.NUMBER | has.COMMA | has.COLON | has.QUOTE
"""What can lead on from a speaker to what he said."""
_QUALIFIED: Final = 4
"""Tokens of the longest qualification between a subject and its verb."""
_QUOTED: Final = 6
"""Words of the longest name in quotation marks."""
_TELLING: Final = has.BEFELL | has.REPORTING | has.NUMBER | has.COUNT
_JOINED: Final = 4
"""How many speakers one verb can have."""
_HEARER: Final = frozenset({"unnamed"})
_INNER: Final = {"inner-about-topic": "about-topic", "inner-to-place": "to-place", "inner-of": "of", "inner-on": "on"}


class Tellers:
    """The speakers of a sentence, looked for from a reporting word."""

    def __init__(self, sentence: Sentence, speakers: Speakers, complements: Complements) -> None:
        self._s = sentence
        self._speakers = speakers
        self._complements = complements
        self._traits = speakers.traits

    def at(self, k: int, guess: bool = True) -> Speaker | None:
        """The speaker at `k`; of a document, whose it is where that is said."""
        if self._traits[k] & (has.DOCUMENT | has.PART):
            return document(self._s, self._speakers, k) or self._speakers.at(k, guess)
        return self._speakers.at(k, guess)

    def after(self, k: int, match: Match) -> tuple[Speaker, ...]:
        """The speakers named right after a verb, several where they are joined."""
        trait = self._traits[k]
        if k >= len(self._s.forms) or (trait & has.TO and self._speakers.told(k) is not None):
            return ()
        if trait & has.WORD and not trait & has.COUNT and not self._may_speak(k, trait):
            return ()
        first = self.at(k)
        if first is not None and self._speakers.pointed(k) and not self._s.is_word(first.last + 1):
            first = first._replace(first=k + 1, cut=0)  # ذكر ذلك المتحدث
        if first is None or "to" in first.features or not self._speaks(first, match):
            return ()
        if not self._traits[first.last + 1] & has.SPEAKER:
            return (first,)
        found = [first]
        while len(found) < _JOINED:
            more = self.joined(found[-1].last + 1)
            if more is None:
                break
            found.append(more)
        return tuple(found)

    def hearer(self, k: int) -> tuple[Speaker | None, int]:
        """Whom it was told, where that stands between the verb and a known speaker, and the token after it.

        `أوضح لـ«المدينة» المتحدث باسم …`, but not `قال لرويترز إن`.
        """
        told = self._speakers.told(k, _HEARER) if self._traits[k] & has.TO else None
        if told is None or not self._traits[told.last + 1] & has.SPEAKER:
            return None, k
        head = self._s.at(told.last + 1, "speaker")
        if head is None or not head.features.isdisjoint(("and", "with", "to", "media", "document", "pronoun")):
            return None, k
        return told, told.last + 1

    def _may_speak(self, k: int, trait: int) -> bool:
        """Whether a word after a verb is a known speaker, or at least no clause, verb or preposition."""
        head = self._s.at(k, "speaker") if trait & has.SPEAKER else None
        if head is not None and head.features.isdisjoint(("and", "with", "to")):
            return True
        if self._speakers.pointed(k) or self._speakers.given(k) or self._speakers.alone(k):
            return True
        return not trait & (has.REPORTING | _PREPOSED) and not self._speakers.ends(k)

    def joined(self, k: int) -> Speaker | None:
        """Another speaker that a conjunction adds (`ومصادر بحركة طالبان`)."""
        head = self._s.at(k, "speaker") if self._traits[k] & has.SPEAKER else None
        if head is None or "and" not in head.features or head.features & {"document", "pronoun"}:
            return None
        state = (
            self._s.has(k - 1, "speaker", "body") if head.sense == "witness" and "article" in head.features else None
        )
        if state is not None and state.sense == "state":
            return None  # وزارة الصحة والسكان
        found = self.at(k, guess=False)
        if found is not None and self._traits[found.last + 1] & has.VERBAL:
            return None  # بحسب المتطوعين والوزارة تحصي 57: what it says follows
        return found

    def _speaks(self, named: Speaker, match: Match) -> bool:
        """Whether what stands after a verb is who speaks, not what is said."""
        k = named.last + 1
        if named.mark and named.kind != "named" and self._is_name(named):
            return self._complements.states(k)
        if named.mark:  # a name in quotation marks, not a quotation
            if match.sense == "add" or not self._complements.follows(k):
                return False
            said = self._complements.opens(k) or self._traits[k] & has.REPORTING
            return self._s.is_word(k) and bool(said)
        if "counted" in named.features:
            return self._complements.stated(k)
        if named.sense != "name":
            return True
        if self._speakers.country(named.first) and self._complements.opens(k):
            return True
        if "weak" in match.features:
            return self._complements.stated(k)
        if self._speakers.definite(named.first) and match.sense not in ("count", "publish"):
            return True
        form = self._s.form(k)
        if self._s.at(k, "frame", "apposition") is not None:
            return True
        if not form or not self._traits[k] & _LEADING:  # «…»، قال كريشنا.
            return self._traits[max(named.first - match.size - 1, -1)] & _PAUSED != 0
        if self._traits[k] & has.COMMA or self._complements.stated(k):
            return True
        if match.sense == "say" and (self._leads_on(k) or self._complements.on_occasion(k)):
            return True
        return self._speakers.told(k, named.features, True) is not None

    def _is_name(self, named: Speaker) -> bool:
        """Whether a known speaker in quotation marks is a name, not what he did (`"قوى الأمن الداخلي"`)."""
        inside = range(named.first, named.last)
        return len(inside) <= _QUOTED and not any(
            self._traits[at] & _TELLING or self._speakers.that(at) for at in inside
        )

    def _leads_on(self, k: int) -> bool:
        """Whether a preposition at `k` brings what is said (`أشارت كورتيس إلى نزوح`, `أفاد كرم بمقتل`)."""
        trait = self._traits[k]
        if trait & has.WITH:
            return self._complements.announced(k)
        particle = self._s.at(k, "particle") if trait & has.PREPOSITION else None
        return particle is not None and particle.sense == "to-place"

    def before(self, i: int, weak: bool) -> tuple[Speaker, ...]:
        """The speakers named before the verb at `i` (`محافظ شبوة عوض باراس قال`, `مسؤولون وحركة طالبان قد قالوا`)."""
        if i == 0:
            return ()
        traits = self._traits
        start = i
        pauses: list[int] = []
        lowest = max(0, i - _BACK)
        while start > lowest:
            trait = traits[start - 1]
            if trait & _BREAKING and self._breaks(start - 1, trait):
                break
            if trait & has.COMMA:
                pauses.append(start)
            start -= 1
        opened = self._past_openers(start)
        near = 0 if traits[i - 1] & has.COMMA else self._bridge(i) - _LONGEST
        for at in (opened, *(pause for pause in pauses[:2] if pause != opened)):
            if at >= i or at < near:
                continue
            guess = not weak and at == opened
            if not guess and not traits[at] & _SPEAKING:
                continue
            speaker = self.at(at, guess)
            if speaker is None or speaker.last >= i:
                continue
            found = self._reaching(speaker, i) if speaker.features.isdisjoint(("with", "to")) else ()
            if found:
                return found
        return self._right_before(i)

    def _right_before(self, i: int) -> tuple[Speaker, ...]:
        """A known speaker whom a conjunction adds right before his verb (`… ووزارة الصحة تتحدث عن 82`)."""
        named = i + 1 < self._s.size and self._speakers.country(i + 1)
        inverted = self._traits[i + 1] & _SPEAKING or named
        anew = not (inverted or self._traits[i] & has.JOINED)
        if anew and self._speakers.country(i - 1):
            return self._added(i - 1, i)
        for at in range(i - 1, max(-1, i - (_LONGEST if anew else _QUALIFIED)), -1):
            trait = self._traits[at]
            if trait & has.AND and trait & (has.SPEAKER | has.PARTY) and (anew or trait & has.DEFINITE):
                return self._added(at, i)
            if not trait & has.WORD or trait & _BREAKING:
                break
        return ()

    def _added(self, at: int, i: int) -> tuple[Speaker, ...]:
        """The speaker at `at`, behind a conjunction that is written with it, where the verb at `i` follows it."""
        speaker = self.at(at, guess=self._speakers.country(at))
        return (speaker,) if speaker is not None and speaker.cut and speaker.last + 1 == i else ()

    def _reaching(self, first: Speaker, i: int) -> tuple[Speaker, ...]:
        """A speaker and those joined to him, where they reach the verb at `i`; else none."""
        found = [first]
        while not self._bridged(found[-1].last + 1, i):
            more = self.joined(found[-1].last + 1) if len(found) < _JOINED else None
            if more is None or more.last >= i:
                return ()
            found.append(more)
        return tuple(found)

    def _breaks(self, at: int, trait: int) -> bool:
        """Whether no subject can reach over the token at `at`."""
        if trait & _WALL or (trait & has.REPORTING and not trait & has.SPEAKER):
            return True
        return self._speakers.that(at)

    def _bridge(self, i: int) -> int:
        """The first token from which on only times, auxiliaries or a short qualification lead to the verb at `i`."""
        traits = self._traits
        at = i
        while at > 0 and traits[at - 1] & _LIGHT:
            at -= 1
        return min(at, i - _QUALIFIED)

    def _past_openers(self, at: int) -> int:
        """Past what opens a clause before its subject (`وكان`, a time, a comma), or a line (a bullet, a pictogram)."""
        traits = self._traits
        while at == 0 or not traits[at - 1] & (has.WORD | has.NUMBER):
            if at >= self._s.size or traits[at] & (has.WORD | has.NUMBER | has.QUOTE | has.COMMA):
                break
            at += 1
        while traits[at] & _LIGHT and (not traits[at] & has.SPEAKER or traits[at] & has.WAS):
            at += 1
        return at

    def _bridged(self, k: int, i: int) -> bool:
        """Whether nothing but times, auxiliaries and insertions stands between a subject's end and its verb at `i`."""
        if k == i:
            return True
        traits = self._traits
        if traits[k] & has.COMMA and traits[i - 1] & has.COMMA:
            return True
        if traits[k] & _PREPOSED and i - k <= _QUALIFIED and all(self._plain(at) for at in range(k + 1, i)):
            return True
        return all(traits[at] & _LIGHT for at in range(k, i))

    def _plain(self, at: int) -> bool:
        trait = self._traits[at]
        return trait & (has.WORD | has.SPEAKER) == has.WORD and not self._speakers.ends(at)

    def described(self, i: int) -> Speaker | None:
        """The speaker that a clause which begins at `i` describes: the nearest before it (`رهينة قال إنه`)."""
        s = self._s
        traits = self._traits
        for at in range(i - 1, max(-1, i - _BACK), -1):
            if not traits[at] & has.SPEAKER:
                continue
            head = s.at(at, "speaker")
            if head is not None and "document" in head.features:
                speaker = self.at(at, guess=False)
                return speaker if speaker is not None and "document" not in speaker.features else None
            if head is None or "to" in head.features or traits[at - 1] & (has.SPEAKER | has.VENUE):
                continue  # في مؤتمر صحفي
            speaker = self.at(at, guess=False)
            if speaker is not None and speaker.last < i:
                return speaker
        return None

    def opening(self) -> Speaker | None:
        """Who acts in the first clause of the sentence, right after its verb (`وتطعن إسرائيل في الرقم، وتقول`)."""
        first = 1 if self._traits[0] & has.NEGATION else 0  # ولم تذكر القوات خسائرها، إلا أنها قالت
        if len(self._s.forms) < first + 2 or (self._traits[first] | self._traits[first + 1]) & has.PARTICLE:
            return None
        return self.at(first + 1, guess=self._speakers.country(first + 1))

    def quoted(self, k: int, match: Match) -> tuple[tuple[Speaker, ...], int]:
        """The inner sources that a verb quotes from `k` on (`عن مصدر أمني`), and the token after them."""
        at = self._complements.after_times(k)
        at += self._traits[at] & has.COMMA != 0
        if not self._traits[at] & has.PARTICLE:
            return (), k
        wanted = next((_INNER[feature] for feature in match.features if feature in _INNER), "about-topic")
        particle = self._s.at(at, "particle", wanted)
        if particle is None or "pronoun" in particle.features:
            return (), k  # حصلت عليها المقاومة
        speaker = self.at(at + particle.size, guess=match.sense == "cite")
        if speaker is None or not _quotable(speaker, match.sense):
            return (), k
        more = self.joined(speaker.last + 1)
        found = (speaker,) if more is None else (speaker, more)
        return found, found[-1].last + 1


def _quotable(speaker: Speaker, sense: str) -> bool:
    """Whether a verb of this sense quotes a speaker (`نقلت عن المرصد`) rather than speaks of him (`تحدثت عن وزير`)."""
    if sense in ("cite", "publish") or "unnamed" in speaker.features:
        return True
    return sense not in ("say", "announce", "confirm", "add") and speaker.sense not in ("name", "party", "witness")
