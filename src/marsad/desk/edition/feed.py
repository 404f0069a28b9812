"""The feed of corrections (Atom, RFC 4287): what readers were shown and should no longer rely on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final
from uuid import UUID, uuid5
from xml.etree import ElementTree as Xml

from django.utils.translation import gettext as _

from marsad.desk.edition.changes import Change
from marsad.interface.labels import isolate

_ATOM: Final = "http://www.w3.org/2005/Atom"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_IDS: Final = UUID("6f0d3c1e-5a53-4d36-9a55-3a0b8f0a5f1c")
"""The space of names in which ids of feeds and entries are made."""
#: What no XML 1.0 document may hold, escaped or not.
_NEVER: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_of(
    changes: Sequence[Change], *, language: str, title: str, publisher: str, origin: str, made: datetime
) -> bytes:
    """The feed of some changes, the newest first. `origin` is the log's own name, which makes ids that never change."""
    Xml.register_namespace("", _ATOM)
    root = Xml.Element(_tag("feed"), {f"{{{_XML}}}lang": language})
    _text(root, "id", _id(origin, language))
    _text(root, "title", _("%(title)s: corrections") % {"title": title})
    _text(root, "updated", _time(max((_instant(one.at) for one in changes), default=made)))
    author = Xml.SubElement(root, _tag("author"))
    _text(author, "name", publisher)
    Xml.SubElement(root, _tag("link"), {"rel": "self", "type": "application/atom+xml", "href": "corrections.xml"})
    Xml.SubElement(root, _tag("link"), {"rel": "alternate", "type": "text/html", "href": "corrections.html"})
    for change in changes:
        _entry(root, change, origin, language)
    made_of: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return made_of


def _entry(root: Xml.Element, change: Change, origin: str, language: str) -> None:
    entry = Xml.SubElement(root, _tag("entry"))
    _text(entry, "id", _id(origin, language, change.id))
    _text(entry, "title", change.title)
    _text(entry, "updated", _time(_instant(change.at)))
    href = f"incidents/{change.address}.html"
    Xml.SubElement(entry, _tag("link"), {"rel": "alternate", "type": "text/html", "href": href})
    Xml.SubElement(entry, _tag("category"), {"term": change.kind})
    _text(entry, "summary", "\n".join(_told(change)))


def _told(change: Change) -> list[str]:
    """What an entry says, a line each: every figure with what it was before, then why, then what readers are told."""
    lines = []
    for line in change.lines:
        said = {"series": line.series, "before": line.before or "–", "after": line.after or "–"}
        lines.append(_("%(series)s: %(after)s; before: %(before)s.") % said)
    if change.replaces:
        lines.append(_("It stands in the place of: %(addresses)s.") % {"addresses": " ".join(change.replaces)})
    if change.why:
        lines.append(_("Why: %(why)s.") % {"why": _("; ").join(change.why)})
    lines += [isolate(said) for said in (change.notice, change.because, change.author) if said]
    return lines or [change.title]


def _text(parent: Xml.Element, name: str, words: str) -> None:
    """An element of words; one that RFC 4287 requires is never empty."""
    Xml.SubElement(parent, _tag(name)).text = _NEVER.sub("", words).strip() or "–"


def _tag(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _id(*parts: str) -> str:
    return uuid5(_IDS, "\n".join(parts)).urn


def _instant(at: str) -> datetime:
    return datetime.fromisoformat(at)


def _time(at: datetime) -> str:
    """A time as RFC 3339 has it."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
