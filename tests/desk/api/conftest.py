"""A desk that programs ask: tokens of every role and scope, on a record that each module of tests has to itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from marsad.desk.access import Role
from marsad.desk.members import tokens
from marsad.desk.members.models import Member, Token
from marsad.desk.members.tokens import Scope
from marsad.record.home import Home
from tests.desk.conftest import open_desk

With = Callable[..., Client]


def member(role: Role, name: str | None = None) -> Member:
    """A member of a role."""
    found, _made = Member.objects.get_or_create(username=name or f"a-{role}", defaults={"role": role})
    return found


def secret_of(who: Member, *scopes: Scope, days: int = 1, with_factor: bool = False) -> tuple[Token, str]:
    """A new token of a member, of all scopes unless some are named."""
    now = datetime.now(UTC)
    last = now + timedelta(days=days)
    return tokens.make(who, "a program", scopes or tuple(Scope), last, with_factor=with_factor, now=now)


def program(who: Member, *scopes: Scope, **headers: str) -> Client:
    """A program with a token of a member."""
    said = {"Authorization": f"Bearer {secret_of(who, *scopes)[1]}", **headers}
    return Client(headers=said, raise_request_exception=False)


def post(client: Client, path: str, said: Any) -> Any:
    """What a call answers that is sent something."""
    return client.post(f"/api/1/{path}", said, content_type="application/json")


def get(client: Client, path: str) -> Any:
    """What a call answers, as JSON."""
    answer = client.get(f"/api/1/{path}")
    assert answer.status_code == 200, answer.content
    return answer.json()


@pytest.fixture(scope="session")
def copied(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the record, to which tests write nothing but members and tokens."""
    return Path(shutil.copytree(kept, tmp_path_factory.mktemp("api") / "record"))


@pytest.fixture
def shared(copied: Path) -> Iterator[Home]:
    """A desk on that copy."""
    home = Home(copied)
    open_desk(home)
    yield home
    connections.close_all()


@pytest.fixture
def reader(shared: Home) -> Client:
    """A program of a reader's that may read."""
    return program(member(Role.READER), Scope.READ)
