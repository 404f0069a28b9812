"""Where a figure's people were when it befell them: the most specific place that the text names for it.

The place stands in the figure's own sentence, or is the nearest one before it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple, cast

from marsad.claims.sites import Site, find_sites
from marsad.mentions.find import Mentions
from marsad.model.claim import Place
from marsad.model.mention import PlaceMention
from marsad.model.vocabulary import PlacePrecision
from marsad.text.tokens import Sentence

#: How many sentences back a place is carried on.
_BACK = 60
#: How many further places of a clause are looked at for a finer one.
_AHEAD = 4
_WIDE = frozenset({"country", "governorate", "district"})
_BRACKETS = frozenset({'"', "»", "«", "(", ")"})


class Placed(NamedTuple):
    """A figure's place, the reader's doubts about it, and the rule that chose it."""

    place: Place | None
    doubts: tuple[str, ...]
    rule: str


class _Scene(NamedTuple):
    """What one sentence gives for placing: its sites, where it turns to something else, where harm results.

    `points` is the precision of the place that it points back to (`المدينة`, `الإقليم`).
    """

    sites: list[Site]
    strong: list[Site]
    firsts: list[int]
    turns: list[int]
    results: list[int]
    points: str | None


class Placing:
    """The places of one report's figures."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._scenes: dict[int, _Scene] = {}

    def of(self, number: int, first: int, last: int) -> Placed:
        """The place of the figure at tokens `first` to `last` of a sentence."""
        site, rule = self._own(number, first, last)
        if site is not None:
            return Placed(self._place(site.mention), ("ambiguous-place",) if site.weak else (), rule)
        return self._inherited(number)

    def _own(self, number: int, first: int, last: int) -> tuple[Site | None, str]:
        """The place that the figure's own sentence gives it."""
        scene = self._scene(number)
        at = bisect_left(scene.firsts, first)
        before = scene.strong[at - 1] if at else None
        at = bisect_left(scene.firsts, last + 1)
        after = scene.strong[at] if at < len(scene.strong) else None
        if after is None:
            return before, "only-before" if before is not None else ""
        near_after = not _between(scene.turns, last + 1, after.mention.first)
        if before is None:
            return self._finest(scene, at, last), "only-after"
        near_before = not _between(scene.turns, before.last + 1, first)
        if near_before != near_after:
            return (before, "same-clause-before") if near_before else (after, "same-clause-after")
        led = _between(scene.results, before.last + 1, first)
        if led and not _attached(self._mentions.sentence(number), last, after.mention.first):
            return before, "result-of-what-was-done-there"
        return (self._finest(scene, at, last), "first-after") if near_after else (before, "nearest-before")

    def _finest(self, scene: _Scene, at: int, last: int) -> Site:
        """The site after a figure, or a finer one that the same clause goes on to where that is only a country."""
        site = scene.strong[at]
        if site.mention.precision != "country":
            return site
        for other in scene.strong[at + 1 : at + 1 + _AHEAD]:
            if _between(scene.turns, last + 1, other.mention.first):
                break
            if other.mention.precision != "country" and other.mention.country in (None, site.mention.country):
                return other
        return site

    def _inherited(self, number: int) -> Placed:
        """The nearest place before the figure's sentence.

        For a figure over a long time it is the nearest that is no town, and where the sentence points back (`المدينة`)
        the nearest of that kind.
        """
        wide = any(date.since for date in self._mentions.dates(number))
        kind = None if wide else self._scene(number).points
        weak: Site | None = None
        for before in range(number - 1, max(number - _BACK, 0) - 1, -1):
            scene = self._scene(before)
            sites = [
                site
                for site in scene.sites
                if (not wide or site.mention.precision in _WIDE) and (kind is None or site.mention.precision == kind)
            ]
            strong = [site for site in sites if not site.weak]
            if strong:
                return Placed(self._place(strong[-1].mention), ("place-inherited",), "sentence-before")
            weak = weak or (sites[-1] if sites else None)
        if weak is not None:
            return Placed(self._place(weak.mention), ("place-inherited",), "sentence-before")
        return Placed(None, (), "")

    def _scene(self, number: int) -> _Scene:
        scene = self._scenes.get(number)
        if scene is None:
            scene = self._scenes[number] = self._look(number)
        return scene

    def _look(self, number: int) -> _Scene:
        sentence = self._mentions.sentence(number)
        places = self._mentions.places(number)
        sites = find_sites(sentence, places, self._mentions.parties(number)) if places else []
        strong = [site for site in sites if not site.weak] or sites
        links = [at for at, word in enumerate(sentence.words) if "link" in word.kinds or at in sentence.phrases]
        turns = [at for at in links if sentence.at(at, "link", "aside") is not None]
        results = [at for at in links if sentence.at(at, "link", "result") is not None]
        return _Scene(sites, strong, [site.mention.first for site in strong], turns, results, _pointed(sentence))

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


def _between(positions: list[int], first: int, last: int) -> bool:
    """Whether one of the sorted positions is from `first` up to `last`, that excluded."""
    at = bisect_left(positions, first)
    return at < len(positions) and positions[at] < last


def _pointed(sentence: Sentence) -> str | None:
    """The precision of the place that a sentence points back to (`المدينة`, `الإقليم`); None where it does not."""
    for at, word in enumerate(sentence.words):
        if "designator" in word.kinds:
            for match in sentence.all_at(at, "designator"):
                if match.sense in ("settlement", "province") and "article" in match.features:
                    return match.entry.attributes.get("precision")
    return None


def _attached(sentence: Sentence, last: int, first: int) -> bool:
    """Whether a place after a figure is part of its own clause: nothing closes the clause between the two."""
    for at in range(last + 1, first):
        if not sentence.is_word(at) and sentence.form(at) not in _BRACKETS:
            return False
        if sentence.has(at, "deed", "verb") is not None or sentence.has(at, "event", "verb") is not None:
            return False
    return True
