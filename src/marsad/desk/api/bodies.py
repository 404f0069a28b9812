"""What programs send, as it comes off the wire."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from django.http import HttpRequest
from ninja.parser import Parser

_NO_TEXT: Final = re.compile(r"(?<!\\)(?:\\\\)*\\u0000|[\ud800-\udfff]")
"""NUL as JSON writes it, and halves of signs: no database takes them."""


class NoText(Exception):
    """JSON whose words have signs that no text has."""


class Bodies(Parser):
    """Takes JSON whose words every database takes; what no text has in it is refused before anything looks at it."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """One JSON object. Whatever is raised here is told as a body that cannot be taken (`faults`)."""
        try:
            said = json.loads(request.body, parse_constant=_none, object_pairs_hook=_once)
        except (ValueError, RecursionError):
            raise ValueError("no JSON") from None
        if not isinstance(said, dict):
            raise ValueError("no JSON object")
        told = json.dumps(said, ensure_ascii=False)
        if _NO_TEXT.search(told):
            raise NoText
        return said


def _none(name: str) -> float:
    raise ValueError(f"{name} is no JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; one that says a member twice would mean one thing here and another elsewhere."""
    said = dict(pairs)
    if len(said) < len(pairs):
        raise ValueError("a member stands twice")
    return said
