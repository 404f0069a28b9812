"""The number of queries that a page makes does not grow with the record."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from django.db import connections
from django.test import Client

from marsad.desk.access import Role
from marsad.desk.members.models import Member
from marsad.record.home import Home
from tests.desk.conftest import open_desk, record_of, sign_in
from tests.desk.incident.conftest import chosen
from tests.desk.queries import queries_of

FEW = ("d046", "d047", "d050", "d069", "d070")
ADDRESSES = (
    "/incidents/",
    "/incidents/?order=change&party=sdf&outcome=killed&grade=contested",
    "/incidents/{}/",
    "/incidents/{}/?policy=ucdp/1&series=killed.civilian",
    "/incidents/{}/?as_of=2022-01-30",
    "/incidents/{}/?recorded_by=2200-01-01",
)


def _queries(record: Path) -> dict[str, int]:
    """How many queries each address makes, of a process that was asked before."""
    from marsad.record.index.models import Incident

    open_desk(Home(record))
    member, _made = Member.objects.get_or_create(username="reader", role=Role.READER)
    client = Client()
    sign_in(client, member)
    siege = Incident.objects.order_by("-reports").values_list("id", flat=True)[0]
    found = {address: queries_of(client, address.format(siege)) for address in ADDRESSES}
    connections.close_all()
    return found


@pytest.mark.slow
def test_many_reports_take_as_many_queries_as_few(kept: Path, tmp_path: Path) -> None:
    few, many = tmp_path / "few", Path(copytree(kept, tmp_path / "many"))
    few.mkdir()
    small = _queries(record_of(few, chosen(FEW)))
    large = _queries(many)
    assert large == small
    assert max(large.values()) < 45
