"""Every page is shown to those who may see it, in both languages."""

from __future__ import annotations

import pytest

from marsad.desk.access import Role
from marsad.desk.templatetags.desk import whole_day
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


def test_what_the_record_does_not_have_is_said_in_the_readers_language(signed_in: As) -> None:
    answer = signed_in(Role.READER).get("/incidents/nobody-knows-it/", headers={"accept-language": "ar"})
    assert answer.status_code == 404
    assert "لا شيء هنا بهذا الاسم الآن" in answer.content.decode()


def test_an_address_that_forms_are_sent_to_says_so(signed_in: As) -> None:
    answer = signed_in(Role.CODER).get("/decide/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "A form is sent here" in answer.content.decode()


@pytest.mark.parametrize(("asked", "shown"), [("2022-01-31", "2022-01-31"), ("31/1", ""), ("2022-13-45", ""), ("", "")])
def test_a_field_for_a_day_is_given_a_day_or_nothing(asked: str, shown: str) -> None:
    assert whole_day(asked) == shown
