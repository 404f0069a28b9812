"""What editors' programs publish and withdraw, by the rules of the pages."""

from __future__ import annotations

import pytest
from django.test import Client

from marsad.desk.access import Role
from marsad.desk.members.tokens import Scope
from marsad.record.home import Home
from tests.desk.api.conftest import get, member, post, program
from tests.desk.published_story import incident_of


@pytest.fixture
def press(story: Home) -> Client:
    """A program of an editor's."""
    return program(member(Role.EDITOR), Scope.PUBLISH)


def test_publishing_and_withdrawing(press: Client, story: Home) -> None:
    id_ = incident_of(story)
    assert get(press, "publications")["items"] == []
    assert press.get(f"/api/1/publications/{id_}").status_code == 404
    act = post(press, "publications", {"incident": id_, "because": "checked", "seen": ""})
    assert act.status_code == 200, act.content
    assert (act.json()["act"], act.json()["author"]) == ("publish", "a-editor")
    (there,) = get(press, "publications")["items"]
    assert (there["address"], there["state"], there["acts"]) == (id_, "shown", [act.json()])
    assert id_ in Client().get("/published/en/index.html").content.decode()
    blind = post(press, f"publications/{id_}/withdraw", {"because": "wrong", "notice": "we were wrong", "seen": ""})
    assert blind.status_code == 409
    said = {"because": "wrong", "notice": "we were wrong", "seen": act.json()["id"]}
    assert post(press, f"publications/{id_}/withdraw", said).json()["act"] == "withdraw"
    assert get(press, f"publications/{id_}")["state"] == "withdrawn"
    assert "we were wrong" in Client().get(f"/published/en/incidents/{id_}.html").content.decode()


@pytest.mark.parametrize(
    ("path", "said", "status"),
    [
        ("publications", {"incident": "i-nowhere", "because": "checked"}, 404),
        ("publications", {"incident": "r1", "because": "checked"}, 404),
        ("publications", {"because": "checked"}, 422),
        ("publications/i-nowhere/withdraw", {"because": "a", "notice": "b", "seen": ""}, 404),
        ("publications/i-nowhere/withdraw", {"because": "a", "notice": " ", "seen": ""}, 422),
    ],
)
def test_what_cannot_be_published(path: str, said: dict[str, str], status: int, press: Client) -> None:
    assert post(press, path, said).status_code == status
