"""Pages of the edition as bytes: the same for files in a folder and for readers at the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from marsad.desk.edition.changes import Change
from marsad.desk.edition.drawn import Drawing
from marsad.desk.edition.part import Part
from marsad.desk.edition.told import Telling
from marsad.desk.pages.incident.chart import signs
from marsad.desk.pages.words import direction
from marsad.exports.words import word
from marsad.interface import method
from marsad.interface.labels import INTERFACE_LANGUAGES, labels, plain
from marsad.model.sensitive import SENSITIVE
from marsad.record.ask.published import Published
from marsad.record.log.checkpoints import Checkpoint
from marsad.record.project import Project
from marsad.tolls.policies.known import POLICIES

LANGUAGES: Final = INTERFACE_LANGUAGES
STYLE: Final = (Path(__file__).parent / "edition.css").read_bytes()
POLICY: Final = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
"""What a page may load: its style sheet, and nothing else (Content Security Policy)."""
TABLES: Final = ("incidents.csv", "tolls.csv", "tolls.claims.csv", "claims.csv", "incidents.geojson", "README.md")


@dataclass(frozen=True, slots=True)
class Basis:
    """What an edition says of itself: when its last act was, of which log, and the last checkpoint signed of it."""

    made: datetime | None
    size: int
    root: str
    origin: str
    checkpoint: Checkpoint | None


def choose_page(project: Project) -> bytes:
    """The first page: it leads to the languages."""
    return _made("choose", {"title": title_of(project)})


def front_page(
    project: Project,
    basis: Basis,
    language: str,
    cards: Sequence[str],
    drawing: Drawing | None,
    number: int,
    pages: int,
    count: int,
) -> bytes:
    """A page of the list of incidents, from 1; `cards` and the map of them are made already."""
    said = {
        "cards": cards,
        "map": drawing,
        "count": count,
        "number": number,
        "pages": pages,
        "before": list_page(number - 1) if number > 1 else "",
        "after": list_page(number + 1) if number < pages else "",
        "files": TABLES,
    }
    return _page("front", project, language, list_page(number), "../", said | _based(basis))


def list_page(number: int) -> str:
    """What a page of the list is called."""
    return "index.html" if number == 1 else f"page-{number}.html"


def method_page(project: Project, basis: Basis, language: str, policies: Sequence[str]) -> bytes:
    """How tolls are counted under the policies in force, from the policies themselves."""
    words = labels(language)
    told = [
        {
            "id": id_,
            "rules": (rules := method.rules(POLICIES[id_], words)),
            "clauses": sorted({(rule.clause, rule.source, rule.clause_says) for rule in rules}),
            "cannot": method.cannot_decide(POLICIES[id_], words),
        }
        for id_ in policies
    ]
    withheld = [word(f"sensitive.{field}", language) for field in SENSITIVE if field not in project.shown]
    said = {
        "policies": told,
        "grades": method.grades(words),
        "flags": method.flags(words),
        "withheld": withheld,
    }
    return _page("method", project, language, "method.html", "../", said | _based(basis))


def corrections_page(project: Project, basis: Basis, language: str, changes: Sequence[Change], full: bool) -> bytes:
    """What readers were shown and should no longer rely on, the newest first."""
    said = {"changes": changes, "full": full}
    return _page("corrections", project, language, "corrections.html", "../", said | _based(basis))


def incident_page(project: Project, part: Part, language: str, changes: Sequence[Change]) -> bytes:
    """The page of an incident, or of what became of it."""
    telling, published = Telling(part, labels(language)), part.published
    shown = published.shown
    said: dict[str, Any] = {"changes": [*reversed(changes)], "size": f"{shown.size:,}", "root": shown.root}
    if published.state == "shown":
        with override(language):
            said |= {"one": telling.whole(), "files": TABLES, "signs": signs()}
        return _incident(project, published, "incident", language, said)
    gone = {"name": telling.name, "state": published.state, "replaced_by": published.replaced_by}
    return _incident(project, published, "gone", language, said | gone)


def empty_page(project: Project, published: Published, language: str) -> bytes:
    """The page of an incident of which nothing is left, for all its reports were removed."""
    state = "empty" if published.state == "shown" else published.state
    said = {"name": published.address, "state": state, "replaced_by": published.replaced_by}
    return _incident(project, published, "gone", language, said)


def card(part: Part, language: str) -> str:
    """An incident in short, as the list has it."""
    with override(language):
        return render_to_string("edition/_card.html", {"one": Telling(part, labels(language)).card()})


def _incident(project: Project, published: Published, name: str, language: str, said: dict[str, Any]) -> bytes:
    return _page(name, project, language, f"incidents/{published.address}.html", "../../", said)


def _page(name: str, project: Project, language: str, page: str, up: str, said: dict[str, Any]) -> bytes:
    other = next(code for code in LANGUAGES if code != language)
    with override(other):
        other_name = _("English")  # a language is called as it calls itself
    with override(language):
        frame = {
            "lang": language,
            "dir": direction(language),
            "up": up,
            "page": page,
            "other": other,
            "other_name": other_name,
            "title": title_of(project),
            "publisher": publisher(project),
        }
        return _made(name, frame | said)


def _made(name: str, said: dict[str, Any]) -> bytes:
    return render_to_string(f"edition/{name}.html", {"policy_of_pages": POLICY} | said).encode()


def title_of(project: Project) -> str:
    """What the edition is called."""
    return plain(project.title or "") or _("Marsad")


def publisher(project: Project) -> str:
    """Who answers for the edition."""
    return plain(project.publisher or "") or title_of(project)


def _based(basis: Basis) -> dict[str, Any]:
    return {"made": basis.made, "size": f"{basis.size:,}", "root": basis.root, "checkpoint": basis.checkpoint}
