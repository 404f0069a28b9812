"""Report to claims: the pure entrance that the command line, the desk and archives share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from marsad import __version__
from marsad.claims.build import build_reading
from marsad.claims.mixed import read_mixed
from marsad.languages.pack import Pack, load_pack
from marsad.mentions.listing import list_mentions
from marsad.model.claim import Reading
from marsad.model.mention import Mention
from marsad.model.report import Report
from marsad.pipeline.instants import publication_day, publication_time
from marsad.text.decode import check_length, check_text
from marsad.text.extract import extract, with_title
from marsad.text.language import detect_language
from marsad.text.passages import Span, foreign_passages, only


def read_report(report: Report) -> Reading:
    """Everything that a report claims. The same report gives the same reading. Raises UnknownLanguage."""
    pack = load_pack(report.language, report.registers)
    passages = _passages(report, pack)
    if not passages:
        return build_reading(report, pack)
    others = {code: load_pack(code, report.registers) for code in sorted(passages)}
    packs = dict(report.packs) | {code: other.digest for code, other in others.items()}
    return read_mixed(replace(report, packs=packs), pack, [(others[code], passages[code]) for code in others])


def read_mentions(report: Report) -> tuple[Mention, ...]:
    """Every mention of a report, in the order of its text. Raises UnknownLanguage."""
    pack = load_pack(report.language, report.registers)
    found = list_mentions(report, pack)
    for code, spans in sorted(_passages(report, pack).items()):
        found += list_mentions(replace(report, text=only(report.text, spans)), load_pack(code, report.registers))
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end, mention.kind)))


def _passages(report: Report, pack: Pack) -> dict[str, list[Span]]:
    """The passages of a report that are in another language than its own."""
    return foreign_passages(report.text, report.language, latin="latin" in pack.lexicon.grammar)


def report_from_text(
    text: str,
    *,
    published: date | str | None = None,
    language: str | None = None,
    title: str | None = None,
    id: str | None = None,
    file: str | None = None,
    outlet: str | None = None,
    data: bytes | None = None,
    from_pdf: bool = False,
    registers: Path | None = None,
    url: str | None = None,
) -> Report:
    """A report of a text that is decoded already; `data` are the bytes that it came from, else its UTF-8 counts.

    A title that came apart stands before the body; `registers` is the folder of the user's own registers, `url`
    where it was published. Raises UnreadableReport, UnknownLanguage, BadDate, BadRegister.
    """
    text = with_title(title, text)
    check_length(text)
    check_text(text)
    day = publication_day(published)
    code = language or detect_language(text)
    pack = load_pack(code, registers)
    digest = sha256(text.encode()).hexdigest()
    return Report(
        text=text,
        sha256=digest if data is None else sha256(data).hexdigest(),
        text_sha256=digest,
        language=code,
        published=day,
        id=id,
        file=file,
        outlet=outlet,
        title=title,
        reader=__version__,
        packs={code: pack.digest},
        from_pdf=from_pdf,
        registers=registers,
        appeared=publication_time(published),
        url=url,
    )


def report_from_bytes(
    data: bytes,
    *,
    published: date | str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    file: str | None = None,
    registers: Path | None = None,
) -> Report:
    """A report of bytes as received: plain text, an HTML page or a PDF file. Raises as `report_from_text` does."""
    found = extract(data, encoding)
    return report_from_text(
        found.text,
        published=published,
        language=language,
        title=found.title,
        file=file,
        data=data,
        from_pdf=found.from_pdf,
        registers=registers,
    )
