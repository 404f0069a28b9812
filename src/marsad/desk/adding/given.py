"""What a member gives to be added, as a form says it: checked before anything is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final, Literal
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from marsad.desk.pages.words import shown
from marsad.errors import BadDate, MarsadError
from marsad.intake.items import Given
from marsad.languages.pack import languages
from marsad.pipeline.instants import publication_day

Kind = Literal["paste", "files", "address", "feed"]
ADDRESSES: Final = 50
_LONGEST: Final = 2_000


class BadAddition(MarsadError):
    """What a member gave cannot be added; the message says why, in the language of the request."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of all reports of an addition; None where nothing is."""

    published: str | None = None
    language: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    content: Literal["page", "feed"] = "page"

    @property
    def given(self) -> Given:
        """What intake takes of it."""
        return Given(published=self.published, language=self.language)

    def as_json(self) -> str:
        """As it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False)


def told_of(kept: str) -> Told:
    """What `Told.as_json` gave."""
    return Told(**json.loads(kept))


def told_in(form: Mapping[str, str]) -> Told:
    """What a form says of its reports. Raises BadAddition."""
    said = {name: _line(form.get(name, "")) for name in ("published", "language", "outlet", "title", "url")}
    try:
        publication_day(said["published"])
    except BadDate:
        raise BadAddition(_("The day is none: write it as 2022-01-31.")) from None
    if said["language"] is not None and said["language"] not in languages():
        raise BadAddition(_("Marsad reads no such language."))
    if said["url"] is not None:
        check_address(said["url"])
    return Told(**said, content="feed" if form.get("content") == "feed" else "page")


def addresses_in(text: str) -> list[str]:
    """The addresses of a form, one a line, each once. Raises BadAddition."""
    found = list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
    if not found:
        raise BadAddition(_("There is no address."))
    if len(found) > ADDRESSES:
        raise BadAddition(_("At most %(most)s addresses are added at once.") % {"most": ADDRESSES})
    for one in found:
        check_address(one)
    return found


def check_address(said: str) -> None:
    """Raises BadAddition where something is no address of the web."""
    try:
        parts = urlsplit(said)
        host = parts.hostname
    except ValueError:
        host = None
    if host is None or parts.scheme not in ("http", "https") or "@" in parts.netloc or len(said) > _LONGEST:
        raise BadAddition(_("This is no address of the web: %(address)s") % {"address": shown(said)[:200]})


def _line(said: str) -> str | None:
    """One line of text; None where nothing is said. Raises BadAddition for signs that no line has."""
    said = said.strip()
    if len(said) > _LONGEST or not (said.isprintable() or not said):
        raise BadAddition(_("A field is too long, or has signs that no line of text has."))
    return said or None
