"""Parties that words describe: a word for a body, with what tells it from others; an office with what it is over."""

from __future__ import annotations

from marsad.languages.entries import Match
from marsad.mentions.party_names import Found, Names, party_of
from marsad.mentions.written import opens, prefix_of
from marsad.text.tokens import Sentence

#: The kinds of entry that a party can begin with.
STARTS = frozenset({"party", "body", "office"})
_LONGEST_QUOTE = 7
_MOST_WORDS = 6
_MOST_TOPICS = 4
#: What no topic of a body is (`وزارة الصحة قالت`, `منظمة في حلب`).
_NO_TOPIC = frozenset(
    {"particle", "reporting", "numeral", "outcome", "month", "weekday", "day", "place", "designator", "direction"}
)
#: What is written onto a name that is not the name of the body before it.
_BARE = frozenset({"pronoun", "to"})
_ENOUGH_WITH_MODIFIER = frozenset({"army", "police", "group", "fighters", "intelligence", "patrol", "government"})


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
        self.stateless = False
        self.inner: Found | None = None
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
        if (not kinds.isdisjoint(STARTS) or here in sentence.phrases) and self._party():
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
                self.stateless |= "stateless" in match.features
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
        if self.features.isdisjoint({"name", "agents", "state", "topic"}) or self._closed() or self.topics:
            return False
        for match in self.sentence.all_at(self.here, "party"):
            common = "quoted" in match.features and self.features.isdisjoint({"name", "agents"})
            if not prefix_of(match) and not common and _BARE.isdisjoint(match.features):
                return self.take(party_of(match.entry, self.here + match.size - 1))
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

    def take(self, inner: Found) -> bool:
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
        register = self.names.register()
        entry = register.get(f"{head} {name}") or register.get(name)
        self.named = True
        if entry is not None:
            self.inner = party_of(entry, end)

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

    def is_of_no_state(self) -> bool:
        """Whether it is a force of a people that has no state (القوات الكردية): an army is a state's."""
        return self.stateless and self.country is None and self.head.sense == "army"


def described(sentence: Sentence, at: int, head: Match, names: Names, topical: bool = True) -> Found | None:
    """A described body; not `topical`, it takes no topics: a name of the register has said which body it is."""
    reading = _Describing(sentence, at, head, names)
    if not topical:
        reading.features -= {"topic"}
    reading.read()
    if not reading.enough():
        return None
    last = reading.here - 1
    loaded = "loaded" in head.features
    kind = "armed-group" if reading.is_of_no_state() else head.entry.attributes.get("kind", "armed-group")
    if reading.inner is not None:
        inner = reading.inner
        return Found(last, inner.kind, inner.party, loaded or inner.loaded, f"{head.entry.id} + {inner.rule}")
    own = reading.country is not None and "state" in head.features
    if "common" in head.features and reading.modified:  # النظام القضائي المصري
        own = False
    body = head.entry.attributes.get("party", head.sense)
    party = f"{reading.country.lower()}-{body}" if own and reading.country else None
    return Found(last, kind, party, loaded, head.entry.id)


def office(sentence: Sentence, at: int, head: Match, names: Names) -> Found | None:
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
    inner = reading.inner
    if inner is None:
        return Found(reading.here - 1, "office", None, False, head.entry.id)
    rule = head.entry.id if inner.party is not None else f"{head.entry.id} + {inner.rule}"
    return Found(reading.here - 1, "office", inner.party, False, rule)


def _inner(sentence: Sentence, at: int, names: Names) -> Found | None:
    """The body that an office is over, where it begins at a token without a particle."""
    if sentence.words[at].kinds.isdisjoint(STARTS) and at not in sentence.phrases:
        return None
    for match in sentence.all_at(at, "party"):
        if not prefix_of(match) and "quoted" not in match.features:
            return party_of(match.entry, at + match.size - 1)
    for match in sentence.all_at(at, "body"):
        if match.sense != "modifier" and not prefix_of(match) and "pronoun" not in match.features:
            return described(sentence, at, match, names)
    return None
