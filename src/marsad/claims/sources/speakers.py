"""Source phrases: the name of someone who says something (`مصدر طبي`, `وزارة الصحة في غزة`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple, cast

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.source_bounds import grown
from marsad.claims.sources.source_words import Signs, SourceWords
from marsad.languages.entries import Match
from marsad.model.mention import PartyMention
from marsad.model.vocabulary import SOURCE_KINDS, SourceKind
from marsad.text.tokens import Sentence

_OUTLET: Final = 5
"""Letters of the shortest unknown word that can be the outlet that was told."""
_OUTLET_WORDS: Final = 3
_STATE: Final = frozenset({"body", "article"})
_PERSON: Final = frozenset({"person", "named"})
_NO_NAME: Final = has.TIME | has.COUNT | has.VERBAL | has.RELATIVE | has.BEFELL
"""What no name is, though it bears an article."""
_SOMEONE: Final = frozenset({"person", "naming", "demonym", "actor"})
"""Kinds of word for someone, which can be his name as well."""
_NAMES: Final = frozenset(
    {"context", "light", "place", "demonym", "person", "party", "body", "office", "designator", "direction", "site"}
)
"""Kinds of word that can be a name all the same."""


class Speaker(NamedTuple):
    """A source phrase: tokens `first` to `last`, `cut` letters of clitics before its first word, its kind.

    `mark` tells that the last token is a closing quotation mark, which is no part of the name.
    """

    first: int
    last: int
    cut: int
    kind: SourceKind
    features: frozenset[str] = frozenset()
    sense: str = ""
    mark: bool = False


class Speakers(SourceWords):
    """The source phrases of one sentence, found where a reporting word asks for one."""

    def __init__(
        self, sentence: Sentence, traits: list[int], parties: Callable[[], Iterable[PartyMention]], marks: Signs
    ) -> None:
        super().__init__(sentence, traits, marks)
        self._find_parties = parties
        self._parties: dict[int, PartyMention] | None = None

    def party(self, i: int) -> PartyMention | None:
        """The longest party that begins at token `i`."""
        if not self.traits[i] & has.PARTY:
            return None
        found = self._parties
        if found is None:
            found = self._parties = {}
            for party in self._find_parties():
                known = found.get(party.first)
                if known is None or party.last > known.last:
                    found[party.first] = party
        return found.get(i)

    def at(self, i: int, guess: bool = False) -> Speaker | None:
        """The source phrase that begins at token `i`; `guess` takes an unknown word for a name (`قال كريشنا`)."""
        trait = self.traits[i] if i >= 0 else 0
        if self.pointed(i):
            rest = self.at(i + 1)
            return None if rest is None else rest._replace(first=i, cut=self._cut_of(i))
        if trait & has.QUOTE:
            return self._quoted(i)
        match = self.head(i) if trait & has.SPEAKER else None
        if match is not None and "quantifier" in match.features:
            return self._quantified(i, match, guess)
        if match is None and trait & (has.COUNT | has.NUMBER):
            return self._counted(i)
        if match is not None and self.is_nobodys(i, match):
            return None
        party = self.party(i) if trait & has.PARTY else None
        if match is not None:
            last = i + match.size - 1
            if party is not None and party.last > last:
                last = party.last
            speaker = Speaker(i, last, self.cut(i, match), kind_of(match), match.features, match.entry.sense)
        elif party is not None:
            speaker = Speaker(i, party.last, self._cut_of(i), party_kind(party), _STATE, "party")
        elif guess and self._may_name(i):
            speaker = self._guessed(i)
        else:
            return None
        return grown(self._s, self, speaker)

    def pointed(self, i: int) -> bool:
        """Whether a pronoun at token `i` points to the known speaker right behind it (`تلك المصادر`)."""
        if not self.traits[i] & has.END or not self.traits[i + 1] & has.SPEAKER:
            return False
        head = self.head(i + 1) if self._s.at(i, "particle", "this") is not None else None
        return head is not None and "article" in head.features and head.features.isdisjoint(("and", "with", "to"))

    def _guessed(self, i: int) -> Speaker:
        """An unknown word as a name: a country that speaks, else a person."""
        if self.country(i):
            return Speaker(i, i, self._cut_of(i), "official", _STATE, "name")
        features = _PERSON | {"article"} if self.definite(i) else _PERSON
        return Speaker(i, i, 0 if self.given(i) or self.alone(i) else self._cut_of(i), "named", features, "name")

    def document(self, i: int, head: Match) -> Speaker:
        """The document at token `i` itself as a source (`الأرقام الرسمية`, `أنباء غير مؤكدة`)."""
        return grown(
            self._s, self, Speaker(i, i + head.size - 1, self.cut(i, head), "document", head.features, head.sense)
        )

    def is_nobodys(self, i: int, head: Match) -> bool:
        """Whether `head` is a count of which nothing says whose it is, nor that it is known (`حصيلة أولية`)."""
        if "tally" not in head.features or not head.features.isdisjoint(("article", "pronoun")):
            return False
        at = i + head.size
        while self.traits[at] & has.INTERIM:
            at += 1
        return not self.traits[at] & has.WORD or self.ends(at) or self.preposition(at) or self.told_of(at)

    def head(self, i: int) -> Match | None:
        """The noun at `i` that can head a source phrase: the longest, with the fewest letters taken off."""
        matches = self._s.all_at(i, "speaker")
        if not matches:
            return None
        if len(matches) == 1 or i not in self._s.phrases:
            return matches[0]
        return min(matches, key=lambda match: (-match.size, match.prefix + match.suffix))

    def cut(self, i: int, match: Match) -> int:
        """How many letters of a known first word are clitics that stand outside the phrase (not the article)."""
        if "article" not in match.features:
            return match.prefix
        prefix = self._s.forms[i][: match.prefix]
        if prefix.endswith(self._signs.article):
            return len(prefix) - len(self._signs.article)
        return 1 if match.features & {"and", "then"} else 0

    def _cut_of(self, i: int) -> int:
        form = self._s.forms[i]
        for matches in self._s.words[i].matches.values():
            return self.cut(i, matches[0])
        before = self._s.at(i - 1, "reporting")
        if before is not None and before.sense in ("according", "contrary"):
            return int(form.startswith(self.to[0]) and not form.startswith(self.to[1]))
        return 0

    def _quoted(self, i: int) -> Speaker | None:
        close = self.closing(i)
        if close is None or close - i < 2 or self.traits[i + 1] & (has.THAT | has.NUMBER):
            return None
        party, match = self.party(i + 1), self._s.at(i + 1, "speaker")
        kind: SourceKind = "named"
        if party is not None:
            kind = party_kind(party)
        elif match is not None:
            kind = kind_of(match)
        return Speaker(i + 1, close, 0, kind, frozenset({"body", "quoted"}), "name", True)

    def _quantified(self, i: int, match: Match, guess: bool) -> Speaker | None:
        if "pronoun" in match.features:
            return None
        rest = self.at(i + match.size, guess)
        if rest is None:
            return None
        kind: SourceKind = "witness" if rest.sense == "name" else rest.kind
        features = (rest.features | {"unnamed"}) - {"pronoun"}
        return Speaker(i, rest.last, self.cut(i, match), kind, features, rest.sense)

    def _counted(self, i: int) -> Speaker | None:
        """Speakers of whom only the number is told (`ثلاثة مسؤولين في الوزارة`, `اثنان من السكان`)."""
        numeral = self._s.at(i, "numeral", "digit")
        if (numeral is None or numeral.features & {"with", "and"}) and not self.traits[i] & has.NUMBER:
            return None
        k = i + 1 + (self.traits[i + 1] & has.OF != 0)
        head = self.head(k) if self.traits[k] & has.SPEAKER else None
        if head is None or not head.features >= {"person"} or head.features.isdisjoint(("plural", "unnamed")):
            return None
        if head.features & {"and", "with", "to"}:
            return None
        rest = self.at(k)
        return rest and rest._replace(first=i, cut=0, features=rest.features | {"unnamed", "counted"})

    def _may_name(self, i: int) -> bool:
        """Whether an unknown word at `i` may be taken for the name of who speaks."""
        trait = self.traits[i]
        if not trait & has.WORD or len(self._s.forms[i]) < 2 or self.resumes(i):
            return False
        if self.given(i) or self.alone(i) or (self.bare_definite(i) and self.that(i + 1) and self._someone(i)):
            return True  # قال الخطيب إن
        if trait & has.DEFINITE and self.preposed(i):
            return False  # أفاد بالنقص
        return not trait & has.KNOWN or (self._s.words[i].kinds <= _NAMES and not self.ends(i))

    def _someone(self, i: int) -> bool:
        """Whether a word for someone stands at `i`, as names are (`قال الجندي إن`), and no verb, time or number."""
        return not _SOMEONE.isdisjoint(self._s.words[i].kinds) and not self.traits[i] & _NO_NAME

    def country(self, i: int) -> bool:
        """Whether a country stands at `i`, which speaks through its government."""
        found = self._signs.places.at(self._s, i)
        return found is not None and found.place is not None and found.place.precision == "country"

    def told(self, i: int, features: frozenset[str] = frozenset(), named: bool = False) -> Speaker | None:
        """Whom it was told, where that begins at `i` (`لوكالة فرانس برس`, `لـ"عنب بلدي"`)."""
        if not self.traits[i] & has.TO:
            return None
        s = self._s
        form = s.forms[i]
        if form == self.to[0]:
            after = s.form(i + 1)
            if after == "(":
                return self._bracketed_outlet(i + 1)
            foreign = after in self.quotes or (after.isascii() and after.isalpha())
            found = self.at(i + 1, guess=foreign)
            if found is None or not (foreign or "media" in found.features):
                return None
            kind = found.kind if found.kind in ("agency", "outlet") else "outlet"
            return found._replace(cut=0, kind=kind, features=found.features | {"media"})
        if form[1:].isascii() and form[1:].isalpha():
            return Speaker(i, i, 1, "outlet", frozenset({"media"}), "name")
        for match in s.all_at(i, "speaker"):
            if "to" in match.features:
                return self.at(i) if "media" in match.features else None
        party = self.party(i)
        if party is not None and party.kind in ("agency", "outlet"):
            return self.at(i)
        if len(form) < _OUTLET or not self.plain(i):
            return None
        return self._unknown_outlet(i) if "unnamed" in features or (named and form.startswith(self.to[1])) else None

    def _bracketed_outlet(self, i: int) -> Speaker | None:
        """Whom it was told, where the name stands in brackets from token `i` on (`لـ(عكاظ)`)."""
        close = self.closing(i, ")")
        if close is None or not 1 < close - i <= _OUTLET_WORDS + 1 or not self._s.is_word(i + 1):
            return None
        return Speaker(i + 1, close, 0, "outlet", frozenset({"media"}), "name", True)

    def _unknown_outlet(self, i: int) -> Speaker | None:
        s = self._s
        end = i + 1
        while end - i < _OUTLET_WORDS and self.traits[end] & has.WORD and not s.words[end].kinds:
            end += 1
        if self.traits[end] & has.WORD and not self.ends(end):
            return None
        cut = 0 if s.forms[i].startswith(self.to[1]) else 1
        return Speaker(i, end - 1, cut, "outlet", frozenset({"media"}), "name")


def kind_of(match: Match) -> SourceKind:
    """The kind of source that a known noun is."""
    return cast(SourceKind, match.entry.attributes["source"])


def party_kind(party: PartyMention) -> SourceKind:
    """The kind of source that a party is."""
    return cast(SourceKind, party.kind if party.kind in SOURCE_KINDS else "party")
