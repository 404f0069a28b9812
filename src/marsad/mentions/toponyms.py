"""Known names of places at a token: those of the pack's register and those of the generated gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from marsad.gazetteer.towns import Gazetteer, load_gazetteer
from marsad.languages.affixes import form_of
from marsad.languages.entries import Entry, Match
from marsad.languages.lexicon import Word
from marsad.languages.pack import Pack
from marsad.languages.remembered import Remembered
from marsad.mentions.written import prefix_of
from marsad.text.tokens import Sentence

_CACHE_LIMIT = 10_000
#: Kinds of words that a place can begin with.
STARTS = frozenset({"designator", "direction", "place"})
#: Particles that can be written onto the name of a place.
_ON_PLACES = frozenset({"and", "with", "to"})


#: How the ids of places begin that the register has and the generated table has not.
_CURATED: Final = "curated:"


class Toponym(NamedTuple):
    """A known name: its last token, the letters of particles before it, what it names.

    `within` tells a particle of place (`بحلب`). `doubtful` names are common words as well, and those of `small` towns
    can be; `designated` ones are meant only after a word for their kind (the governorate, not the town that it shares
    its name with).
    """

    last: int
    prefix: int
    within: bool
    doubtful: bool
    small: bool
    designated: bool
    place: Known | None


class Known(NamedTuple):
    """What is known of a place; coordinates are degrees (WGS 84)."""

    name: str | None
    gazetteer: str | None
    latitude: float | None
    longitude: float | None
    precision: str | None
    country: str | None


class Toponyms:
    """The known names of one pack. `at` is asked at every token: what a written word can begin is remembered."""

    def __init__(self, pack: Pack) -> None:
        fold = pack.orthography.fold
        settings = pack.settings.get("places", {}).get("settings", {})
        self.gazetteer: Gazetteer = load_gazetteer(fold, settings.get("doubtful", ()), settings.get("trusted", ()))
        rows = pack.settings["orthography"].get("proclitic", ())
        slots = [["", *_forms(rows, slot)] for slot in (1, 2)]
        contractions = {row["from"]: row["to"] for row in pack.settings["orthography"].get("contraction", ())}
        self.article = form_of(rows, "article")
        self.conjunctions = tuple(row["form"] for row in rows if "and" in row.get("features", ()))
        self.within = tuple(row["form"] for row in rows if "with" in row.get("features", ()))
        particles = [(a + b, "") for a in slots[0] for b in slots[1] if a + b]
        for a in slots[0]:
            particles += [(a + to, before[-len(self.article) :]) for before, to in contractions.items()]
        self._particles: dict[str, list[tuple[str, str]]] = {}
        """By its first letter, each particle that can be written onto a name, and what the rest then begins with."""
        for written, restored in particles:
            self._particles.setdefault(written[0], []).append((written, restored))
        self.quotes = dict(pack.orthography.quotes)
        self.commas = frozenset({",", "\u060c"})
        self._fold = fold
        self._entries: dict[Entry, Known] = {}
        self.register = {
            fold(form): self._known_entry(entry)
            for entry in pack.entries
            if entry.kind == "place" and "designated" not in entry.features
            for form in entry.forms
        }
        self._known: Remembered[str, Known | None] = Remembered(self._find, _CACHE_LIMIT)
        self._begins: Remembered[str, tuple[tuple[int, str], ...]] = Remembered(self._beginnings, _CACHE_LIMIT)

    def at(self, sentence: Sentence, at: int, designated: bool = False) -> Toponym | None:
        """The longest known name that begins at a token; the register's before the gazetteer's."""
        best = self._registered(sentence, at, designated)
        form = sentence.forms[at]
        for taken, name in self._begins[form]:
            found = self._listed(sentence, at, taken, name)
            if found is not None and (best is None or found.last > best.last):
                best = found
        return best

    def may_begin(self, form: str) -> bool:
        """Whether a written word can begin a name of the gazetteer."""
        return bool(self._begins[form])

    def opens(self, word: Word) -> bool | frozenset[str]:
        """Whether a place can begin with a written word, or the words that must follow it there."""
        if word.place is None:
            word.place = self._opens(word)
        return word.place

    def _opens(self, word: Word) -> bool | frozenset[str]:
        if not STARTS.isdisjoint(word.kinds):
            return True
        names = [name for _, name in self._begins[word.form]]
        for name in names:
            if name in self.gazetteer:
                return True
        return frozenset([words[1] for name in names for words in self.gazetteer.longer[name]]) if names else False

    def particled(self, form: str) -> bool:
        """Whether an unknown written word can be a particle and another word (`وتعرضت`, `بقذائف`)."""
        return any(form.startswith(before) for before, _ in self._particles.get(form[0], ()))

    def known(self, name: str) -> Known | None:
        """What the gazetteer knows of a folded name; None where namesakes cannot be told apart."""
        return self._known[name]

    def _find(self, name: str) -> Known | None:
        town = self.gazetteer.named(name)
        if town is None:
            return None
        return Known(town.name, town.id, town.latitude, town.longitude, town.precision, town.country)

    def _registered(self, sentence: Sentence, at: int, designated: bool) -> Toponym | None:
        best: Match | None = None
        if "place" not in sentence.words[at].kinds and at not in sentence.phrases:
            return None
        for match in sentence.all_at(at, "place"):
            features = match.features
            if "pronoun" in features or "as" in features or ("designated" in features and not designated):
                continue
            if "article" in features and prefix_of(match) > 0 and match.size == 1:
                continue
            preferred = designated and "designated" in features
            if best is None or match.size > best.size or (preferred and match.size == best.size):
                best = match
        if best is None:
            return None
        known = self._entries.get(best.entry)
        if known is None:
            known = self._entries[best.entry] = self._known_entry(best.entry)
        return Toponym(
            at + best.size - 1,
            prefix_of(best),
            "with" in best.features,
            "doubtful" in best.features,
            False,
            "designated" in best.features,
            known,
        )

    def _known_entry(self, entry: Entry) -> Known:
        """What is known of a place of the register; the gazetteer's coordinates where it knows that very town."""
        attributes = entry.attributes
        country, precision = attributes.get("country"), attributes.get("precision")
        if attributes.get("gazetteer", "").startswith(_CURATED):
            return _curated(attributes)
        town = self.gazetteer.town(attributes.get("gazetteer", ""))
        for form in entry.forms if town is None and precision == "town" and country else ():
            same = self.gazetteer.named(self._fold(form), (country,)) if country else None
            if same is not None and same.country == country:
                town = same
                break
        if town is None:
            return Known(attributes.get("name"), None, None, None, precision, country)
        return Known(attributes.get("name"), town.id, town.latitude, town.longitude, precision, country)

    def _listed(self, sentence: Sentence, at: int, taken: int, first: str) -> Toponym | None:
        gazetteer = self.gazetteer
        following = sentence.form(at + 1)
        for words in gazetteer.longer.get(first, ()):
            last = at + len(words) - 1
            if words[1] == following and tuple(sentence.forms[at + 1 : last + 1]) == words[1:]:
                return self._toponym(" ".join(words), last, taken, sentence.forms[at])
        return self._toponym(first, at, taken, sentence.forms[at]) if first in gazetteer else None

    def _toponym(self, name: str, last: int, taken: int, form: str) -> Toponym:
        letters = 0 if taken and not form.endswith(name.split(" ")[0]) else taken
        particle = taken > 0 and form[:taken].endswith(self.within)
        doubtful, small = name in self.gazetteer.doubtful, name in self.gazetteer.small
        return Toponym(last, letters, particle, doubtful, small, False, self.known(name))

    def _beginnings(self, form: str) -> tuple[tuple[int, str], ...]:
        """What a written word can begin: letters of particles taken off, and the first word of a name."""
        gazetteer = self.gazetteer
        found = [(0, form)] if form in gazetteer or form in gazetteer.longer else []
        for before, restored in self._particles.get(form[0], ()):
            if form.startswith(before):
                name = restored + form[len(before) :]
                if name in gazetteer or name in gazetteer.longer:
                    found.append((len(before), name))
        return tuple(found)


def _curated(attributes: Mapping[str, str]) -> Known:
    """What the register knows of a place of its own; where several bear the name, what they have in common."""
    ids = attributes["gazetteer"]
    latitude, longitude = attributes.get("latitude"), attributes.get("longitude")
    return Known(
        attributes.get("name"),
        None if "|" in ids or "name" not in attributes else ids,
        None if latitude is None else float(latitude),
        None if longitude is None else float(longitude),
        attributes.get("precision"),
        attributes.get("country"),
    )


def _forms(rows: Iterable[dict[str, Any]], slot: int) -> list[str]:
    wanted = [row for row in rows if row["slot"] == slot and _ON_PLACES & set(row.get("features", ()))]
    return [str(row["form"]) for row in wanted]


@cache
def toponyms(pack: Pack) -> Toponyms:
    """The names of a pack, read once; kept for the life of the pack."""
    return Toponyms(pack)
