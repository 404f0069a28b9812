"""Places by name: which bear it, which of them is meant where nothing else tells, and what each lies in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Final, NamedTuple

from marsad.gazetteer.curated_table import curated_table
from marsad.gazetteer.index import DOUBTFUL, KIND, LITTLE, Index, index_file, load_index, make_index, words_of
from marsad.gazetteer.labels import with_label
from marsad.gazetteer.register import FOLDER
from marsad.gazetteer.sounds import load_sounds, make_sounds, sound_file
from marsad.gazetteer.table import TABLE, Table, Town
from marsad.gazetteer.transliteration import transliteration

__all__ = ["Gazetteer", "Town", "load_gazetteer"]

#: How many times the people of its namesakes a town must have to be meant where nothing else tells.
_OUTWEIGHS: Final = 10
_LABELLED: Final = 2
#: A town of so many people is meant as easily as a country of its name (`عمان`).
_LARGE: Final = 1_000_000
_FLAGS: Final = DOUBTFUL + LITTLE + KIND
_DOUBTS: Final = frozenset({DOUBTFUL, KIND})
_DEEPEST: Final = 8
#: Letters that a key of a name must have to tell anything.
_SHORTEST: Final = 4
#: And to tell it without the help of the report's other places.
_LONG: Final = 7
#: How long the id of a country is.
_ISO: Final = len("iso:SY")
#: Which of namesakes is meant by the bare name: a country, then towns, then areas.
_RANK: Final = {"country": 0, "town": 1, "neighbourhood": 1, "facility": 1, "governorate": 2, "district": 3}


class Alike(NamedTuple):
    """The places whose names sound like one, and whether that alone tells that they are meant."""

    towns: Sequence[Town]
    sure: bool


class Gazetteer:
    """Names, folded as the text is, to the places that bear them. `doubtful` names are common words as well."""

    def __init__(
        self,
        data: bytes,
        fold: Callable[[str], str],
        doubtful: Collection[str] = (),
        trusted: Collection[str] = (),
        names_in: str = "ar",
        index: Path | None = None,
        own: Callable[[], Table] | None = None,
    ) -> None:
        self.table = Table(data)
        self._fold = fold
        self._names_in = names_in
        self._own = own
        found = load_index(self.table, fold, names_in, index) if names_in else Index({}, {})
        self._named = found.names
        self._longer = found.longer
        self._split: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._sure = {words_of(fold(name)) for name in trusted}
        self._odd = {words_of(fold(name)) for name in doubtful} - self._sure

    def __contains__(self, name: str) -> bool:
        return name in self._named

    def is_doubtful(self, name: str) -> bool:
        """Whether a name is a common word as well."""
        return name in self._odd or (name not in self._sure and not _DOUBTS.isdisjoint(self._flags(name)))

    def is_small(self, name: str) -> bool:
        """Whether only towns of few people bear a name of one word: a person or a thing may bear it as well."""
        return LITTLE in self._flags(name) and name not in self._sure

    def needs_kind(self, name: str) -> bool:
        """Whether a name is read only behind a word for the kind of place that it is (`محافظة`, `قرية`)."""
        return KIND in self._flags(name)

    def begins(self, word: str) -> bool:
        """Whether a word is a name, or the first of a name of several."""
        return word in self._named or word in self._longer

    def opens(self, word: str) -> bool:
        """Whether a word is the first of a name of several."""
        return word in self._longer

    def longer(self, word: str) -> tuple[tuple[str, ...], ...]:
        """The names of several words that begin with a word, without it, the longest first."""
        found = self._split.get(word)
        if found is None:
            rests = self._longer.get(word, "")
            found = tuple(tuple(rest.split(" ")) for rest in rests.split("|")) if rests else ()
            self._split[word] = found
        return found

    def all_names(self) -> Iterable[str]:
        """Every folded name."""
        return self._named

    def register_names(self) -> Iterable[str]:
        """Every folded name of the register."""
        return self._registered.names

    def town(self, number: str) -> Town | None:
        """The place with an id (`geonames:169389`, `curated:wazir-akbar-khan`)."""
        return self.table.of(number) or (self.register.of(number) if number else None)

    @cached_property
    def register(self) -> Table:
        """The curated places, and further names of generated ones."""
        return self._own() if self._own is not None else Table(b"")

    @cached_property
    def _registered(self) -> Index:
        return make_index(self.register, self._fold, self._names_in) if self._names_in else Index({}, {})

    @cached_property
    def _local(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, id_ in self.register.local(self._names_in) if self._names_in else ():
            found.setdefault(words_of(self._fold(name)), []).append(id_)
        return found

    def registered(self, name: str) -> list[Town]:
        """The places that the register says bear a folded name."""
        lines = self._registered.names.get(name, "").lstrip(_FLAGS)
        ids = dict.fromkeys(self.register.at(int(line)).id for line in lines.split(",") if line)
        return [town for town in map(self.town, ids) if town is not None]

    def flags_in_register(self, name: str) -> str:
        """The flags of a folded name in the register's index."""
        return self._registered.names.get(name, "")[:3]

    def local(self, name: str) -> list[Town]:
        """The places that a folded name means where the report names what they lie in."""
        return [town for town in map(self.town, self._local.get(name, ())) if town is not None]

    def names(self, number: str) -> dict[str, list[str]]:
        """All names of a place, by the language they are in; of each the one by which it is called first."""
        found = self.table.names(number)
        for code, names in self.register.names(number).items():
            found[code] = list(dict.fromkeys([*found.get(code, ()), *names]))
        return {code: with_label(number, code, names) for code, names in found.items()}

    def above(self, town: Town) -> list[Town]:
        """What a place lies in, the nearest first, its country last."""
        found: list[Town] = []
        here: Town | None = town
        while here is not None and here.parent and len(found) < _DEEPEST:
            here = self.town(here.parent)
            if here is not None:
                found.append(here)
        return found

    def bearers(self, name: str) -> list[Town]:
        """Every place that a folded name is the name of, the most populous first."""
        lines = self._named.get(name, "").lstrip(_FLAGS)
        return [self.table.at(int(line)) for line in lines.split(",")] if lines else []

    def meant(self, name: str, precision: str | None = None, countries: Collection[str] = ()) -> list[Town]:
        """Of the bearers of a folded name, those that can be meant; one where it is clear which.

        `precision` is that of the word before the name (`governorate` for `محافظة`); without one a town is meant before
        an area. Of namesakes those in `countries` are meant, or one that is far larger than the others.
        """
        return self._meant_of(self.bearers(name), name, precision, countries)

    def _meant_of(
        self, found: Sequence[Town], name: str, precision: str | None = None, countries: Collection[str] = ()
    ) -> list[Town]:
        """The bearers of a name, or of those that sound like it, that can be meant."""
        same = [town for town in found if town.precision == precision] if precision else found
        near = [town for town in same if town.country in countries] or same
        if not near:
            return []
        if precision is None:
            rank = min(_RANK[town.precision] for town in near)
            large = _LARGE if rank == _RANK["country"] else None
            near = [town for town in near if _RANK[town.precision] == rank or (large and town.population >= large)]
        return list(near[:1] if len(near) > 1 and self._outweighs(name, near) else near)

    def _outweighs(self, name: str, near: Sequence[Town]) -> bool:
        """Whether the first of namesakes is far larger than the next, or larger and the only one of that very label."""
        first, second = near[:2]
        if not first.population or near[-1].precision == "country":
            return False
        if first.population >= _OUTWEIGHS * second.population:
            return True
        labels = [words_of(self._fold(town.name)) == name for town in near]
        return labels[0] and sum(labels) == 1 and first.population >= _LABELLED * second.population

    def spelt_alike(self, name: str, precision: str | None = None) -> Alike:
        """The places that can be meant by a name in Latin letters that none bears as it is spelt (`Hassakeh`).

        Names that are common words are not looked at, nor cities of countries of which only those are listed.
        """
        key = transliteration().keys(name)
        found: dict[str, Town] = {}
        for other in self._sounding(key) if len(key) >= _SHORTEST else ():
            if not self.is_doubtful(other) and (precision is not None or not self.needs_kind(other)):
                towns = [town for town in self.bearers(other) if town.precision != "town" or len(town.parent) > _ISO]
                found.update({town.id: town for town in (*towns, *self.registered(other))})
        meant = self._meant_of(sorted(found.values(), key=lambda town: -town.population), name, precision)
        area = precision not in (None, "town") and all(town.precision == precision for town in meant)
        bare = transliteration().bare(name)
        long = len(key) >= (_LONG - 1 if " " in bare else _LONG)
        return Alike(meant, area or long or (bare in self and not self.is_small(bare)))

    def _sounding(self, key: str) -> list[str]:
        """All names whose sound has a key, those of the register last."""
        return [name for sounds in self._sounds for name in sounds.get(key, "").split("|") if name]

    @cached_property
    def _sounds(self) -> tuple[dict[str, str], dict[str, str]]:
        further = [name for name in self._registered.names if name not in self._named]
        return load_sounds(self._named, sound_file(self._names_in)), make_sounds(further)

    def named(self, name: str, countries: Collection[str] = ()) -> Town | None:
        """The place that a folded name means: None where nothing tells which of namesakes."""
        found = self.meant(name, None, countries)
        return found[0] if len(found) == 1 else None

    def _flags(self, name: str) -> str:
        return self._named.get(name, "")[:3]


def load_gazetteer(
    fold: Callable[[str], str],
    doubtful: Collection[str] = (),
    trusted: Collection[str] = (),
    names_in: str = "ar",
    language: str = "ar",
    own: Path | None = None,
) -> Gazetteer:
    """The gazetteer that Marsad ships, its names in a language (`en` for Latin letters) folded by `fold`.

    `own` is the file or folder of a user's own places, which it has too.
    """
    table = partial(curated_table, FOLDER, own)
    return Gazetteer(TABLE.read_bytes(), fold, doubtful, trusted, names_in, index_file(language), table)
