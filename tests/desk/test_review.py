"""The review queue: what it shows and why, filters, assignment, several rulings at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from marsad.desk.access import Role
from marsad.desk.members.models import Member
from marsad.desk.pages.review.words import stake
from marsad.desk.queue.models import Assignment
from marsad.interface.labels import labels
from marsad.interface.manner import Digits, Manner
from marsad.interface.record_phrases import Names
from marsad.model.called import Called
from marsad.model.review import Bounds, Stake
from marsad.record.ask.incidents import incident
from marsad.record.ask.review import Awaiting, Wanted, awaiting, told
from marsad.record.home import Home
from marsad.record.index.decisions import all_decisions
from marsad.record.meanwhile import seen
from tests.desk import records
from tests.desk.conftest import As
from tests.desk.queries import queries_of


def queued(**wanted: Any) -> list[Awaiting]:
    """What awaits a person, as the record tells."""
    return told(awaiting(Wanted(**wanted)))


def figures() -> list[Awaiting]:
    return [one for one in queued() if one.matter.ruling == "reject"]


def form(found: list[Awaiting], do: str, **said: Any) -> dict[str, Any]:
    """The queue's form with some entries marked, as the page shows them now."""
    marked = [f"{one.matter.key}|{one.mark}" for one in found]
    return {"matter": marked, "do": do, "since": str(seen()), "because": "looked at it"} | said


def text(client: Client, page: str = "/review/") -> str:
    shown = client.get(page)
    assert shown.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", shown.content.decode()))


@pytest.mark.parametrize(
    ("lang", "words"), [("en", ("If it is rejected", "one source alone")), ("ar", ("إن رُفض", "مصدر واحد لا غير"))]
)
def test_an_entry_says_what_hangs_on_it_in_words_with_numbers(lang: str, words: tuple[str, ...], signed_in: As) -> None:
    client = signed_in(Role.CODER)
    client.cookies["django_language"] = lang
    shown = text(client, "/review/?ground=one-source&outcome=killed")
    stake = queued(ground="one-source", outcome="killed")[0].matter.stakes[0]
    assert stake.now is not None
    assert all(one in shown for one in (*words, f"{stake.now.low:,}"))


def test_what_changes_a_toll_most_comes_first(signed_in: As) -> None:
    shown = signed_in(Role.READER).get("/review/").content.decode()
    at = [shown.index(f"m-{one.mark}") for one in queued()[:20]]
    assert at == sorted(at)
    assert [one.matter.change for one in queued()] == sorted((one.matter.change for one in queued()), reverse=True)


def test_a_reader_sees_it_and_cannot_mark_anything(signed_in: As) -> None:
    assert 'type="checkbox"' not in signed_in(Role.READER).get("/review/").content.decode()
    assert 'type="checkbox"' in signed_in(Role.CODER).get("/review/").content.decode()


@pytest.mark.parametrize(
    "asked", ["ground=loose", "outcome=killed", "least=10", "who=mine", "who=nobody", "incident=i-none"]
)
def test_filters_stand_in_the_address(asked: str, signed_in: As) -> None:
    name, _, value = asked.partition("=")
    wanted = (
        {name: int(value) if name == "least" else value} if name in ("ground", "outcome", "least", "incident") else {}
    )
    client = signed_in(Role.CODER)
    shown = client.get(f"/review/?{asked}").content.decode()
    found = {one.mark for one in queued() if f"m-{one.mark}" in shown}
    if asked == "who=mine":
        assert found == set()
    else:
        assert found == {one.mark for one in queued(**wanted)[:20]}
        assert bool(found) == (asked != "incident=i-none")


def test_the_next_page_goes_on_where_the_first_ends(signed_in: As, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.desk.pages.review.queue._PAGE", 4)
    shown = signed_in(Role.READER).get("/review/?page=2").content.decode()
    marks = [one.mark for one in queued()]
    assert len(marks) > 8
    assert [one for one in marks if f"m-{one}" in shown] == marks[4:8]


@pytest.mark.parametrize(
    "asked", ["ground=%00", "outcome=x", "least=-1", "least=٣", "least=99999999999999", "who=x", "page=x"]
)
def test_an_address_that_asks_for_nonsense_is_answered(asked: str, signed_in: As) -> None:
    assert signed_in(Role.READER).get(f"/review/?{asked}").status_code == 200


def test_as_many_queries_are_made_for_one_entry_as_for_twenty(signed_in: As) -> None:
    client = signed_in(Role.CODER)
    counts = []
    for least in (queued()[0].matter.change, 0):
        counts.append(queries_of(client, f"/review/?least={least}"))
    assert counts[0] == counts[1]


def test_several_are_rejected_with_one_reason_each_a_decision_of_its_own(signed_in: As) -> None:
    found, client = figures()[:3], signed_in(Role.CODER)
    before = len(all_decisions())
    client.post("/review/act/", form(found, "reject"))
    made = all_decisions()[before:]
    assert [set(one.targets) for one in made] == [set(one.matter.targets) for one in found]
    assert {(one.kind, one.author, one.because) for one in made} == {("reject", "a-coder", "looked at it")}
    assert "3 decisions were taken" in text(client)
    assert not {one.matter.key for one in found} & {one.matter.key for one in queued()}


def test_the_toll_is_then_what_the_queue_said(signed_in: As) -> None:
    one = figures()[0]
    stake, id_ = one.matter.stakes[0], one.matter.incidents[0]
    signed_in(Role.CODER).post("/review/act/", form([one], "reject"))
    toll = incident(id_).last_tolls.get((stake.outcome, stake.affected))
    bounds = (toll.low, toll.best, toll.high) if toll else None
    assert bounds == ((stake.then.low, stake.then.best, stake.then.high) if stake.then else None)


def test_all_or_none(signed_in: As) -> None:
    found, client = figures()[:2], signed_in(Role.CODER)
    before = len(all_decisions())
    said = form(found, "reject")
    said["matter"][1] = f"{found[1].matter.key}|0000"
    client.post("/review/act/", said)
    assert len(all_decisions()) == before
    assert "Nothing was done" in text(client)


@pytest.mark.parametrize(
    "changed", [{"because": " "}, {"since": ""}, {"since": "x"}, {"do": "merge"}, {"matter": []}, {"matter": ["no|no"]}]
)
def test_a_form_that_says_too_little_does_nothing(changed: Mapping[str, Any], signed_in: As) -> None:
    before, client = len(all_decisions()), signed_in(Role.CODER)
    client.post("/review/act/", form(figures()[:1], "reject") | dict(changed))
    assert len(all_decisions()) == before
    assert "Nothing was done" in text(client)


def test_the_second_is_told_who_decided_first_and_why(signed_in: As) -> None:
    found = figures()[:2]
    late = form(found, "accept", because="fits")
    signed_in(Role.CODER).post("/review/act/", form(found[:1], "reject", because="counts the wounded too"))
    before, client = len(all_decisions()), signed_in(Role.REVIEWER)
    client.post("/review/act/", late)
    assert len(all_decisions()) == before
    shown = text(client)
    assert "a-coder" in shown
    assert "counts the wounded too" in shown


def test_only_a_reviewer_takes_back_what_groups_and_what_took_that_back(signed_in: As) -> None:
    claim, coder, reviewer = figures()[0].matter.key, signed_in(Role.CODER), signed_in(Role.REVIEWER)
    page, button = f"/reports/{claim.rpartition('/')[0]}/", 'name="kind" value="withdraw"'

    def decide(client: Client, kind: str, target: str) -> int:
        said = {"kind": kind, "target": target, "because": "x", "seen": str(seen())}
        return client.post("/decide/", said).status_code

    assert decide(coder, "split", claim) == 403
    decide(reviewer, "split", claim)
    for _time in range(2):
        assert decide(coder, "withdraw", all_decisions()[-1].id) == 403
        assert button not in coder.get(page).content.decode()
        assert button in reviewer.get(page).content.decode()
        decide(reviewer, "withdraw", all_decisions()[-1].id)
    assert [one.kind for one in all_decisions()] == ["split", "withdraw", "withdraw"]
    decide(coder, "accept", claim)
    assert button in coder.get(page).content.decode()
    assert decide(coder, "withdraw", all_decisions()[-1].id) == 302


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.EDITOR, Role.ADMINISTRATOR])
def test_a_coder_takes_back_only_what_is_their_own(role: Role, signed_in: As) -> None:
    claim, coder, other = figures()[0].matter.key, signed_in(Role.CODER), signed_in(role)
    page, button = f"/reports/{claim.rpartition('/')[0]}/", 'name="kind" value="withdraw"'

    def decide(client: Client, kind: str, target: str) -> int:
        return client.post(
            "/decide/", {"kind": kind, "target": target, "because": "x", "seen": str(seen())}
        ).status_code

    decide(other, "accept", claim)
    assert decide(coder, "withdraw", all_decisions()[-1].id) == 403
    assert button not in coder.get(page).content.decode()
    assert button in other.get(page).content.decode()
    assert decide(other, "withdraw", all_decisions()[-1].id) == 302
    decide(coder, "accept", claim)
    assert button in coder.get(page).content.decode()
    assert decide(other, "withdraw", all_decisions()[-1].id) == 302
    assert decide(coder, "withdraw", all_decisions()[-1].id) == 403, "it would stand again against who took it back"
    assert [one.kind for one in all_decisions()] == ["accept", "withdraw", "accept", "withdraw"]


def test_a_near_pair_cannot_be_rejected_as_a_figure(signed_in: As) -> None:
    others = [one for one in queued() if one.matter.ruling in ("merge", "place")]
    assert others
    before = len(all_decisions())
    signed_in(Role.REVIEWER).post("/review/act/", form(others[:1], "reject"))
    assert len(all_decisions()) == before


def test_a_coder_takes_an_entry_and_releases_it(signed_in: As) -> None:
    one, client = queued()[0], signed_in(Role.CODER)
    client.post("/review/act/", form([one], "assign"))
    assert Assignment.objects.get(key=one.matter.key).member.username == "a-coder"
    assert f"m-{one.mark}" in client.get("/review/?who=mine").content.decode()
    assert f"m-{one.mark}" not in client.get("/review/?who=nobody").content.decode()
    client.post("/review/act/", form([one], "release"))
    assert not Assignment.objects.exists()


def test_a_reviewer_assigns_to_others_and_a_coder_does_not(signed_in: As) -> None:
    one, coder, reviewer = queued()[0], signed_in(Role.CODER), signed_in(Role.REVIEWER)
    to = Member.objects.get(username="a-coder").pk
    other = Member.objects.get(username="a-reviewer").pk
    assert coder.post("/review/act/", form([one], "assign", to=str(other))).status_code == 403
    reviewer.post("/review/act/", form([one], "assign", to=str(to)))
    assert Assignment.objects.get(key=one.matter.key).member.pk == to


def test_nobody_is_assigned_who_may_not_rule(signed_in: As) -> None:
    signed_in(Role.READER)
    to = Member.objects.get(username="a-reader").pk
    signed_in(Role.REVIEWER).post("/review/act/", form(queued()[:1], "assign", to=str(to)))
    assert not Assignment.objects.exists()


def test_what_somebody_else_looks_at_a_coder_does_not_take_away(signed_in: As) -> None:
    one = queued()[0]
    signed_in(Role.REVIEWER).post("/review/act/", form([one], "assign"))
    client = signed_in(Role.CODER)
    client.post("/review/act/", form([one], "assign"))
    client.post("/review/act/", form([one], "release"))
    assert Assignment.objects.get().member.username == "a-reviewer"
    assert "assigned to others" in text(client)


def test_what_is_decided_is_assigned_to_nobody(signed_in: As) -> None:
    found, client = figures()[:1], signed_in(Role.CODER)
    client.post("/review/act/", form(found, "assign"))
    assert Assignment.objects.exists()
    client.post("/review/act/", form(found, "reject"))
    assert not Assignment.objects.exists()


def test_what_hangs_on_a_ruling_is_in_the_digits_of_the_reader() -> None:
    names = Names(labels("ar").written(Manner(Digits.ARABIC)), Called({}, {}, {}))
    few, many, one = Bounds(1000, 2000, 3000), Bounds(4000, 5000, 6000), Bounds(7000, 7000, 7000)
    for now, then in ((few, many), (None, many), (few, None), (one, Bounds(8000, 8000, 8000))):
        for ruling in ("reject", "merge", "place"):
            says = stake(Stake("killed", "all", now, then), ruling, names)["says"]
            assert isinstance(says, list)
            told = " ".join(says)
            assert "٠٠٠" in told
            assert not re.search("[0-9]", told)


HOSTILE = '<script>alert(1)</script> \u202e"onclick=x =1+1 ' + "ا" * 3000


def test_hostile_texts_are_shown_harmless(desk: Home, signed_in: As) -> None:
    told = f"Manbij - 9,312 people were killed in a raid on the mill in Manbij, {HOSTILE} said."
    line = {"id": "<b>x", "text": told, "title": HOSTILE[:300], "outlet": "<i>\u202eWire", "published": "2019-03-05"}
    records.add(desk, [line])
    client = signed_in(Role.REVIEWER)
    Member.objects.filter(username="a-reviewer").update(name="<u>\u202eName")
    client.get("/review/")
    (one,) = [each for each in queued() if each.matter.key.startswith("<b>x")]
    client.post("/review/act/", form([one], "assign"))
    for page in ("/review/", "/review/?who=mine", f"/arrange/?report={quote('<b>x')}"):
        shown = client.get(page).content.decode().partition("<main")[2]
        assert "\u202e" not in shown
        for sign in ("<script>alert", "<b>x", "<i>", "<u>"):
            assert sign not in shown, (page, sign)
    assert "&lt;b&gt;x" in client.get("/review/").content.decode()
