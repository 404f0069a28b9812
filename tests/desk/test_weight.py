"""What a page has a browser load: at most 500 kB of script and style, as they are sent."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from marsad import desk
from marsad.desk.access import Role
from marsad.desk.routes import ROUTES, Route
from marsad.record.home import Home
from tests.desk.conftest import As
from tests.desk.test_permissions import ASKED

_STATIC = Path(desk.__file__).parent / "static"
_FILE = re.compile(r"/static/([\w./-]+\.(?:m?js|css))(?![a-z])")
_MOST = 500_000


def weight_of(page: str) -> dict[str, int]:
    """Bytes of each script and style that a page names, compressed; those too that its scripts are told to load."""
    return {name: len(gzip.compress((_STATIC / name).read_bytes())) for name in set(_FILE.findall(page))}


@pytest.mark.parametrize("route", [route for route in ROUTES if "GET" in route.methods], ids=lambda route: route.name)
def test_a_page_sends_no_more_script_and_style_than_it_may(route: Route, signed_in: As, ids: dict[str, str]) -> None:
    shown = signed_in(Role.ADMINISTRATOR).get(ASKED[route.name].format(**ids))
    text = b"".join(shown).decode("utf-8", "replace")
    weight = weight_of(text)
    assert sum(weight.values()) <= _MOST, weight
    assert "<html" not in text or "published" in route.name or weight


def test_what_a_map_loads_is_counted(signed_in: As, desk: Home) -> None:
    weight = weight_of(signed_in(Role.READER).get("/").content.decode())
    assert {name.rpartition("/")[2] for name in weight} >= {"maplibre-gl-csp.js", "maplibre-gl-csp-worker.js"}
    assert sum(weight.values()) > 250_000


@pytest.mark.parametrize("path", sorted(_STATIC.rglob("*.js")), ids=lambda path: path.name)
def test_large_files_are_sent_compressed(path: Path, signed_in: As) -> None:
    if path.stat().st_size > 50_000:
        sent = signed_in(None).get(f"/static/{path.relative_to(_STATIC)}", headers={"Accept-Encoding": "gzip"})
        assert sent.headers["Content-Encoding"] == "gzip"
        assert len(b"".join(sent)) < path.stat().st_size / 2
