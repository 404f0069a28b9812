"""Where a figure's people were when it befell them: the most specific place that the text names for it.

The place stands in the figure's own sentence, or is the nearest one before it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple, cast

from marsad.claims.circumstances.sites import Site, find_sites
from marsad.mentions.capital_names import before_article, is_definite
from marsad.mentions.find import Mentions
from marsad.mentions.namesakes import Namesakes
from marsad.mentions.starts import starts_of
from marsad.model.claim import Place
from marsad.model.mention import PlaceMention
from marsad.model.vocabulary import PlacePrecision
from marsad.text.tokens import Sentence

#: How many sentences back a place is carried on.
_BACK = 60
#: How many further places of a clause are looked at for a finer one.
_AHEAD = 4
#: How many tokens behind the opening of an aside its harm is told.
_SOON = 3
_HARM = frozenset({"outcome", "light"})
_WIDE = frozenset({"country", "governorate", "district"})
_FACILITY = "facility"
_BRACKETS = frozenset({'"', "»", "«", "(", ")"})


class Placed(NamedTuple):
    """A figure's place, the reader's doubts about it, and the rule that chose it."""

    place: Place | None
    doubts: tuple[str, ...]
    rule: str


class _Scene(NamedTuple):
    """What one sentence gives for placing: its sites, in order, and those of them that are not weak, if any."""

    sites: list[Site]
    strong: list[Site]
    firsts: list[int]


class _Clauses(NamedTuple):
    """Where a figure's own sentence turns to something else, and where harm results from what was done."""

    turns: list[int]
    results: list[int]


class _Nearest(NamedTuple):
    """The nearest sentences before one: with a place, with only a weak one; -1 where there is none."""

    strong: int
    weak: int


_NOTHING = _Scene([], [], [])
_ONE_CLAUSE = _Clauses([], [])
#: The doubt where several places bear the name and nothing tells which is meant: the words are sure, the place is not.
NAMESAKES = "namesakes"
_UNPLACED = Placed(None, (), "")


class Placing:
    """The places of one report's figures."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._scenes: dict[int, _Scene] = {}
        self._clauses: dict[int, _Clauses] = {}
        self._nearest: dict[tuple[int, bool, str | None], _Nearest] = {}
        self._namesakes = Namesakes(mentions)

    def of(self, number: int, first: int, last: int) -> Placed:
        """The place of the figure at tokens `first` to `last` of a sentence."""
        site, rule = self._own(number, first, last)
        if site is None:
            return self._inherited(number)
        if site.weak and site.mention.precision == _FACILITY:  # brought to a hospital, from a place told before
            before = self._inherited(number)
            if before.place is not None:
                return before
        return self._placed(site.mention, ("ambiguous-place",) if site.weak else (), rule)

    def _own(self, number: int, first: int, last: int) -> tuple[Site | None, str]:
        """The place that the figure's own sentence gives it."""
        scene = self._scene(number)
        at = bisect_left(scene.firsts, first)
        before = scene.strong[at - 1] if at else None
        at = bisect_left(scene.firsts, last + 1)
        after = scene.strong[at] if at < len(scene.strong) else None
        if after is None:
            before = before and self._finer_before(number, scene, before)
            return before, "only-before" if before is not None else ""
        clauses = self._clauses_of(number)
        near_after = not _between(clauses.turns, last + 1, after.mention.first)
        if before is None:
            if not near_after and self._is_aside(number, clauses, last, after):
                return None, ""
            return self._finest(scene, clauses, at, last), "only-after"
        near_before = not _between(clauses.turns, before.last + 1, first)
        if near_before != near_after:
            return (before, "same-clause-before") if near_before else (after, "same-clause-after")
        led = _between(clauses.results, before.last + 1, first)
        if led and not _attached(self._mentions.sentence(number), last, after.mention.first):
            return before, "result-of-what-was-done-there"
        return (self._finest(scene, clauses, at, last), "first-after") if near_after else (before, "nearest-before")

    def _is_aside(self, number: int, clauses: _Clauses, last: int, after: Site) -> bool:
        """Whether the only place behind a figure is that of something else, told in an aside without harm.

        `قتل سبعة، فيما دعت المنظمة مجلس الأمن في نيويورك`, but not `قتل سبعة فيما أصيب أربعة في القرية`.
        """
        sentence = self._mentions.sentence(number)
        if "attributes-first" in sentence.grammar:
            return False
        turns = clauses.turns[bisect_left(clauses.turns, last + 1) : bisect_left(clauses.turns, after.mention.first)]
        return not any(
            not _HARM.isdisjoint(sentence.words[at].kinds)
            for turn in turns
            for at in range(turn + 1, min(turn + 1 + _SOON, sentence.size))
        )

    def _finest(self, scene: _Scene, clauses: _Clauses, at: int, last: int) -> Site:
        """The site after a figure, or a finer one that the same clause goes on to where that is only a country."""
        site = scene.strong[at]
        if site.mention.precision != "country":
            return site
        for other in scene.strong[at + 1 : at + 1 + _AHEAD]:
            if _between(clauses.turns, last + 1, other.mention.first):
                break
            if other.mention.precision != "country" and other.mention.country in (None, site.mention.country):
                return other
        return site

    def _finer_before(self, number: int, scene: _Scene, before: Site) -> Site:
        """The site before a figure; of a country or a stretch of land the one before it, which it only locates.

        `South of Al-Bara town, in areas held by rebels in Idlib countryside`, in a language whose words stand apart.
        """
        sentence = self._mentions.sentence(number)
        at = bisect_left(scene.firsts, before.mention.first)
        if "attributes-first" not in sentence.grammar or at == 0 or before.mention.precision not in _WIDE:
            return before
        other = scene.strong[at - 1]
        if _is_heading(sentence, other) or _between(
            self._clauses_of(number).turns, other.last + 1, before.mention.first
        ):
            return before
        inside = any(
            match.sense in ("in", "of")
            for match in sentence.all_at(before_article(sentence, before.mention.first), "particle")
        )
        return other if inside and other.mention.precision not in ("country", "governorate") else before

    def _main(self, number: int, sites: list[Site]) -> Site:
        """The site of an earlier sentence that later ones go on from: its last.

        Where words stand apart, the first of those that stand together (`on a house north of Atma near the Jisr road`).
        """
        sentence = self._mentions.sentence(number)
        if "attributes-first" not in sentence.grammar:
            return next((site for site in reversed(sites) if not site.weak), sites[-1])
        strong = [site for site in sites if not site.weak] or sites
        told = [site for site in strong if not _is_heading(sentence, site)] or strong
        at = len(told) - 1
        while at and _attached(sentence, told[at - 1].last, told[at].mention.first):
            at -= 1
        return told[at]

    def _inherited(self, number: int) -> Placed:
        """The nearest place before the figure's sentence.

        For a figure over a long time it is the nearest that is no town, and where the sentence points back (`المدينة`)
        the nearest of that kind.
        """
        wide = self._mentions.may_hold(number, "calendar") and any(date.since for date in self._mentions.dates(number))
        kind = None if wide else self._pointed(number)
        strong, weak = self._before(number, wide, kind)
        found = strong if strong >= max(number - _BACK, 0) else weak
        if found < max(number - _BACK, 0):
            return _UNPLACED
        sites = [site for site in self._scene(found).sites if _suits(site, wide, kind)]
        site = self._main(found, sites)
        return self._placed(site.mention, ("place-inherited",), "sentence-before")

    def _pointed(self, number: int) -> str | None:
        """The precision of the place that a sentence points back to (`المدينة`, `الإقليم`); None where it does not."""
        if not self._mentions.may_hold(number, "designator"):
            return None
        sentence = self._mentions.sentence(number)
        for at, word in enumerate(sentence.words):
            if "designator" in word.kinds:
                for match in sentence.all_at(at, "designator"):
                    if match.sense not in ("settlement", "province"):
                        continue
                    if "article" in match.features or is_definite(sentence, at):
                        return match.entry.attributes.get("precision")
        return None

    def _before(self, number: int, wide: bool, kind: str | None) -> _Nearest:
        """The nearest sentence before one that has a place which suits it, and the nearest that has only a weak one.

        What is found is kept: the next figure without a place looks no further back than this one.
        """
        if (number, wide, kind) in self._nearest:
            return self._nearest[number, wide, kind]
        strong = weak = -1
        for before in range(number - 1, max(number - _BACK, 0) - 1, -1):
            sites = [site for site in self._scene(before).sites if _suits(site, wide, kind)]
            if any(not site.weak for site in sites):
                strong = before
                break
            if sites and weak < 0:
                weak = before
            known = self._nearest.get((before, wide, kind))
            if known is not None:
                strong, weak = known.strong, max(weak, known.weak)
                break
        found = self._nearest[number, wide, kind] = _Nearest(strong, weak)
        return found

    def _scene(self, number: int) -> _Scene:
        scene = self._scenes.get(number)
        if scene is None:
            scene = self._scenes[number] = self._look(number)
        return scene

    def _look(self, number: int) -> _Scene:
        places = self._mentions.places(number)
        if not places:
            return _NOTHING
        sites = find_sites(self._mentions.sentence(number), places, self._mentions.parties(number))
        strong = [site for site in sites if not site.weak] or sites
        return _Scene(sites, strong, [site.mention.first for site in strong])

    def _clauses_of(self, number: int) -> _Clauses:
        if not self._mentions.may_hold(number, "link"):
            return _ONE_CLAUSE
        clauses = self._clauses.get(number)
        if clauses is None:
            sentence = self._mentions.sentence(number)
            links = starts_of(sentence, "link")
            turns = [at for at in links if sentence.at(at, "link", "aside") is not None]
            results = [at for at in links if sentence.at(at, "link", "result") is not None]
            clauses = self._clauses[number] = _Clauses(turns, results)
        return clauses

    def _placed(self, mention: PlaceMention, doubts: tuple[str, ...], rule: str) -> Placed:
        """A figure's place, of namesakes the one that the report's other places tell."""
        mention, why = self._namesakes.meant(mention)
        if mention.candidates:
            doubts = (*doubts, NAMESAKES)
        return Placed(self._place(mention), doubts, f"{rule} · {why}" if why else rule)

    def _place(self, mention: PlaceMention) -> Place:
        span = self._mentions.folded.span(mention.start, mention.end)
        return Place(
            span.start,
            span.end,
            span.text,
            mention.name,
            mention.gazetteer,
            mention.latitude,
            mention.longitude,
            cast("PlacePrecision | None", mention.precision),
        )


def _suits(site: Site, wide: bool, kind: str | None) -> bool:
    precision = site.mention.precision
    return (not wide or precision in _WIDE) and (kind is None or precision == kind)


def _is_heading(sentence: Sentence, site: Site) -> bool:
    """Whether a site opens its sentence as what it is about (`Aleppo province: …`)."""
    return site.mention.first == 0 and sentence.form(site.last + 1) in (":", "|")


def _between(positions: list[int], first: int, last: int) -> bool:
    """Whether one of the sorted positions is from `first` up to `last`, that excluded."""
    at = bisect_left(positions, first)
    return at < len(positions) and positions[at] < last


def _attached(sentence: Sentence, last: int, first: int) -> bool:
    """Whether a place after a figure is part of its own clause: nothing closes the clause between the two."""
    for at in range(last + 1, first):
        if not (sentence.is_word(at) or sentence.is_number(at) or sentence.form(at) in _BRACKETS):
            return False
        if sentence.has(at, "deed", "verb") is not None or sentence.has(at, "event", "verb") is not None:
            return False
    return True
