"""How many queries a page makes, of all databases of a desk."""

from __future__ import annotations

from contextlib import ExitStack

from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries_of(client: Client, page: str) -> int:
    """Those of a process that was asked for the page before."""
    client.get(page)
    with ExitStack() as stack:
        seen = [stack.enter_context(CaptureQueriesContext(connections[alias])) for alias in connections]
        assert client.get(page).status_code == 200
        return sum(len(each) for each in seen)
