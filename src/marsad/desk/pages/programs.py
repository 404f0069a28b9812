"""What programs can ask: the documentation of the calls, made from the schema that describes them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from marsad.desk.access import May
from marsad.desk.api import bearer
from marsad.desk.api.problems import PATH
from marsad.desk.api.routing import schema_of_calls
from marsad.desk.api.table import CALLS
from marsad.desk.apps import project
from marsad.desk.context import member_of
from marsad.desk.members.sessions import FACTOR
from marsad.desk.members.tokens import Scope
from marsad.model.json import dumps

_REF: Final = "#/components/schemas/"


def documentation(request: HttpRequest) -> HttpResponse:
    """Every call, with what it takes and gives, under headings; the shapes below."""
    schema = schema_of_calls()
    told = {
        "description": schema["info"]["description"].replace("`", ""),
        "path": PATH,
        "scopes": [scope.value for scope in Scope],
        "groups": [(_heading(about), list(calls)) for about, calls in _groups(schema)],
        "shapes": [_shape(name, one) for name, one in sorted(schema["components"]["schemas"].items())],
    }
    return render(request, "desk/programs.html", told)


def schema(request: HttpRequest) -> HttpResponse:
    """The schema (OpenAPI 3.1), for who is signed in or has a token."""
    member = member_of(request)
    signed_in = member is not None and member.may(May.READ)
    if not signed_in or (project().second_factor and FACTOR not in request.session):
        token = bearer.token_of(request)
        if isinstance(token, HttpResponse):
            return token
    return HttpResponse(dumps(schema_of_calls()), content_type="application/json")


def _groups(schema: Mapping[str, Any]) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    for about, calls in groupby(CALLS, key=lambda call: call.about):
        yield about, (_call(call.method, call.described_path, call.scope, schema) for call in calls)


def _heading(about: str) -> str:
    return {
        "token": _("The token"),
        "incidents": _("Incidents and their tolls"),
        "reports": _("Reports and search"),
        "sources and parties": _("Sources and parties"),
        "exports": _("Taking out"),
        "decisions": _("Decisions and what awaits them"),
        "adding": _("Adding reports"),
        "publishing": _("Publishing"),
    }[about]


def _call(method: str, path: str, scope: Scope, schema: Mapping[str, Any]) -> dict[str, Any]:
    operation = schema["paths"][path][method.lower()]
    answers = operation["responses"]
    given = next(one for status, one in answers.items() if status.startswith("2"))
    sent = operation.get("requestBody", {}).get("content", {})
    return {
        "id": operation["operationId"],
        "method": method,
        "path": path,
        "scope": scope.value,
        "summary": operation["summary"],
        "description": operation["description"].partition("\n\n")[0] if "\n\n" in operation["description"] else "",
        "parameters": [_parameter(one) for one in operation["parameters"]],
        "sends": [(media, _type(one["schema"])) for media, one in sent.items()],
        "example": _example(sent, schema),
        "gives": [(media, _type(one["schema"])) for media, one in given.get("content", {}).items()],
        "statuses": [(status, one["description"]) for status, one in answers.items()],
    }


def _example(sent: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """What is sent, as an example; empty where there is none."""
    shape = sent.get("application/json", {}).get("schema", {}).get("$ref", "").removeprefix(_REF)
    examples = schema["components"]["schemas"].get(shape, {}).get("examples", ())
    return json.dumps(examples[0], ensure_ascii=False, indent=1) if examples else ""


def _parameter(one: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": one["name"], "needed": one["required"], **_member(one["schema"])}


def _shape(name: str, one: Mapping[str, Any]) -> dict[str, Any]:
    needed = set(one.get("required", ()))
    members = one.get("properties", {})
    return {
        "name": name,
        "description": one.get("description", ""),
        "members": [{"name": own, "needed": own in needed, **_member(each)} for own, each in members.items()],
    }


def _member(one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": _type(one),
        "description": one.get("description", ""),
        "default": one.get("default") if one.get("default") not in (None, "", [], {}) else None,
        "examples": [str(each) for each in one.get("examples", ())],
    }


def _type(one: Mapping[str, Any]) -> dict[str, Any]:
    """What a value is: words, with the shapes that they name and the symbols of a closed list."""
    options = one.get("anyOf") or one.get("oneOf")
    if options:
        kinds = [_type(each) for each in options]
        words = " | ".join(dict.fromkeys(kind["words"] for kind in kinds if kind["words"]))
        return {
            "words": words,
            "shapes": [name for kind in kinds for name in kind["shapes"]],
            "symbols": [symbol for kind in kinds for symbol in kind["symbols"]],
        }
    if "$ref" in one:
        return {"words": "", "shapes": [one["$ref"].removeprefix(_REF)], "symbols": []}
    if "enum" in one or "const" in one:
        return {"words": "", "shapes": [], "symbols": [str(each) for each in one.get("enum", [one.get("const")])]}
    if one.get("type") == "array":
        inner = _type(one.get("items", {}))
        return inner | {"words": f"[{inner['words']}]"}
    if isinstance(one.get("additionalProperties"), dict):
        inner = _type(one["additionalProperties"])
        return inner | {"words": "{" + f"…: {inner['words']}" + "}"}
    return {"words": str(one.get("format") or one.get("type") or ""), "shapes": [], "symbols": []}
