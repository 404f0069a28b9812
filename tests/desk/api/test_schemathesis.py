"""schemathesis over the description of the calls, in this process: it finds nothing, whatever the token may do."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any, Final

import pytest
import schemathesis
from django.db import connections
from django.test import override_settings
from schemathesis.engine import events, from_schema
from schemathesis.engine.context import EngineContext

from marsad.desk import serving
from marsad.desk.access import Role
from marsad.desk.members.tokens import Scope
from marsad.record.home import Home
from tests.desk.api.conftest import member, secret_of
from tests.desk.conftest import open_desk

pytestmark = [pytest.mark.full, pytest.mark.slow]
KINDS: Final = {
    "reader": (Role.READER, (Scope.READ,)),
    "coder": (Role.CODER, (Scope.READ, Scope.RULE, Scope.ADD)),
    "editor": (Role.EDITOR, tuple(Scope)),
}
"""A token of each kind: what is refused to the first is done with the last."""
_EXAMPLES: Final = int(os.environ.get("MARSAD_API_EXAMPLES", "3"))
#: Of what fits the description: 422 is of what no description can say, as that a range ends with the greater number.
_TAKEN: Final = ["2xx", "401", "403", "404", "409", "422"]
_OF_SOCKETS: Final = frozenset({"max_redirects", "verify", "cert", "proxies"})


@schemathesis.serializer("application/x-ndjson", "application/jsonl")
def lines(_context: object, value: object) -> bytes:
    """Anything as a line of JSON."""
    return json.dumps(value).encode()


@pytest.fixture(autouse=True)
def everything_may_be_done(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A record of the test's own; additions wait, and never keep others from waiting too."""
    monkeypatch.setattr("marsad.desk.adding.begun.begin", lambda *_: None)
    monkeypatch.setattr("marsad.desk.adding.begun.AT_ONCE", 10**6)
    # what is of sockets alone reaches applications that are asked in this process, too, and they do not know it
    whole = EngineContext.get_transport_kwargs

    def without_sockets(self: EngineContext, operation: Any = None) -> dict[str, Any]:
        return {name: one for name, one in whole(self, operation=operation).items() if name not in _OF_SOCKETS}

    monkeypatch.setattr(EngineContext, "get_transport_kwargs", without_sockets)
    open_desk(Home(Path(copytree(kept, tmp_path / "record"))))
    with override_settings(ALLOWED_HOSTS=["*"]):
        yield
    connections.close_all()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_found(kind: str) -> None:
    role, scopes = KINDS[kind]
    said = {"Authorization": f"Bearer {secret_of(member(role), *scopes)[1]}"}
    config = schemathesis.Config.from_dict(
        {
            "headers": said,
            "generation": {"max-examples": _EXAMPLES},
            "checks": {"positive_data_acceptance": {"expected-statuses": _TAKEN}},
        }
    )
    schema = schemathesis.openapi.from_wsgi("/api/1/openapi.json", serving.application(), config=config, headers=said)
    cases, found = 0, set()
    for event in from_schema(schema).execute():
        if isinstance(event, (events.NonFatalError, events.FatalError)):
            found.add(str(event))
        if isinstance(event, events.ScenarioFinished):
            cases += len(event.recorder.cases)
            for checks in event.recorder.checks.values():
                for one in checks:
                    if one.failure_info is not None:
                        told = str(one.failure_info.failure)[:400]
                        found.add(f"{event.recorder.label}: {one.name}: {told}\n{one.failure_info.code_sample}")
    assert not found, "\n\n".join(sorted(found)[:10])
    assert cases > 300
