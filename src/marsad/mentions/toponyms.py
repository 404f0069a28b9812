"""Known names of places at a token: those of the pack's register and those of the generated gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from marsad.gazetteer.index import words_of
from marsad.gazetteer.lookup import Tongue
from marsad.gazetteer.towns import Gazetteer, Town, load_gazetteer
from marsad.languages.affixes import ABSENT, form_of
from marsad.languages.entries import Entry, Match
from marsad.languages.lexicon import Word
from marsad.languages.pack import Pack, languages, load_pack
from marsad.languages.registered import own_registers
from marsad.languages.remembered import Remembered
from marsad.mentions.written import prefix_of
from marsad.text.tokens import Sentence

#: Precisions of places whose name a larger town elsewhere may bear too.
_RIVALLED: Final = frozenset({"town", "neighbourhood"})
#: People of a town that a name means as readily as a smaller place of the register.
_CITY: Final = 100_000
_CACHE_LIMIT = 3_000
#: Kinds of words that a place can begin with.
STARTS = frozenset({"designator", "direction", "place"})
#: Signs that join the words of a name (`Deir al-Zor`).
_JOINING = ["-", "'"]
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
    name: str = ""
    """The folded name, where the gazetteer has it."""


class Known(NamedTuple):
    """What is known of a place; coordinates are degrees (WGS 84).

    `candidates` are the ids of namesakes of which nothing in the name tells the one that is meant; a single one is a
    place whose name only sounds like this, to be told by the report's other places.
    """

    name: str | None
    gazetteer: str | None
    latitude: float | None
    longitude: float | None
    precision: str | None
    country: str | None
    candidates: tuple[str, ...] = ()

    def part(self) -> Known:
        """What is known of a place that is only part of this one, or beside it: whose part, and no coordinates."""
        return self._replace(latitude=None, longitude=None, precision=None)


class Toponyms:
    """The known names of one pack. `at` is asked at every token: what a written word can begin is remembered."""

    def __init__(self, pack: Pack) -> None:
        fold = pack.orthography.fold
        settings = pack.settings.get("places", {}).get("settings", {})
        own = own_registers(pack.own).get("places") if pack.own is not None else None
        self.gazetteer: Gazetteer = load_gazetteer(
            fold, settings.get("doubtful", ()), settings.get("trusted", ()), settings.get("names", ""), pack.code, own
        )
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
        self._rivals: dict[tuple[str, str], tuple[str, ...]] = {}
        self._register: dict[str, Entry] | None = None
        self._pack = pack
        self._known: Remembered[tuple[str, str | None], Known | None] = Remembered(self._find, _CACHE_LIMIT)
        self._alike: Remembered[tuple[str, str | None], Known | None] = Remembered(self._find_alike, _CACHE_LIMIT)
        self._begins: Remembered[str, tuple[tuple[int, str], ...]] = Remembered(self._beginnings, _CACHE_LIMIT)

    def at(self, sentence: Sentence, at: int, designated: bool = False, behind: bool = False) -> Toponym | None:
        """The longest known name that begins at a token; the register's before the gazetteer's.

        `behind` tells that a word for a kind of place stands before it, `designated` that it is one for an area.
        """
        best = self._registered(sentence, at, designated)
        form = sentence.forms[at]
        for taken, name in self._begins[form]:
            found = self._listed(sentence, at, taken, name, behind or designated)
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
        begins = self._beginnings(word.form)
        if not begins:
            return False
        names = [name for _, name in begins]
        for name in names:
            if name in self.gazetteer:
                return True
        seconds = [words[0] for name in names for words in self.gazetteer.longer(name)]
        return frozenset(seconds + _JOINING)

    def particled(self, form: str) -> bool:
        """Whether an unknown written word can be a particle and another word (`وتعرضت`, `بقذائف`)."""
        return any(form.startswith(before) for before, _ in self._particles.get(form[0], ()))

    def registered(self, name: str) -> Known | None:
        """What the pack's register knows of a folded name."""
        if self._register is None:
            places = [entry for entry in self._pack.entries if entry.kind == "place"]
            bare = [entry for entry in places if "designated" not in entry.features]
            self._register = {self._fold(form): entry for entry in bare for form in entry.forms}
        entry = self._register.get(name)
        return None if entry is None else self._entry(entry)

    def known(self, name: str, precision: str | None = None) -> Known | None:
        """What the gazetteer knows of a folded name, of a place of that precision where one is said.

        Of namesakes that cannot be told apart it is what they have in common, and who they are.
        """
        return self._known[name, precision]

    def spelt_alike(self, words: str, precision: str | None = None) -> Known | None:
        """What is known of a name in Latin letters that is known in another spelling (`Deir Ezzor`).

        `precision` is that of the word for a kind beside it.
        """
        return self._alike[words, precision]

    def _find_alike(self, asked: tuple[str, str | None]) -> Known | None:
        towns, sure = self.gazetteer.spelt_alike(*asked)
        if not towns or sure:
            return known_of(towns) if towns else None
        precision = known_of(towns).precision
        return Known(None, None, None, None, precision, None, tuple([town.id for town in towns]))

    def _find(self, asked: tuple[str, str | None]) -> Known | None:
        towns = self.gazetteer.meant(*asked)
        return known_of(towns) if towns else None

    def _entry(self, entry: Entry) -> Known:
        known = self._entries.get(entry)
        if known is None:
            known = self._entries[entry] = self._known_entry(entry)
        return known

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
        prefix = prefix_of(best)
        known = self._entry(best.entry)
        if known.gazetteer is not None and known.precision in _RIVALLED:
            forms = sentence.forms[at : at + best.size]
            known = self._with_rivals(known, known.gazetteer, words_of(" ".join([forms[0][prefix:], *forms[1:]])))
        return Toponym(
            at + best.size - 1,
            prefix,
            "with" in best.features,
            "doubtful" in best.features,
            False,
            "designated" in best.features,
            known,
        )

    def _with_rivals(self, known: Known, id_: str, name: str) -> Known:
        """What is known of a place of the register, with the larger towns elsewhere that bear the same name."""
        asked = (id_, name)
        if asked not in self._rivals:
            own = self.gazetteer.town(id_)
            near = {area.id for area in self.gazetteer.above(own)} if own is not None else set()
            least = max(_CITY, 0 if own is None else own.population)
            self._rivals[asked] = tuple(
                town.id
                for town in self.gazetteer.bearers(name)
                if town.precision == "town" and town.population >= least and town.id != id_
                if near.isdisjoint(area.id for area in (town, *self._areas(town)))
            )
        rivals = self._rivals[asked]
        return Known(None, None, None, None, known.precision, None, (id_, *rivals)) if rivals else known

    def _areas(self, town: Town) -> list[Town]:
        return [area for area in self.gazetteer.above(town) if area.precision != "country"]

    def _known_entry(self, entry: Entry) -> Known:
        """What is known of a place of the register, the coordinates of the generated table where it has that place.

        Where several places bear the name it is what they have in common, and their ids.
        """
        attributes = entry.attributes
        name, country, precision = attributes.get("name"), attributes.get("country"), attributes.get("precision")
        ids = tuple(attributes.get("gazetteer", "").split("|"))
        if len(ids) > 1:
            return Known(None, None, None, None, precision, country, ids)
        town = None if ids[0].startswith(_CURATED) else self.gazetteer.town(ids[0])
        if town is not None:
            return Known(name or town.name, town.id, town.latitude, town.longitude, precision, country)
        latitude, longitude = attributes.get("latitude"), attributes.get("longitude")
        return Known(
            name,
            ids[0] or None,
            None if latitude is None else float(latitude),
            None if longitude is None else float(longitude),
            precision,
            country,
        )

    def _listed(self, sentence: Sentence, at: int, taken: int, first: str, behind: bool) -> Toponym | None:
        gazetteer = self.gazetteer
        if gazetteer.opens(first):
            following = sentence.form(at + 1)
            for words in gazetteer.longer(first):
                if words[0] == following or following in _JOINING:
                    last = _last_of(sentence, at, words)
                    name = " ".join((first, *words)) if last > at else ""
                    if name and (behind or not gazetteer.needs_kind(name)):
                        return self._toponym(name, last, taken, sentence.forms[at])
        if first in gazetteer and (behind or not gazetteer.needs_kind(first)):
            return self._toponym(first, at, taken, sentence.forms[at])
        return None

    def _toponym(self, name: str, last: int, taken: int, form: str) -> Toponym:
        letters = 0 if taken and not form.endswith(name.split(" ")[0]) else taken
        particle = taken > 0 and form[:taken].endswith(self.within)
        doubtful, small = self.gazetteer.is_doubtful(name), self.gazetteer.is_small(name)
        return Toponym(last, letters, particle, doubtful, small, False, self.known(name), name)

    def _beginnings(self, form: str) -> tuple[tuple[int, str], ...]:
        """What a written word can begin: letters of particles taken off, and the first word of a name."""
        gazetteer = self.gazetteer
        found = [(0, form)] if gazetteer.begins(form) else []
        if form[0] in self._particles:
            for before, restored in self._particles[form[0]]:
                if form.startswith(before):
                    name = restored + form[len(before) :]
                    if gazetteer.begins(name):
                        found.append((len(before), name))
        return tuple(found)


def known_of(towns: Sequence[Town]) -> Known:
    """What is known of a place that is one of several towns: all that they have in common."""
    first, *others = towns
    if not others:
        return Known(first.name, first.id, first.latitude, first.longitude, first.precision, first.country)
    country = first.country if all(town.country == first.country for town in others) else None
    precision = first.precision if all(town.precision == first.precision for town in others) else None
    return Known(None, None, None, None, precision, country, tuple(town.id for town in towns))


def _last_of(sentence: Sentence, at: int, words: Sequence[str]) -> int:
    """The last token of a name whose further words are these, signs between them passed over; -1 where it differs."""
    for word in words:
        at += 1
        while sentence.form(at) in _JOINING and sentence.glued(at) and sentence.glued(at + 1):
            at += 1
        if sentence.form(at) != word:
            return -1
    return at


def _forms(rows: Iterable[dict[str, Any]], slot: int) -> list[str]:
    wanted = [row for row in rows if row["slot"] == slot and _ON_PLACES & set(row.get("features", ()))]
    return [str(row["form"]) for row in wanted]


@cache
def toponyms(pack: Pack) -> Toponyms:
    """The names of a pack, read once; kept for the life of the pack."""
    return Toponyms(pack)


def tongues(own: Path | None = None) -> list[Tongue]:
    """Every language whose pack reads names of the gazetteer, to look names up in, with a user's own registers."""
    found = []
    for code in sorted(languages()):
        pack = load_pack(code, own)
        names_in = pack.settings["places"].get("settings", {}).get("names", "")
        if names_in:
            names = toponyms(pack)
            article = "" if names.article == ABSENT else names.article
            found.append(Tongue(code, names_in, pack.orthography.fold, article, names.gazetteer))
    return found
