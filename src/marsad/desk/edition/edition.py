"""The whole edition: which files it has, and each of them when it is asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from django.utils.safestring import mark_safe
from django.utils.translation import override

from marsad.desk.edition import pages, tables
from marsad.desk.edition.cache import Kept, key_of
from marsad.desk.edition.changes import Change, Line, changes
from marsad.desk.edition.drawn import Drawing, drawing_of
from marsad.desk.edition.feed import feed_of
from marsad.desk.edition.pages import LANGUAGES, TABLES, Basis
from marsad.desk.edition.part import part_of
from marsad.desk.edition.told import Telling
from marsad.desk.pages.maps import Item, incident_place
from marsad.errors import BadExport
from marsad.interface.labels import labels
from marsad.model.incident import IncidentPlace
from marsad.record.ask import published as ask
from marsad.record.ask.published import Published
from marsad.record.ask.signed import last_checkpoint
from marsad.record.home import Home
from marsad.record.index.policy import current_policy
from marsad.record.log.entries import origin_of
from marsad.record.project import Project
from marsad.record.store import evidence

_ON_A_PAGE: Final = 25
_CORRECTIONS: Final = 100
_ADDRESS: Final = r"(?P<address>[A-Za-z0-9][A-Za-z0-9._-]*)"
_LANGUAGE: Final = rf"(?P<language>{'|'.join(LANGUAGES)})"
_TABLE: Final = rf"(?P<table>{'|'.join(map(re.escape, TABLES))})"
_INCIDENT: Final = re.compile(rf"{_LANGUAGE}/incidents/{_ADDRESS}\.html")
_LIST: Final = re.compile(rf"{_LANGUAGE}/(?:index|page-(?P<number>[1-9][0-9]{{0,5}}))\.html")
_OTHER: Final = re.compile(rf"{_LANGUAGE}/(?P<name>method\.html|corrections\.html|corrections\.xml)")
_OWN_TABLE: Final = re.compile(rf"data/{_ADDRESS}/{_TABLE}")
_ALL_TABLE: Final = re.compile(rf"data/{_TABLE}")


class Edition:
    """What readers find: made from the record when it is asked for, kept until something changes."""

    def __init__(self, home: Home, project: Project) -> None:
        self._project = project
        self._kept = Kept(home.published)
        self._removals = ask.removals()

    def paths(self) -> Iterator[str]:
        """Every file of the edition, relative to its folder."""
        yield from ("index.html", "edition.css")
        shown = ask.how_many("shown")
        for language in LANGUAGES:
            yield from (f"{language}/{pages.list_page(number)}" for number in range(1, _pages(shown) + 1))
            yield from (f"{language}/{name}" for name in ("method.html", "corrections.html", "corrections.xml"))
        for address in ask.addresses():
            yield from (f"{language}/incidents/{address}.html" for language in LANGUAGES)
        for address in ask.addresses("shown"):
            yield from (f"data/{address}/{name}" for name in TABLES)
        yield from (f"data/{name}" for name in TABLES)

    def pieces(self, path: str) -> Iterable[bytes] | None:
        """The bytes of a file; None where the edition has none of that name."""
        if path in ("", "index.html"):
            return [pages.choose_page(self._project)]
        if path == "edition.css":
            return [pages.STYLE]
        if found := _INCIDENT.fullmatch(path):
            return self._one(found["address"], f"{found['language']}.html")
        if found := _OWN_TABLE.fullmatch(path):
            return self._one(found["address"], found["table"])
        if path == "data/README.md":
            return [tables.readme_of_all(self._policies(), ask.how_many("shown"), self._project.shown)]
        if found := _ALL_TABLE.fullmatch(path):
            return tables.together(found["table"], self._all(found["table"]))
        if found := _LIST.fullmatch(path):
            return self._list(found["language"], int(found["number"] or 1))
        if found := _OTHER.fullmatch(path):
            return [self._other(found["language"], found["name"])]
        return None

    def make(self, address: str) -> None:
        """Makes what readers will ask for of an address."""
        for one in ask.published([address]):
            self._file(one, "en.html")

    def _one(self, address: str, name: str) -> list[bytes] | None:
        for one in ask.published([address]):
            data = self._file(one, name)
            return None if data is None else [data]
        return None

    def _all(self, name: str) -> Iterator[bytes]:
        for one in ask.published(ask.addresses("shown")):
            data = self._file(one, name)
            if data is not None:
                yield data

    def _list(self, language: str, number: int) -> list[bytes] | None:
        shown = ask.how_many("shown")
        count = _pages(shown)
        if number > count:
            return None
        on_it = ask.addresses("shown", (number - 1) * _ON_A_PAGE, _ON_A_PAGE)
        published = ask.published(on_it)
        cards = [self._file(one, f"{language}.card.html") for one in published]
        made = [_safe(card) for card in cards if card is not None]
        drawing = self._drawing(published, language)
        return [pages.front_page(self._project, self._basis(), language, made, drawing, number, count, shown)]

    def _drawing(self, published: Iterable[Published], language: str) -> Drawing | None:
        """The map of some incidents."""
        told = []
        with override(language):
            for one in published:
                data = self._file(one, f"{language}.spot.json")
                if data is not None:
                    spot = json.loads(data)
                    item = Item(spot["name"], f"incidents/{one.address}.html", spot["days"])
                    told.append(incident_place(IncidentPlace(**spot["place"]), item))
            return drawing_of(told)

    def _other(self, language: str, name: str) -> bytes:
        basis = self._basis()
        if name == "method.html":
            return pages.method_page(self._project, basis, language, self._policies())
        found = self._corrections(language)
        if name == "corrections.html":
            full = len(found) == _CORRECTIONS
            return pages.corrections_page(self._project, basis, language, found, full)
        with override(language):
            return feed_of(
                found,
                language=language,
                title=pages.title_of(self._project),
                publisher=pages.publisher(self._project),
                origin=basis.origin,
                made=basis.made or _began(),
            )

    def _policies(self) -> list[str]:
        """The policies under which something is published; the record's own where nothing is yet."""
        return ask.policies() or [current_policy()]

    def _corrections(self, language: str) -> list[Change]:
        """The corrections of the addresses that were acted on last."""
        found: list[Change] = []
        for one in ask.published(ask.addresses(most=_CORRECTIONS)):
            data = self._file(one, f"{language}.json")
            found += [_change(said) for said in json.loads(data or b"[]")]
        kept = [change for change in found if change.is_correction]
        return sorted(kept, key=lambda one: (one.at, one.id), reverse=True)[:_CORRECTIONS]

    def _basis(self) -> Basis:
        act = ask.newest_act()
        origin = origin_of(evidence.entry_at(0)) if evidence.head().size else ""
        return Basis(
            act.at if act else None,
            act.size if act else 0,
            act.root if act else "",
            origin,
            last_checkpoint(),
        )

    def _file(self, one: Published, name: str) -> bytes | None:
        """A file that was made of an address, made now where it was not."""
        key = key_of(one, self._project, self._removals)
        kept = self._kept.one(one.address, key, name)
        if kept is not None:
            return kept
        files = self._files(one)
        self._kept.write(one.address, key, files)
        return files.get(name)

    def _files(self, one: Published) -> dict[str, bytes]:
        part = part_of(one, self._project.shown, self._project.registers)
        files: dict[str, bytes] = {}
        for language in LANGUAGES:
            if part is None:
                files[f"{language}.html"] = pages.empty_page(self._project, one, language)
                continue
            with override(language):
                told = changes(Telling(part, labels(language)))
            files[f"{language}.html"] = pages.incident_page(self._project, part, language, told)
            files[f"{language}.json"] = json.dumps([change.as_json() for change in told]).encode()
            files[f"{language}.card.html"] = pages.card(part, language).encode()
            files[f"{language}.spot.json"] = json.dumps(Telling(part, labels(language)).spot()).encode()
        if part is not None and one.state == "shown":
            files |= tables.tables_of(part)
        return files


def write(edition: Edition, out: Path) -> list[Path]:
    """Writes the whole edition into a folder; the files that were written. Raises BadExport."""
    written = []
    for path in edition.paths():
        pieces = edition.pieces(path)
        if pieces is not None:
            place = out / path
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
                with place.open("wb") as stream:
                    stream.writelines(pieces)
            except OSError as error:
                raise BadExport(f"{place}: {(error.strerror or str(error)).lower()}") from None
            written.append(place)
    return written


def _began() -> datetime:
    """When the log began; of one that is empty nothing is said that would change with every look."""
    return evidence.entry_at(0).at if evidence.head().size else datetime.fromtimestamp(0, UTC)


def _pages(count: int) -> int:
    return max(1, -(-count // _ON_A_PAGE))


def _safe(card: bytes) -> str:
    return mark_safe(card.decode())  # noqa: S308 - made by our own template, which escaped all that is in it


def _change(said: dict[str, Any]) -> Change:
    """The change of `as_json`."""
    lists = {"why": tuple(said["why"]), "replaces": tuple(said["replaces"])}
    return Change(**{**said, **lists, "lines": tuple(Line(**line) for line in said["lines"])})
