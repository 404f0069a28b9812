"""From what a carrier gave to a report: pure, so that a record can rebuild its reports from what it received."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from marsad.errors import BadDate, UnreadableReport
from marsad.intake.lines import members_of, object_of
from marsad.intake.media import LINE, MESSAGE
from marsad.intake.telegram import object_of_message, outlet_of, published_of, text_of
from marsad.intake.times import iso_time
from marsad.model.received import Received
from marsad.model.report import Report
from marsad.pipeline.instants import publication_day
from marsad.pipeline.read_report import report_from_text
from marsad.text.extract import PAGE, PDF, PLAIN, extract


@dataclass(frozen=True, slots=True)
class _Content:
    """What a report's bytes hold: its text, and what they say of it themselves."""

    text: str
    title: str | None = None
    from_pdf: bool = False
    id: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


def report_of(received: Received, *, registers: Path | None = None) -> Report:
    """The report of what was received; the same bytes and the same sayings give the same report.

    `registers` is the folder of the user's own registers. What the carrier said counts before what the bytes say.
    Raises UnreadableReport, UnknownLanguage, BadDate, BadRegister.
    """
    read = _READERS.get(received.media)
    if read is None:
        raise UnreadableReport(f"media type {received.media!r} is not one that Marsad reads: {', '.join(_READERS)}")
    content = read(received)
    published = received.published or content.published
    return report_from_text(
        content.text,
        published=iso_time(published) or published,
        language=received.language or content.language,
        title=content.title,
        id=received.id or content.id,
        file=received.name,
        outlet=received.outlet or content.outlet,
        url=received.url or content.url,
        data=received.data,
        from_pdf=content.from_pdf,
        registers=registers,
    )


def _plain(received: Received) -> _Content:
    return _Content(extract(received.data, received.encoding, PLAIN).text, received.title)


def _page(received: Received) -> _Content:
    """A page's own title stands in its text; what a feed calls it would say the same thing twice.

    A page from the web says itself when it was published; of one that a person saved, the person says it.
    """
    found = extract(received.data, received.encoding, PAGE)
    stated = None if received.channel == "file" else _stated(found.published)
    return _Content(found.text, found.title or received.title, published=stated)


def _stated(published: str | None) -> str | None:
    """A time that a page states of itself; none where it is no day, as forms left empty give."""
    time = iso_time(published)
    try:
        return time if publication_day(time) else None
    except BadDate:
        return None


def _pdf(received: Received) -> _Content:
    return _Content(extract(received.data, received.encoding, PDF).text, from_pdf=True)


def _line(received: Received) -> _Content:
    member = members_of(object_of(received.data))
    return _Content(
        text=member["text"] or "",
        title=received.title or member["title"],
        id=member["id"],
        outlet=member["outlet"],
        url=member["url"],
        published=member["published"],
        language=member["language"],
    )


def _message(received: Received) -> _Content:
    message = object_of_message(received.data)
    return _Content(text_of(message), outlet=outlet_of(message), published=published_of(message))


_READERS: Final[Mapping[str, Callable[[Received], _Content]]] = {
    PLAIN: _plain,
    PAGE: _page,
    PDF: _pdf,
    LINE: _line,
    MESSAGE: _message,
}
