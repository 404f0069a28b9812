"""Bring the desk's catalogues up to date with its pages: `python scripts/build_messages.py`.

Every string of templates and code that is marked for translation is in `desk/locale/LANGUAGE/LC_MESSAGES/django.po`;
new ones stand there empty, those that no page has are dropped. The compiled form beside it is what Django reads.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

DESK: Final = Path(__file__).resolve().parent.parent / "src/marsad/desk"
_KEYWORDS: Final = {"gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "_": None}


def messages() -> Catalog:
    """Every marked string of the desk, in the order of files and lines."""
    found = Catalog(charset="utf-8")
    for path in sorted([*DESK.rglob("*.py"), *DESK.rglob("*.html")]):
        source = path.read_text("utf-8")
        if path.suffix == ".html":
            source = _unindented(templatize(source, origin=path.name))
        for line, said, _, context in extract("python", BytesIO(source.encode()), _KEYWORDS):
            found.add(said, locations=[(path.relative_to(DESK).as_posix(), line)], context=context)
    return found


def _unindented(source: str) -> str:
    """What a template says as lines of Python, which templates indent as they like."""
    return "\n".join(line.lstrip() for line in source.split("\n"))


def po_of(language: str) -> Path:
    """The catalogue of a language."""
    return DESK / "locale" / language / "LC_MESSAGES/django.po"


def merged(language: str) -> Catalog:
    """A language's catalogue with all strings that there are and no others."""
    file = po_of(language)
    known = read_po(BytesIO(file.read_bytes()), locale=language) if file.exists() else Catalog(locale=language)
    known.update(messages(), no_fuzzy_matching=True)
    known.obsolete.clear()
    return known


def main() -> None:
    """Writes every catalogue; English needs none, for its words stand in the pages."""
    for language in sorted(one.name for one in (DESK / "locale").glob("*")):
        catalogue = merged(language)
        file = po_of(language)
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as stream:
            write_po(stream, catalogue, width=110, omit_header=False, include_lineno=False, sort_by_file=False)
        with file.with_suffix(".mo").open("wb") as stream:
            write_mo(stream, catalogue)
        missing = sum(not message.string for message in catalogue if message.id)
        print(f"{language}: {len(catalogue)} strings, {missing} without a translation")


if __name__ == "__main__":
    main()
