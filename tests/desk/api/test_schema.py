"""The description of the calls holds for what they answer: every member that stands in an answer is described."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest
from django.test import Client

from marsad.desk.api.routing import schema_of_calls
from marsad.desk.api.shapes.base import Shape
from marsad.desk.api.table import CALLS
from marsad.record.index.models import Incident, Report
from tests.desk.api.conftest import get


def _holds(name: str, told: Any) -> None:
    schema = {"$ref": f"#/components/schemas/{name}", "components": schema_of_calls()["components"]}
    error = next(jsonschema_rs.Draft202012Validator(schema).iter_errors(told), None)
    assert error is None, f"{name}: {error}"


def test_every_incident_and_report_is_as_described(reader: Client) -> None:
    for id_ in Incident.objects.values_list("id", flat=True):
        _holds("Incident", get(reader, f"incidents/{id_}"))
        _holds("Claims", get(reader, f"incidents/{id_}/claims?limit=200"))
        _holds("Timeline", get(reader, f"incidents/{id_}/timeline?limit=200"))
    for id_ in Report.objects.values_list("id", flat=True):
        _holds("Reading", get(reader, f"reports/{id_}"))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("me", "Me"),
        ("incidents", "Incidents"),
        ("reports", "Reports"),
        ("search?q=قتلى", "FoundReports"),
        ("sources", "Origins"),
        ("parties", "Parties"),
        ("parties/sdf", "Party"),
        ("changes?since=2020-01-01", "Changes"),
        ("matters", "Matters"),
        ("decisions", "Decisions"),
    ],
)
def test_lists_are_as_described(path: str, name: str, reader: Client) -> None:
    _holds(name, get(reader, path))


def test_sources_are_as_described(reader: Client) -> None:
    for one in get(reader, "sources?limit=200")["items"]:
        _holds("SourceCard", get(reader, f"sources/{one['id']}"))


def test_every_call_is_described_with_its_scope_and_problems() -> None:
    schema = schema_of_calls()
    assert schema["openapi"].startswith("3.1")
    for call in CALLS:
        one = schema["paths"][call.described_path][call.method.lower()]
        assert one["operationId"] == call.name
        assert one["summary"], call.name
        assert one["security"] == [{"token": [call.scope.value]}]
        assert {"401", "403", "404"} <= one["responses"].keys()
    assert sum(map(len, schema["paths"].values())) == len(CALLS)
    assert len({call.name for call in CALLS}) == len(CALLS)


def test_no_two_shapes_have_one_name() -> None:
    def below(shape: type[Shape]) -> list[type[Shape]]:
        return [each for one in shape.__subclasses__() for each in (one, *below(one))]

    names = [one.__name__ for one in {*below(Shape)}]
    assert len(names) == len(set(names))
