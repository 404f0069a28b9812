"""Look a name up: which places bear it in which language, by what folding, and what they lie in; for people."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import chain
from typing import Final, Literal, NamedTuple

from marsad.gazetteer.index import DOUBTFUL, KIND, words_of
from marsad.gazetteer.table import Town
from marsad.gazetteer.towns import Gazetteer

How = Literal["exact", "folded", "article"]
"""`exact`: letter by letter; `folded`: but for signs and letters that count as one; `article`: but for the article."""
Read = Literal["alone", "open", "beside", "behind"]
"""`alone`: as this place; `open`: as one of several; `beside`: only where the words beside it tell of a place, since
it is a common word or a small town's name; `behind`: only behind a word for its kind (`قرية صاحب`)."""
_MOST_NEAR: Final = 8
_AREAS: Final = frozenset({"governorate", "district"})
_ALIKE: Final = 0.75
_SPARE: Final = 2


class Tongue(NamedTuple):
    """A language in which names are looked up: its code, folding and article, and its gazetteer."""

    code: str
    names_in: str
    fold: Callable[[str], str]
    article: str
    gazetteer: Gazetteer


class Found(NamedTuple):
    """A place that bears a name: the name as its source writes it, in which language, and how the two agree."""

    place: Town
    matched: str
    language: str
    how: How
    above: tuple[Town, ...]
    names: Mapping[str, Sequence[str]]
    of: Town | None
    """Whose coordinates stand for the place: its own, else those of the nearest place that it lies in."""
    read: Read
    """How a report is read that gives the name and nothing else."""


def find_places(name: str, tongues: Sequence[Tongue], countries: Collection[str] = ()) -> list[Found]:
    """Every place that bears a name in one of the languages, each once, the most populous first."""
    found: dict[str, Found] = {}
    for tongue in tongues:
        for match in _of(name, tongue, countries):
            known = found.get(match.place.id)
            if known is None or (match.how == "exact" != known.how):
                found[match.place.id] = match
    return sorted(found.values(), key=lambda match: (match.read != "alone", -match.place.population, match.place.id))


def near_names(name: str, tongues: Sequence[Tongue]) -> list[str]:
    """Names that are written much like one, the most alike first; they are folded, as the index has them."""
    ranked: dict[str, float] = {}
    for tongue in tongues:
        asked = words_of(tongue.fold(name))
        matcher = SequenceMatcher(b=asked, autojunk=False)
        for other in chain(tongue.gazetteer.all_names(), tongue.gazetteer.register_names()):
            if abs(len(other) - len(asked)) > _SPARE or not asked or other[:1] not in asked:
                continue
            matcher.set_seq1(other)
            if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
                ranked[other] = matcher.ratio()
    return sorted(ranked, key=lambda other: (-ranked[other], other))[:_MOST_NEAR]


def _of(name: str, tongue: Tongue, countries: Collection[str]) -> Iterator[Found]:
    gazetteer = tongue.gazetteer
    folded = words_of(tongue.fold(name))
    asked, how = folded, None
    if not _bearers(asked, gazetteer) and tongue.article:
        bare = folded.removeprefix(tongue.article)
        asked, how = (tongue.article + folded if bare == folded else bare), "article"
    for place in _bearers(asked, gazetteer):
        if countries and place.country not in countries:
            continue
        names = gazetteer.names(place.id)
        written = [said for said in names.get(tongue.names_in, ()) if words_of(tongue.fold(said)) == asked]
        matched = name if name in written else written[0] if written else asked
        agreed: How = "article" if how else "exact" if matched == name else "folded"
        read = _read(asked, place, gazetteer)
        above = tuple(gazetteer.above(place))
        of = next((town for town in (place, *above) if town.latitude is not None), None)
        yield Found(place, matched, tongue.code, agreed, above, names, of, read)


def _bearers(name: str, gazetteer: Gazetteer) -> list[Town]:
    """Every bearer of a folded name, in the register and in the generated table."""
    return list({town.id: town for town in (*gazetteer.registered(name), *gazetteer.bearers(name))}.values())


def _read(name: str, place: Town, gazetteer: Gazetteer) -> Read:
    """How a report is read that gives a folded name and nothing else."""
    registered = gazetteer.registered(name)
    flags = gazetteer.flags_in_register(name)
    if registered and KIND not in flags:
        if DOUBTFUL in flags:
            return "beside"
        if place.id in [town.id for town in registered]:
            return "alone" if len(registered) == 1 else "open"
        return "behind" if place.precision in _AREAS else "open"
    if gazetteer.needs_kind(name):
        return "behind"
    if gazetteer.is_doubtful(name) or gazetteer.is_small(name):
        return "beside"
    meant = [town.id for town in gazetteer.meant(name)]
    if place.id in meant:
        return "alone" if len(meant) == 1 else "open"
    return "behind" if place.precision in _AREAS else "open"
