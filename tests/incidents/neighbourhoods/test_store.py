"""The store in memory does what every store must."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marsad.incidents.neighbourhoods.store import InMemory, Store
from tests.incidents.neighbourhoods.contract import CONTRACT


@pytest.mark.parametrize("clause", CONTRACT, ids=lambda clause: clause.__name__)
def test_the_store_in_memory_keeps_the_contract(clause: Callable[[Store], None]) -> None:
    clause(InMemory())
