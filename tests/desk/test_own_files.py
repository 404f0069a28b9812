"""What a page loads is the desk's own: the files of others as listed, and no address elsewhere in any of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from marsad import desk
from scripts.vendor import STATIC, VENDOR, wrong

HERE = Path(desk.__file__).parent
_ADDRESS = re.compile(r"(?:https?:)?//(?=[A-Za-z0-9-]+\.)[^\s\"'`)<>\\]+")
_LOADED = re.compile(r"@import|url\(\s*[\"']?(?!data:|#|[\"')])(?P<path>[^\"')]*)")
NAMED = {
    "http://www.apache.org/licenses/LICENSE-2.0",
    "https://github.com/ecomfe/zrender/blob/master/LICENSE",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/XML/1998/namespace",
    "https://github.com/mapbox/mapbox-gl-js/issues/2907",
    "https://github.com/maplibre/maplibre-gl-js/blob/v4.7.1/LICENSE.txt",
    "https://maplibre.org/",
}
"""Addresses that files name and never load: namespaces, comments, links to follow. A new one is looked at first."""


def _files(*endings: str) -> list[Path]:
    return sorted(path for path in STATIC.rglob("*") if path.suffix in endings)


def test_every_file_of_others_is_as_listed() -> None:
    assert list(wrong(VENDOR)) == []


@pytest.mark.parametrize("path", _files(".js", ".mjs"), ids=lambda path: path.name)
def test_a_script_names_no_address_that_was_not_looked_at(path: Path) -> None:
    named = set(_ADDRESS.findall(path.read_text("utf-8")))
    if VENDOR in path.parents:
        assert named <= NAMED
    else:
        assert named <= {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("path", _files(".css", ".svg"), ids=lambda path: path.name)
def test_a_style_loads_nothing_from_elsewhere(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "@import" not in text
    loaded = [match["path"] for match in _LOADED.finditer(text)]
    assert all(not re.match(r"[a-z]+:|//", one) for one in loaded), loaded


@pytest.mark.parametrize("path", sorted((HERE / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_a_page_loads_nothing_from_elsewhere_and_has_no_script_or_style_of_its_own(path: Path) -> None:
    text = re.sub(r"{%.*?%}", "", path.read_text("utf-8"))
    assert not re.search(r"\b(?:src|href|action|data)=\"(?:https?:)?//", text)
    assert not re.search(r"\s(?:style|on[a-z]+)=", text)
    for script in re.findall(r"<script[^>]*>", text):
        assert "src=" in script or 'type="application/json"' in script, script
    assert "<style" not in text


@pytest.mark.parametrize("path", sorted((HERE / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_arrows_of_a_page_turn_with_its_direction_and_have_words(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search("[←→⇐⇒]", text)  # they are the style sheets'
    for inner in re.findall(r'class="(?:[^"]* )?to"(.{30})', text):
        assert "{% translate" in inner or "unseen" in inner


@pytest.mark.parametrize("sheet", [STATIC / "desk/desk.css", HERE / "edition/edition.css"], ids=lambda path: path.name)
def test_arrows_point_where_the_words_lead(sheet: Path) -> None:
    text = sheet.read_text("utf-8")
    assert re.search(r'^\.to::before { content: "→"', text, re.MULTILINE)
    assert re.search(r'^\[dir=rtl\] \.to::before { content: "←"', text, re.MULTILINE)


def test_a_warning_that_any_page_may_bear_is_styled_on_every_page() -> None:
    assert 'class="past"' in (HERE / "templates/desk/_came_from_past.html").read_text("utf-8")
    assert re.search(r"^\.past {", (STATIC / "desk/desk.css").read_text("utf-8"), re.MULTILINE)
