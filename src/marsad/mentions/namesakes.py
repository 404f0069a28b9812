"""Places of one name in one report: which is meant, by all the places that the report names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.gazetteer.index import words_of
from marsad.gazetteer.resolve import resolve
from marsad.gazetteer.table import Town
from marsad.mentions.toponyms import toponyms
from marsad.model.mention import PlaceMention

if TYPE_CHECKING:
    from marsad.mentions.find import Mentions


class Namesakes:
    """Tells the namesakes of one report apart; it looks at the report's places when it is first asked about one."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._gazetteer = toponyms(mentions.pack).gazetteer
        self._around: list[Town] | None = None
        self._known: dict[tuple[str, ...], tuple[Town | None, str]] = {}

    def meant(self, mention: PlaceMention) -> tuple[PlaceMention, str]:
        """The mention with the place that is meant, and why; as it was where it has no namesakes or they stay open."""
        if mention.candidates:
            town, why = self._chosen(mention.candidates)
        elif mention.gazetteer is None and mention.precision == "facility":
            town, why = self._local(mention)
            if town is None:
                return mention, ""
        else:
            return mention, ""
        if town is None and len(mention.candidates) == 1:
            return replace(mention, candidates=()), ""
        if town is None:
            return mention, "namesakes: " + " ".join(mention.candidates)
        whole = mention.precision in (None, town.precision)
        chosen = replace(
            mention,
            name=town.name,
            gazetteer=town.id,
            latitude=town.latitude if whole else None,
            longitude=town.longitude if whole else None,
            precision=mention.precision or town.precision,
            country=town.country,
            candidates=(),
        )
        return chosen, why

    def _chosen(self, ids: tuple[str, ...]) -> tuple[Town | None, str]:
        if ids not in self._known:
            found = [town for town in map(self._gazetteer.town, ids) if town is not None]
            choice = resolve(found, self._places(), self._gazetteer.above)
            told = len(found) != 1 or any(place.country == found[0].country for place in self._places())
            self._known[ids] = (choice.town, choice.why) if told else (None, "")
        return self._known[ids]

    def _local(self, mention: PlaceMention) -> tuple[Town | None, str]:
        """The place of a name that many bear (`المستشفى الأهلي`), where the report names what one of them lies in."""
        name = words_of(self._mentions.folded.text[mention.start : mention.end])
        ids = tuple(town.id for town in self._gazetteer.local(name))
        if ids and ids not in self._known:
            said = {town.id for town in self._places() if town.precision != "country"}
            towns = [town for town in map(self._gazetteer.town, ids) if town is not None]
            meant = [town for town in towns if said & {area.id for area in self._gazetteer.above(town)}]
            self._known[ids] = (meant[0], "local") if len(meant) == 1 else (None, "")
        return self._known[ids] if ids else (None, "")

    def _places(self) -> list[Town]:
        """The places that the report names and that have no namesakes, each once; of some only the country is known."""
        if self._around is None:
            ids: dict[str, None] = {}
            for number in range(len(self._mentions)):
                for mention in self._mentions.places(number):
                    if mention.gazetteer or mention.country:
                        ids.setdefault(mention.gazetteer or f"iso:{mention.country}")
                for country in self._countries(number):
                    ids.setdefault(f"iso:{country}")
            self._around = [town for town in map(self._gazetteer.town, ids) if town is not None]
        return self._around

    def _countries(self, number: int) -> list[str]:
        """The countries whose people or adjective a sentence names (`the Libyan capital`)."""
        if not self._mentions.may_hold(number, "demonym"):
            return []
        sentence = self._mentions.sentence(number)
        found = [sentence.at(at, "demonym") for at in range(len(sentence.words))]
        return [match.entry.sense for match in found if match is not None and match.entry.sense]
