"""Browsers are shown by the name that their owner knows."""

from __future__ import annotations

import pytest

from marsad.desk.members.browsers import named

_CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
)


@pytest.mark.parametrize(
    ("says", "name"),
    [
        (_CHROME, "Chrome · Windows"),
        (_CHROME + " Edg/140.0", "Edge · Windows"),
        ("Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0", "Firefox · Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari · iPhone"),
        ("curl/8.0", "curl/8.0"),
        ("x" * 300, "x" * 60),
        ("", ""),
    ],
)
def test_a_browser_by_its_name(says: str, name: str) -> None:
    assert named(says) == name
