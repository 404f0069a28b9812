"""What programs send, as it comes off the wire."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.errors import HttpError
from ninja.parser import Parser


class Bodies(Parser):
    """Takes JSON whose words every database takes; what no text has in it is refused before anything looks at it."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """One JSON object. Raises HttpError."""
        try:
            said = json.loads(request.body, parse_constant=_none, object_pairs_hook=_once)
            told = json.dumps(said, ensure_ascii=False)
            told.encode()
        except (ValueError, RecursionError):
            raise HttpError(400, "no JSON") from None
        if "\\u0000" in told or not isinstance(said, dict):
            raise HttpError(400, "no JSON object of text")
        return said

    def parse_querydict(self, data: MultiValueDict[str, str], list_fields: list[str], request: HttpRequest) -> Any:
        """What an address says."""
        return super().parse_querydict(data, list_fields, request)


def _none(name: str) -> float:
    raise ValueError(f"{name} is no JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; one that says a member twice would mean one thing here and another elsewhere."""
    said = dict(pairs)
    if len(said) < len(pairs):
        raise ValueError("a member stands twice")
    return said
