"""Searching at the desk: words in any form, filters that stay in the address, pages, searches that are kept."""

from __future__ import annotations

import pytest

from marsad.desk.access import Role
from marsad.desk.kept.models import SavedSearch
from marsad.desk.members.models import Member
from marsad.desk.pages import saved
from marsad.languages.pack import orthography_of
from tests.desk.conftest import As
from tests.desk.queries import queries_of

HOSTILE = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202eabc\u202c", "=1+1", "a" * 5_000, "\x00",
    "' OR 1=1 --", "%", '"', "NEAR(a b)", "\ud800".encode("utf-8", "replace").decode(),
)  # fmt: skip


def _found(signed_in: As, query: str) -> str:
    answer = signed_in(Role.READER).get(f"/search/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("asked", ["الصحة", "وَالصِّحّة", "للصحة", "الصحه"])
def test_arabic_is_found_however_it_is_written(asked: str, signed_in: As) -> None:
    said = _found(signed_in, f"q={asked}")
    assert 'class="found' in said
    assert 'class="card"' in said


def test_the_words_that_were_looked_for_are_marked_in_the_quotation(signed_in: As) -> None:
    said = _found(signed_in, "q=قتل")
    marked = [piece.partition("</mark>")[0] for piece in said.split('<mark class="found')[1:]]
    assert marked
    assert all("قتل" in orthography_of("ar").fold(words) for words in marked)


@pytest.mark.parametrize(
    "query",
    [
        "language=ar&first=2022-01-01&last=2022-12-31", "outcome=killed&stance=asserted", "origin={origin}",
        "country=SY", "alone=1", "q=قتل&order=oldest", "affected=civilian",
    ],
)  # fmt: skip
def test_filters_stay_in_the_address_and_in_the_form(query: str, signed_in: As, ids: dict[str, str]) -> None:
    query = query.format(**ids)
    said = _found(signed_in, query)
    assert 'id="found"' in said
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        assert f'name="{name}"' in said
        assert f'value="{value}"' in said


def test_a_party_is_found_by_its_name(signed_in: As, ids: dict[str, str]) -> None:
    by_id = _found(signed_in, "affected=sdf")
    by_name = _found(signed_in, "affected=قوات+سوريا+الديمقراطية")
    assert by_id.count('class="card"') == by_name.count('class="card"')


def test_every_claim_that_is_shown_has_what_is_asked_of_claims(signed_in: As) -> None:
    said = _found(signed_in, "outcome=injured")
    cards = said.split('class="claims"')[1:]
    assert cards
    assert all("injured" in one.partition("</ul>")[0] for one in cards)
    assert all("killed ·" not in one.partition("</ul>")[0] for one in cards)


def test_a_report_without_an_incident_is_said_to_be_of_none(signed_in: As) -> None:
    said = _found(signed_in, "alone=1")
    assert said.count("of no incident") == said.count('class="card"') > 0


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: repr(words[:12]))
@pytest.mark.parametrize("member", ["q", "outlet", "origin", "first", "language", "country", "page", "stance"])
def test_whatever_an_address_says_is_shown_harmless(member: str, words: str, signed_in_once: As) -> None:
    answer = signed_in_once(Role.READER).get("/search/", {member: words})
    assert answer.status_code == 200
    said = answer.content.decode()
    assert "<script>alert" not in said
    assert "<img" not in said
    assert "\u202e" not in said.replace("\u202eabc", "") or member == "q"


@pytest.fixture(scope="module")
def signed_in_once(kept: object) -> As:
    """Browsers at the desk that all tests share: nothing here writes to its record."""
    from tests.desk.conftest import browsers_at

    return browsers_at(kept)  # type: ignore[arg-type]  # a path


@pytest.mark.usefixtures("told")
def test_pages_follow_each_other_without_loss(signed_in: As, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.desk.pages.search._PAGE", 3)
    client = signed_in(Role.READER)
    seen: list[str] = []
    for page in range(1, 4):
        answer = client.get("/search/", {"outcome": "killed", "page": page})
        seen += [row["id"] for row in answer.context["rows"]]
        assert "outcome=killed&amp;page=" in answer.content.decode()
    assert len(seen) == len(set(seen)) == 9


def test_queries_do_not_grow_with_what_is_found(signed_in: As, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(Role.READER)
    counts = []
    for page in (2, 20):
        monkeypatch.setattr("marsad.desk.pages.search._PAGE", page)
        counts.append(queries_of(client, "/search/?outcome=killed"))
    assert counts[0] == counts[1]


@pytest.mark.usefixtures("told")
def test_a_search_is_saved_found_again_and_deleted(signed_in: As) -> None:
    client = signed_in(Role.READER)
    client.post("/search/saved/", {"name": "<b>my</b> search", "asks": "q=قتل&outcome=killed&evil=1&page=3"})
    said = client.get("/search/").content.decode()
    assert "&lt;b&gt;my&lt;/b&gt; search" in said
    one = SavedSearch.objects.get()
    assert "evil" not in one.asks
    assert "page" not in one.asks
    assert client.get(f"/search/?{one.asks}").context["said"]["outcome"] == "killed"
    client.post(f"/search/saved/{one.id}/delete/", {"back": "q=x"})  # type: ignore[attr-defined]  # the key
    assert not SavedSearch.objects.exists()


def test_nobody_sees_or_deletes_what_another_saved(signed_in: As) -> None:
    signed_in(Role.CODER).post("/search/saved/", {"name": "mine", "asks": "q=قتل"})
    one = SavedSearch.objects.get()
    other = signed_in(Role.ADMINISTRATOR)
    assert "mine" not in other.get("/search/").content.decode()
    other.post(f"/search/saved/{one.id}/delete/")  # type: ignore[attr-defined]  # the key
    assert SavedSearch.objects.filter(member=Member.objects.get(username="a-coder")).count() == 1


@pytest.mark.parametrize("said", [{"name": "", "asks": "q=x"}, {"name": "x", "asks": ""}, {"name": "x", "asks": "a=1"}])
def test_a_search_of_nothing_is_not_saved(said: dict[str, str], signed_in: As) -> None:
    assert signed_in(Role.READER).post("/search/saved/", said).status_code == 302
    assert not SavedSearch.objects.exists()


def test_a_member_keeps_so_many_searches(signed_in: As, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved, "MOST", 2)
    client = signed_in(Role.READER)
    for name in ("a", "b", "c", "b"):
        client.post("/search/saved/", {"name": name, "asks": "q=x"})
    assert sorted(SavedSearch.objects.values_list("name", flat=True)) == ["a", "b"]
