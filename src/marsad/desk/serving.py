"""Starting the desk: its settings, its tables, its first administrator, and the server in front of it."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final
from wsgiref.types import WSGIApplication

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connections

from marsad.desk.access import Role
from marsad.desk.apps import use_project
from marsad.desk.router import DESK
from marsad.desk.settings import Place, settings_of
from marsad.errors import BadDesk
from marsad.record.home import Home
from marsad.record.project import Project

#: What turns on pages that tell a stranger how the desk is made; the desk has none, whoever sets these expects them.
_DEBUG: Final = ("DEBUG", "DJANGO_DEBUG", "MARSAD_DEBUG")
_OFF: Final = frozenset({"", "0", "false", "no", "off"})


def place_of(host: str, names: tuple[str, ...], *, behind_tls: bool) -> Place:
    """Where a desk that listens at a host is reached. Raises BadDesk for an open address without TLS before it."""
    loopback = host == "localhost" or _is_loopback(host)
    if not loopback and not behind_tls:
        raise BadDesk(
            f"{host} can be reached by others, and what they send would be readable on the way: put a proxy with TLS "
            "before the desk and say --behind-tls --name NAME (docs/desk.md), or listen on 127.0.0.1"
        )
    if behind_tls and not names:
        raise BadDesk("say by which name the desk is reached: --name desk.example.org")
    return Place(names or ("127.0.0.1", "localhost", "[::1]"), behind_tls)


def check_environment(environment: Mapping[str, str] = os.environ) -> None:
    """Raises BadDesk where the environment asks for debugging, which a desk with people's names in it never does."""
    for name in _DEBUG:
        if environment.get(name, "").strip().lower() not in _OFF:
            raise BadDesk(f"{name} is set: the desk is not served for debugging; unset {name} and start it again")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def set_up(home: Home, project: Project, place: Place) -> None:
    """Makes Django the desk's in this process; before anything of the record is imported that has tables."""
    if settings.configured:
        raise RuntimeError("Django was set up before the desk was")
    settings.configure(**settings_of(home, place))
    django.setup()
    use_project(home, project)


def bring_tables_up() -> None:
    """Makes what the desk's own database lacks."""
    call_command("migrate", database=DESK, verbosity=0, interactive=False)
    call_command("createcachetable", database=DESK, verbosity=0)


def has_members() -> bool:
    """Whether anybody can sign in."""
    from marsad.desk.members.models import Member  # tables can be imported once Django is set up

    return Member.objects.filter(is_active=True, role=Role.ADMINISTRATOR).exists()


def add_administrator(name: str, password: str) -> None:
    """Makes the first administrator. Raises BadDesk where the password is easily guessed."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from marsad.desk.members.models import Member
    from marsad.record.accesses import Access, note

    member = Member(username=name, role=Role.ADMINISTRATOR)
    try:
        member.clean_fields(exclude=["password"])
        validate_password(password, member)
    except ValidationError as error:
        raise BadDesk(" ".join(error.messages)) from None
    member.set_password(password)
    note(Access("joined", member.username, "start", role=member.role), datetime.now(UTC))
    member.save()


def application() -> WSGIApplication:
    """The desk as a WSGI application (PEP 3333)."""
    return WSGIHandler()


def serve(host: str, port: int, workers: int) -> None:
    """Answers requests until it is stopped."""
    from marsad.desk import server
    from marsad.desk.warming import warm

    warm()
    connections.close_all()  # no two processes speak through one
    server.run(server.whole_bodies(application()), host, port, workers)
