"""Organisations, forces, bodies of state and media: those of the register, and those that words describe.

A described one is a word for a body with what tells it from others: a name in quotation marks (`فصيل "الحمزة"`), an
adjective of nationality (`الشرطة العراقية`), a topic (`وزارة الموارد المائية`), a place (`شرطة غزة`).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from marsad.languages.affixes import form_of
from marsad.languages.entries import Entry, Match
from marsad.languages.pack import Pack
from marsad.mentions.capital_parties import Described, described_parties
from marsad.mentions.toponyms import Toponyms, toponyms
from marsad.mentions.written import opens, prefix_of
from marsad.model.mention import PartyMention
from marsad.text.tokens import Sentence

_STARTS = frozenset({"party", "body", "office"})
_LONGEST_QUOTE = 7
_MOST_WORDS = 6
_MOST_TOPICS = 4
#: What no topic of a body is (`وزارة الصحة قالت`, `منظمة في حلب`).
_NO_TOPIC = frozenset(
    {"particle", "reporting", "numeral", "outcome", "month", "weekday", "day", "place", "designator", "direction"}
)
_ENOUGH_WITH_MODIFIER = frozenset({"army", "police", "group", "fighters", "intelligence", "patrol", "government"})


class Names(NamedTuple):
    """What the grammar takes from a pack: register names by their words, quotation marks, the article, endings."""

    register: dict[str, Entry]
    quotes: dict[str, str]
    article: str
    feminine: tuple[str, ...]
    places: Toponyms
    capital: frozenset[str]
    """Folded names that are written with a capital."""
    capitals: frozenset[str]
    """Folded names that are written in capitals alone."""


class _Found(NamedTuple):
    last: int
    kind: str
    party: str | None
    loaded: bool
    rule: str


def find_parties(sentence: Sentence, pack: Pack) -> list[PartyMention]:
    """The parties of a sentence, in order, none within another; their spans leave out prefixed particles."""
    names = _names(pack)
    if "attributes-first" in sentence.grammar:
        return _found_by_capitals(sentence, names)
    found: list[PartyMention] = []
    free = 0
    for at in _starts(sentence):
        if at < free:
            continue
        mention = _party_at(sentence, at, names)
        if mention is not None:
            found.append(mention)
            free = mention.last + 1
    return found


def _found_by_capitals(sentence: Sentence, names: Names) -> list[PartyMention]:
    """The parties where what describes a body stands before it: of those that overlap the longest, the register's."""
    read: list[Described] = []
    for at in _starts(sentence):
        for match in sentence.all_at(at, "party"):
            known = _registered(sentence, at, match, names)
            if known is not None:
                read.append(Described(at, known.last, known.kind, known.party, known.loaded, known.rule))
                break
    read += described_parties(sentence, names.places)
    read.sort(key=lambda one: (one.first - one.last, one.party is None, one.first))
    taken: set[int] = set()
    found: list[PartyMention] = []
    for one in read:
        if taken.isdisjoint(range(one.first, one.last + 1)):
            taken.update(range(one.first, one.last + 1))
            start, end = sentence.starts[one.first], sentence.ends[one.last]
            found.append(PartyMention(one.first, one.last, start, end, one.party, one.kind, one.loaded, one.rule))
    return sorted(found, key=lambda mention: mention.first)


def _starts(sentence: Sentence) -> list[int]:
    """The tokens where a party can begin."""
    found = [at for at, word in enumerate(sentence.words) if word.kinds and not _STARTS.isdisjoint(word.kinds)]
    more = [at for at, kinds in sentence.phrases.items() if not _STARTS.isdisjoint(kinds)]
    return sorted({*found, *more}) if more else found


@cache
def _names(pack: Pack) -> Names:
    """The names of a pack, each once; kept for the life of the pack."""
    fold = pack.orthography.fold
    register = {fold(form): entry for entry in pack.entries if entry.kind == "party" for form in entry.forms}
    clitics = pack.settings["orthography"].get("proclitic", ())
    article = form_of(clitics, "article")
    feminine = tuple(pack.settings["orthography"].get("agreement", {}).get("feminine", ()))
    named = {form: _key(form, pack) for entry in pack.entries if entry.kind == "party" for form in entry.forms}
    capital = frozenset(key for form, key in named.items() if form[:1].isupper())
    capitals = frozenset(key for form, key in named.items() if form.isupper() and len(form) > 1)
    return Names(
        register, dict(pack.orthography.quotes), article, feminine, toponyms(pack), capital, capitals - _small(named)
    )


def _key(form: str, pack: Pack) -> str:
    """A name as its tokens stand in a sentence."""
    return " ".join(pack.lexicon.cut(pack.orthography.fold(form)))


def _small(named: dict[str, str]) -> frozenset[str]:
    """Names that the register also has in small letters (`Hamas` beside `HAMAS`)."""
    return frozenset(key for form, key in named.items() if not form.isupper())


def _party_at(sentence: Sentence, at: int, names: Names) -> PartyMention | None:
    """The longest party that begins at a token; of equals, the register's."""
    best: tuple[_Found, int] | None = None
    kinds = sentence.words[at].kinds
    phrased = at in sentence.phrases
    for match in sentence.all_at(at, "party") if phrased or "party" in kinds else ():
        found = _registered(sentence, at, match, names)
        if found is not None and (best is None or found.last > best[0].last):
            best = found, prefix_of(match)
    for match in sentence.all_at(at, "body") if phrased or "body" in kinds else ():
        if match.sense != "modifier" and "pronoun" not in match.features:
            found = _described(sentence, at, match, names, topical=best is None)
            if found is not None and (best is None or found.last > best[0].last):
                best = found, prefix_of(match)
    for match in sentence.all_at(at, "office")[:1] if phrased or "office" in kinds else ():
        found = _office(sentence, at, match, names)
        if found is not None and (best is None or found.last > best[0].last):
            best = found, prefix_of(match)
    if best is None:
        return None
    found, prefix = best
    start, end = sentence.starts[at] + prefix, sentence.ends[found.last]
    return PartyMention(at, found.last, start, end, found.party, found.kind, found.loaded, found.rule)


def _registered(sentence: Sentence, at: int, match: Match, names: Names) -> _Found | None:
    if "pronoun" in match.features or ("as" in match.features and match.size == 1):
        return None
    if "quoted" in match.features and not opens(sentence, at - 1, names.quotes):
        return None
    if names.capital and not _is_written(sentence, at, match.size, names):
        return None
    return _of(match.entry, at + match.size - 1)


def _is_written(sentence: Sentence, at: int, size: int, names: Names) -> bool:
    """Whether the words are written as the register has the name: `WHO` is no `who`."""
    key = " ".join(sentence.forms[at : at + size])
    if key in names.capitals and size == 1:
        return sentence.is_capitals(at)
    return key not in names.capital or any(sentence.is_capital(k) for k in range(at, at + size))


def _of(entry: Entry, last: int) -> _Found:
    attributes = entry.attributes
    return _Found(
        last, attributes.get("kind", "armed-group"), attributes.get("party"), "loaded" in entry.features, entry.id
    )


class _Describing:
    """A described body as it is read, word by word."""

    def __init__(self, sentence: Sentence, at: int, head: Match, names: Names) -> None:
        self.sentence = sentence
        self.names = names
        self.first = at
        self.head = head
        self.features = head.features
        self.here = at + head.size
        self.country: str | None = None
        self.inner: _Found | None = None
        self.named = False
        self.modified = False
        self.topics = 0

    def read(self) -> None:
        """Take in every word that tells which body it is."""
        while self.here - self.first < _MOST_WORDS + _LONGEST_QUOTE and self.step():
            pass

    def step(self) -> bool:
        sentence, here = self.sentence, self.here
        if here >= len(sentence.forms):
            return False
        if opens(sentence, here, self.names.quotes):
            return self._quoted()
        kinds = sentence.words[here].kinds
        if "demonym" in kinds and self._demonym():
            return True
        if (not kinds.isdisjoint(_STARTS) or here in sentence.phrases) and self._party():
            return False
        if ("body" in kinds or here in sentence.phrases) and self._modifier():
            return True
        if ("place" in kinds or "designator" in kinds or self.names.places.may_begin(sentence.forms[here])) and (
            self._place()
        ):
            return False
        return "topic" in self.features and self._topic()

    def _demonym(self) -> bool:
        for match in self.sentence.all_at(self.here, "demonym"):
            if self._agrees(match) and not ("doubtful" in match.features and self.head.sense == "ministry"):
                if len(match.sense) == 2 and self.country is None:
                    self.country = match.sense
                self.named = True
                self.here += match.size
                return True
        return False

    def _agrees(self, match: Match) -> bool:
        """Whether an adjective can be of this body: with the article where the body has it, nothing written onto it."""
        if prefix_of(match) or "pronoun" in match.features:
            return False
        return "article" in match.features or "article" not in self.features or match.size > 1

    def _modifier(self) -> bool:
        for match in self.sentence.all_at(self.here, "body"):
            if match.sense == "modifier" and self._agrees(match):
                self.modified = True
                self.here += match.size
                return True
        return False

    def _party(self) -> bool:
        """A party of the register as the body's name (`تنظيم القاعدة`, `قوات الأسد`), which ends it."""
        if self.features.isdisjoint({"name", "agents", "state", "topic"}) or self._closed():
            return False
        for match in self.sentence.all_at(self.here, "party"):
            if not prefix_of(match) and "pronoun" not in match.features:
                return self.take(_of(match.entry, self.here + match.size - 1))
        if "agents" in self.features:
            inner = _inner(self.sentence, self.here, self.names)
            return inner is not None and self.take(inner)
        return False

    def _closed(self) -> bool:
        """Whether a body with the article meets another without (`دعت الشبكة مجلس الأمن`): no construct."""
        if "article" not in self.features:
            return False
        body = self.sentence.at(self.here, "body")
        return body is not None and body.sense != "modifier" and "article" not in body.features

    def take(self, inner: _Found) -> bool:
        self.inner, self.here, self.named = inner, inner.last + 1, True
        return True

    def _place(self) -> bool:
        """A place as whose it is (`شرطة غزة`), which ends it."""
        sentence, here = self.sentence, self.here
        telling = self.head.entry.attributes.get("kind") in ("agency", "outlet")
        if self.features.isdisjoint({"state", "topic"}) or "arm" in self.features or telling:
            return False
        kind = sentence.at(here, "designator")
        if kind is not None and not kind.prefix and kind.sense in ("area", "province", "settlement"):
            here += kind.size
        if here >= len(sentence.forms):
            return False
        toponym = self.names.places.at(sentence, here, designated=here > self.here)
        if toponym is None or toponym.prefix or (here == self.here and (toponym.doubtful or toponym.small)):
            return False
        self.here = toponym.last + 1
        self.named = True
        return True

    def _quoted(self) -> bool:
        """A name in quotation marks; closing it ends the step, not the body."""
        if self.features.isdisjoint({"name", "state", "topic", "agents", "needs-name"}):
            return False
        forms, here = self.sentence.forms, self.here
        close = self.names.quotes[forms[here]]
        for end in range(here + 2, min(here + _LONGEST_QUOTE + 2, len(forms))):
            if forms[end] == close:
                self._name(forms[here + 1 : end], end)
                self.here = end + 1
                return True
        return False

    def _name(self, words: list[str], end: int) -> None:
        head = self.sentence.forms[self.first][self.head.prefix :]
        name = " ".join(words)
        entry = self.names.register.get(f"{head} {name}") or self.names.register.get(name)
        self.named = True
        if entry is not None:
            self.inner = _of(entry, end)

    def _topic(self) -> bool:
        """A definite word that says what a body is for (`وزارة الموارد المائية`)."""
        form = self.sentence.forms[self.here]
        article = self.names.article
        if self.topics >= _MOST_TOPICS or not form.startswith(article) or len(form) <= len(article) + 1:
            return False
        if not self.sentence.words[self.here].kinds.isdisjoint(_NO_TOPIC) or not self._describes(form):
            return False
        if self.names.places.may_begin(form):
            toponym = self.names.places.at(self.sentence, self.here)
            if toponym is not None and not toponym.doubtful:
                return False
        self.topics += 1
        self.here += 1
        return True

    def _describes(self, form: str) -> bool:
        """Whether a definite word can be of this body: one with an article has only adjectives."""
        feminine = self.names.feminine
        if "article" not in self.features or form.endswith(feminine):
            return True
        return not all(before.endswith(feminine) for before in self.sentence.forms[self.first : self.here])

    def enough(self) -> bool:
        """Whether what was read tells one body, or a kind of actor."""
        features = self.features
        if "needs-name" in features or "arm" in features:
            return self.named
        if self.named or "agents" in features or (self.topics and "topic" in features):
            return True
        if self.modified and self.head.sense in _ENOUGH_WITH_MODIFIER:
            return True
        definite = "article" in features or self.head.size > 1
        return definite and ("definite" in features or (self.modified and "topic" in features))


def _described(sentence: Sentence, at: int, head: Match, names: Names, topical: bool = True) -> _Found | None:
    """A described body; not `topical`, it takes no topics: a name of the register has said which body it is."""
    reading = _Describing(sentence, at, head, names)
    if not topical:
        reading.features -= {"topic"}
    reading.read()
    if not reading.enough():
        return None
    last = reading.here - 1
    loaded = "loaded" in head.features
    kind = head.entry.attributes.get("kind", "armed-group")
    if reading.inner is not None:
        inner = reading.inner
        return _Found(last, inner.kind, inner.party, loaded or inner.loaded, f"{head.entry.id} + {inner.rule}")
    own = reading.country is not None and "state" in head.features
    party = f"{reading.country.lower()}-{head.sense}" if own and reading.country else None
    return _Found(last, kind, party, loaded, head.entry.id)


def _office(sentence: Sentence, at: int, head: Match, names: Names) -> _Found | None:
    """An office with what it is over (`وزير الدفاع الأمريكي`, `محافظ صعدة`); nothing where that is not said."""
    if "pronoun" in head.features:
        return None
    reading = _Describing(sentence, at, head, names)
    reading.features = head.features | {"topic", "state"}
    while reading.here - at <= _MOST_WORDS and reading.here < len(sentence.forms):
        inner = _inner(sentence, reading.here, names)
        if inner is not None:
            reading.take(inner)
        elif opens(sentence, reading.here, names.quotes) or not reading.step():
            break
    if reading.here == at + head.size:
        return None
    party = reading.inner.party if reading.inner is not None else None
    return _Found(reading.here - 1, "office", party, False, head.entry.id)


def _inner(sentence: Sentence, at: int, names: Names) -> _Found | None:
    """The body that an office is over, where it begins at a token without a particle."""
    if sentence.words[at].kinds.isdisjoint(_STARTS) and at not in sentence.phrases:
        return None
    for match in sentence.all_at(at, "party"):
        if not prefix_of(match) and "quoted" not in match.features:
            return _of(match.entry, at + match.size - 1)
    for match in sentence.all_at(at, "body"):
        if match.sense != "modifier" and not prefix_of(match) and "pronoun" not in match.features:
            return _described(sentence, at, match, names)
    return None
