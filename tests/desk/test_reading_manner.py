"""Members read in the language, month names and digits that they chose, on every page and in every browser."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from marsad.desk.kept.models import Addition
from marsad.desk.members.models import Member
from marsad.interface.labels import labels
from marsad.record.home import Home
from tests.desk.signing import give_password, made

LEVANTINE = "|".join(map(str, labels("ar").words["levantine"].values()))
DAY = f'<time datetime="20[0-9-]{{8}}[^"]*">(<bdi[^>]*>)?[٠-٩]+ ({LEVANTINE}) [٠-٩]+'
CHOSEN = {"language": "ar", "months": "levantine", "digits": "arabic"}


@pytest.fixture
def reader(desk: Home) -> Client:
    """A browser in which a member is signed in who chose how to read."""
    made("amal")
    client = Client()
    give_password(client, "amal")
    assert client.post("/account/preferences/", CHOSEN).status_code == 302
    return client


def test_pages_are_written_so(reader: Client) -> None:
    shown = reader.get("/").content.decode()
    assert 'lang="ar"' in shown
    assert re.search(f"[٠-٩]+ ({LEVANTINE}) ٢٠[٠-٩]{{2}}", shown)
    numbers = re.findall(r'class="number">([^<]+)<', shown)
    assert numbers
    assert not any(re.search("[0-9]", number) for number in numbers)


def test_so_are_the_numbers_of_pages_and_the_days_of_reports(reader: Client, ids: dict[str, str]) -> None:
    Member.objects.bulk_create(Member(username=f"m{n}", role="reader") for n in range(60))
    Member.objects.filter(username="amal").update(role="administrator")
    assert "<span>١ / ٢</span>" in reader.get("/members/").content.decode()
    shown = reader.get(f"/reports/{ids['report']}/").content.decode()
    assert re.search(DAY, shown.partition("</h1>")[2][:600])


@pytest.mark.parametrize("page", ["/search/?outcome=killed", "/sources/{origin}/", "/add/", "/add/1/"])
def test_so_is_every_time_and_day_on_other_pages(page: str, reader: Client, ids: dict[str, str]) -> None:
    Addition.objects.update(member=Member.objects.get(username="amal"))
    times = re.findall("<time.*?</time>", reader.get(page.format(**ids)).content.decode(), re.DOTALL)
    assert times
    assert [one for one in times if not re.search(DAY, one)] == []


def test_they_follow_into_another_browser(reader: Client) -> None:
    other = Client()
    give_password(other, "amal")
    assert 'lang="ar"' in other.get("/").content.decode()


def test_the_language_of_the_bar_is_kept_with_the_member(reader: Client) -> None:
    reader.post("/account/language/", {"language": "en", "next": "/"})
    assert Member.objects.get(username="amal").language == "en"


def test_they_are_nobody_elses(reader: Client) -> None:
    made("badr")
    other = Client()
    other.cookies["django_language"] = "ar"
    give_password(other, "badr")
    shown = other.get("/").content.decode()
    assert re.search(f"[0-9]+ ({LEVANTINE})/[^ ]+ 20[0-9]{{2}}", shown)


@pytest.mark.parametrize("wrong", [{"language": "xx"}, {"months": "roman"}, {"digits": ""}])
def test_what_cannot_be_chosen_changes_nothing(reader: Client, wrong: dict[str, str]) -> None:
    reader.post("/account/preferences/", CHOSEN | wrong)
    kept = Member.objects.get(username="amal")
    assert {name: getattr(kept, name) for name in CHOSEN} == CHOSEN


def test_ids_and_quotes_keep_their_digits(reader: Client, ids: dict[str, str]) -> None:
    shown = reader.get(f"/reports/{ids['report']}/").content.decode()
    assert f'id="claim-{ids["claim"].rpartition("/")[2]}"' in shown
