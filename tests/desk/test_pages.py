"""Every page is shown to those who may see it, in both languages."""

from __future__ import annotations

import pytest

from marsad.desk.access import Role
from tests.desk.conftest import As

PAGES = (
    "/",
    "/incidents/",
    "/incidents/{incident}/",
    "/reports/{report}/",
    "/sources/",
    "/sources/{origin}/",
    "/search/",
    "/search/?q=قتلى&outcome=killed&page=2",
    "/parties/",
    "/parties/sdf/",
    "/parties/sdf/?role=affected",
)


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("page", PAGES)
def test_a_reader_sees_the_page(page: str, lang: str, signed_in: As, ids: dict[str, str]) -> None:
    client = signed_in(Role.READER)
    client.cookies["django_language"] = lang
    shown = client.get(page.format(**ids))
    assert shown.status_code == 200
    assert f'lang="{lang}"' in shown.content.decode()
    assert ('dir="rtl"' if lang == "ar" else 'dir="ltr"') in shown.content.decode().partition(">")[
        0
    ] + shown.content.decode()[:400]
