"""The calls put together: their addresses behind what guards them, and the schema that describes them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from ninja import NinjaAPI

from marsad.desk.api.bearer import told_in_address
from marsad.desk.api.bodies import Bodies
from marsad.desk.api.call import Call, guarded
from marsad.desk.api.describe import described
from marsad.desk.api.faults import handle
from marsad.desk.api.problems import PATH, problem
from marsad.desk.api.table import CALLS

_PREFIX: Final = PATH.lstrip("/")


def api_patterns() -> list[URLPattern]:
    """The addresses of all calls; what else stands under theirs is answered as a problem."""
    by_path: dict[str, dict[str, Call]] = defaultdict(dict)
    schema = schema_of_calls()
    for call in CALLS:
        by_path[call.path][call.method] = replace(call, queries=_queries(call, schema))
    found = {str(one.pattern): one.callback for one in _api()._get_bound_routers()[0].urls_paths("")}
    made = []
    for address, calls in by_path.items():
        route = _as_django(address)
        made.append(path(_PREFIX + route, guarded(found[route], calls), name=f"api-{next(iter(calls.values())).name}"))
    return [*made, path(f"{_PREFIX}<path:rest>", _nothing), path(_PREFIX, _nothing)]


@cache
def schema_of_calls() -> dict[str, Any]:
    """The description of all calls (OpenAPI 3.1)."""
    return described(_api().get_openapi_schema(path_prefix=PATH), CALLS)


@cache
def _api() -> NinjaAPI:
    api = NinjaAPI(title="Marsad", version="1", openapi_url=None, docs_url=None, parser=Bodies())
    handle(api)
    for call in CALLS:
        does = api.api_operation(
            [call.method],
            f"/{call.path}",
            response={call.status: call.gives},
            operation_id=call.name,
            tags=[call.about],
            by_alias=True,
            url_name=f"{call.name}-unguarded",
        )
        does(call.does)
    return api


def _queries(call: Call, schema: dict[str, Any]) -> tuple[str, ...]:
    """What the address of a call may say, as its description has it."""
    operation = schema["paths"][call.described_path][call.method.lower()]
    return tuple(one["name"] for one in operation.get("parameters", ()) if one["in"] == "query")


def _as_django(address: str) -> str:
    return address.replace("{path:", "<path:").replace("{int:", "<int:").replace("{", "<").replace("}", ">")


def _nothing(request: HttpRequest, rest: str = "") -> HttpResponse:
    told = _("The documentation of the API lists those that there are.")
    return told_in_address(request) or problem(404, _("There is no such call"), told)


_nothing.csrf_exempt = True  # type: ignore[attr-defined]  # nothing is done here
