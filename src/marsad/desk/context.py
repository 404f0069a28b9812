"""What every page of the desk knows: the interface's language and direction, its words, who is signed in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marsad.desk.access import May
from marsad.desk.members.models import Member
from marsad.interface.labels import INTERFACE_LANGUAGES, Labels, labels

_RIGHT_TO_LEFT = frozenset({"ar"})
#: The pages that every page leads to.
_PAGES = (("front", _("Front page")), ("incidents", _("Incidents")), ("sources", _("Sources")), ("search", _("Search")))


def words() -> Labels:
    """The words of the interface in the language of the request."""
    return labels(language())


def language() -> str:
    """The interface language of the request."""
    asked = (get_language() or "en").partition("-")[0]
    return asked if asked in INTERFACE_LANGUAGES else "en"


def interface(request: HttpRequest) -> dict[str, Any]:
    """For every template: `lang`, `dir`, the other languages, what the member may do."""
    own = language()
    user = getattr(request, "user", None)
    member = user if isinstance(user, Member) else None
    return {
        "lang": own,
        "dir": "rtl" if own in _RIGHT_TO_LEFT else "ltr",
        "languages": INTERFACE_LANGUAGES,
        "pages": [(name, str(words)) for name, words in _PAGES],
        "may": {permission.value: member is not None and member.may(permission) for permission in May},
    }
