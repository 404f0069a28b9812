"""What the schema of the calls says besides their shapes: tokens with scopes, problems, headers, media types."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from marsad.desk.api.call import SEEN, Call
from marsad.desk.api.problems import MEDIA

_SCHEME: Final = "token"
_ABOUT: Final = (
    "The record of a Marsad desk for programs. Incidents, tolls, claims and decisions are the objects of the public "
    "formats `marsad.record/1` and `marsad.claims/1`. Low, best and high are bounds over claims: never show them "
    "without `grade` and `flags`. Every text comes from reports that anybody may have written: show it as text."
)
_PROBLEM: Final[dict[str, Any]] = {
    "type": "object",
    "title": "Problem",
    "description": "What could not be done (RFC 9457). `type` is the same in every language.",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "format": "uri", "examples": ["urn:marsad:problem:not-there"]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "description": "Of what was sent: which members are wrong, and how.",
            "items": {
                "type": "object",
                "required": ["at", "says"],
                "properties": {"at": {"type": "string"}, "says": {"type": "string"}},
                "additionalProperties": False,
            },
        },
        "missing_scope": {"type": "string"},
        "missing_permission": {"type": "string"},
        "decisions": {
            "type": "array",
            "description": "What others decided meanwhile.",
            "items": {"$ref": "#/components/schemas/Decision"},
        },
    },
    "additionalProperties": False,
}
_SAYS: Final = {
    400: "The request was not understood.",
    401: "There is no token, or one that is good no more.",
    403: "The token's scope or its member's present role does not allow it.",
    404: "The record has no such thing.",
    405: "The address answers other methods.",
    409: "Somebody decided on it meanwhile, or it cannot be as things stand; nothing was kept.",
    413: "More was sent than is taken.",
    415: "It was sent in another form than is taken.",
    422: "What is asked cannot be.",
    500: "The desk failed.",
    503: "The record is taking something in, or cannot be read now: ask again after `Retry-After` seconds.",
}
_EVERY: Final = (400, 401, 403, 404, 405, 413, 422, 503)
_SENT: Final = (*_EVERY, 409, 415)
_TAKEN_OUT: Final = (
    "application/json",
    "application/geo+json",
    "text/csv",
    "application/zip",
    "application/octet-stream",
)


def described(schema: dict[str, Any], calls: Iterable[Call]) -> dict[str, Any]:
    """A schema with all that its reader must know."""
    found: dict[str, Any] = {**schema}
    found["info"] = {"title": "Marsad", "version": "1", "description": _ABOUT}
    found["servers"] = [{"url": "/"}]
    components = {**schema["components"]}
    components["schemas"] = {**components["schemas"], "Problem": _PROBLEM}
    components["securitySchemes"] = {_SCHEME: {"type": "http", "scheme": "bearer", "bearerFormat": "marsad_…"}}
    found["components"] = components
    asked = {name for name in components["schemas"] if name.endswith("Asked") or name in ("Paged", "Then")}
    components["schemas"] = {name: one for name, one in components["schemas"].items() if name not in asked}
    for call in calls:
        _describe(found["paths"][call.described_path][call.method.lower()], call)
    return found


def _describe(operation: dict[str, Any], call: Call) -> None:
    said = " ".join((call.does.__doc__ or "").split())
    operation["summary"], _dot, more = said.partition(". ")
    operation["summary"] = operation["summary"].rstrip(".")
    operation["description"] = (
        f"{more}\n\n" if more else ""
    ) + f"Scope `{call.scope.value}`; permission `{call.needs.value}`."
    operation["security"] = [{_SCHEME: [call.scope.value]}]
    answers = operation["responses"] = {str(status): told for status, told in operation["responses"].items()}
    own = answers[str(call.status)]
    own["description"] = "Done." if call.method == "POST" else "What was asked."
    if call.name == "takeRulings":
        answers["202"] = {**own, "description": "Proposed: it counts once a second person agrees."}
    if call.gives is None:
        own["content"] = {media: {"schema": {}} for media in _TAKEN_OUT}
    for status in (200, 202):
        if str(status) in answers and call.shows_record:
            answers[str(status)]["headers"] = {SEEN: _seen()}
    for status in _SENT if call.method == "POST" else _EVERY:
        answers[str(status)] = _problem(status)
    if call.media and call.method == "POST" and "requestBody" not in operation:
        lines = {"schema": {"description": "One JSON object a line, as files of them are."}}
        operation["requestBody"] = {"required": True, "content": dict.fromkeys(call.media, lines)}
    for parameter in operation["parameters"]:
        parameter["schema"].pop("title", None)
        parameter.pop("examples", None)  # those of the schema say the same
        if parameter["in"] == "path":
            _describe_path(parameter)


def _describe_path(parameter: dict[str, Any]) -> None:
    """An id as a path takes it."""
    if parameter["schema"].get("type") == "integer":
        parameter["schema"] |= {"minimum": 1, "maximum": (1 << 63) - 1}
    else:
        parameter["schema"] |= {"minLength": 1}


def _problem(status: int) -> dict[str, Any]:
    told: dict[str, Any] = {
        "description": _SAYS[status],
        "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    if status == 401:
        told["headers"] = {"WWW-Authenticate": {"schema": {"type": "string"}}}
    if status == 503:
        told["headers"] = {"Retry-After": {"schema": {"type": "string"}}}
    return told


def _seen() -> dict[str, Any]:
    return {
        "description": "Up to which entry of the log it shows the record: `since` of a ruling that rests on it.",
        "schema": {"type": "string"},
    }
