"""A record of its own for each test, in files and on a server."""

from __future__ import annotations

from tests.record.store.conftest import home, new_home

__all__ = ["home", "new_home"]
