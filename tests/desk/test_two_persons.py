"""Where a project asks for two persons, the ruling of one is no decision: no toll knows of it until another agrees."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client

from marsad.desk.access import Role
from marsad.desk.apps import use_project
from marsad.desk.members.models import Member
from marsad.desk.queue.models import Proposal, State
from marsad.desk.queue.ruling import forget_gone
from marsad.record.ask.incidents import incident
from marsad.record.home import Home
from marsad.record.index.decisions import all_decisions
from marsad.record.index.models import Applied, Report
from marsad.record.meanwhile import seen
from marsad.record.project import Project
from marsad.record.remove import remove
from tests.desk.conftest import As
from tests.desk.test_review import figures, form, text
from tests.desk.threads import at_once


@pytest.fixture(autouse=True)
def two(desk: Home) -> Iterator[None]:
    """A project that asks for two persons to reject, and to merge."""
    use_project(desk, Project(two_persons=frozenset({"reject", "merge"})))
    yield
    use_project(desk, Project())


def _propose(client: Client) -> Proposal:
    client.post("/review/act/", form(figures()[:1], "reject"))
    return Proposal.objects.get()


def _close(client: Client, proposal: Proposal, do: str, why: str = "") -> None:
    client.post("/review/proposals/close/", {"number": str(proposal.pk), "do": do, "why": why})


def test_the_first_only_proposes_and_tolls_stay_as_they_are(signed_in: As) -> None:
    one = figures()[0]
    before = incident(one.matter.incidents[0]).last_tolls
    client = signed_in(Role.CODER)
    proposal = _propose(client)
    assert all_decisions() == []
    assert incident(one.matter.incidents[0]).last_tolls == before
    assert "counts once a second person agrees" in text(client)
    shown = text(client, "/review/proposals/")
    assert "a-coder : looked at it" in shown
    assert proposal.said.targets == one.matter.targets


def test_a_ruling_on_the_reports_page_is_proposed_too(signed_in: As) -> None:
    said = {"kind": "reject", "target": figures()[0].matter.key, "because": "x", "seen": str(seen())}
    signed_in(Role.CODER).post("/decide/", said)
    assert all_decisions() == []
    assert Proposal.objects.get().said.kind == "reject"


def test_a_proposed_correction_is_told_in_words(desk: Home, signed_in: As) -> None:
    use_project(desk, Project(two_persons=frozenset({"correct"})))
    client, said = signed_in(Role.CODER), {"kind": "correct", "target": figures()[0].matter.key, "because": "x"}
    client.post("/decide/", said | {"set-value": "1250", "set-origin": "witness", "seen": str(seen())})
    shown = text(client, "/review/proposals/")
    assert "Number : 1,250" in shown
    assert "Who counted : witnesses" in shown


def test_what_takes_one_is_decided_at_once(signed_in: As) -> None:
    signed_in(Role.CODER).post("/review/act/", form(figures()[:1], "accept"))
    assert [one.kind for one in all_decisions()] == ["accept"]
    assert not Proposal.objects.exists()


def test_another_agrees_and_both_names_stand_in_the_log(signed_in: As) -> None:
    proposal = _propose(signed_in(Role.CODER))
    _close(signed_in(Role.REVIEWER), proposal, "agree")
    (decision,) = all_decisions()
    assert (decision.people, decision.because) == (("a-coder", "a-reviewer"), "looked at it")
    assert Proposal.objects.get().why == decision.id


def test_nobody_agrees_with_himself(signed_in: As) -> None:
    client = signed_in(Role.CODER)
    proposal = _propose(client)
    _close(client, proposal, "agree")
    assert all_decisions() == []
    assert "It takes a second person" in text(client)


def test_nobody_agrees_with_himself_under_another_account_of_the_same_name(signed_in: As) -> None:
    client = signed_in(Role.CODER)
    proposal = _propose(client)
    other = signed_in(Role.REVIEWER)
    Member.objects.filter(username="a-reviewer").update(name="  A-Coder")
    _close(other, proposal, "agree")
    assert all_decisions() == []


def test_a_reader_agrees_to_nothing(signed_in: As) -> None:
    proposal = _propose(signed_in(Role.CODER))
    _close(signed_in(Role.READER), proposal, "agree")
    assert all_decisions() == []


def test_who_was_put_out_meanwhile_decides_nothing(signed_in: As) -> None:
    proposal = _propose(signed_in(Role.CODER))
    Member.objects.filter(username="a-coder").update(is_active=False)
    _close(signed_in(Role.REVIEWER), proposal, "agree")
    assert all_decisions() == []


def test_what_was_decided_since_it_was_proposed_is_told(signed_in: As) -> None:
    proposal = _propose(signed_in(Role.CODER))
    signed_in(Role.EDITOR).post("/review/act/", form(figures()[:1], "accept", because="seen in the film"))
    client = signed_in(Role.REVIEWER)
    _close(client, proposal, "agree")
    assert [one.kind for one in all_decisions()] == ["accept"]
    assert "seen in the film" in text(client)


def test_two_do_not_propose_on_one_figure(signed_in: As) -> None:
    _propose(signed_in(Role.CODER))
    client = signed_in(Role.REVIEWER)
    client.post("/review/act/", form(figures()[:1], "reject"))
    assert Proposal.objects.count() == 1
    assert "\u2068a-coder\u2069 proposed a ruling on it already" in text(client)


def test_another_declines_with_a_reason_and_the_first_takes_it_back_without(signed_in: As) -> None:
    first, second = signed_in(Role.CODER), signed_in(Role.REVIEWER)
    proposal = _propose(first)
    _close(second, proposal, "decline")
    assert Proposal.objects.get().state == State.OPEN
    _close(second, proposal, "decline", "the words say so")
    assert Proposal.objects.get().state == State.DECLINED
    _close(second, proposal, "agree")
    assert all_decisions() == []
    Proposal.objects.all().delete()
    _close(first, _propose(first), "decline")
    assert Proposal.objects.get().state == State.DECLINED


def test_to_take_it_back_takes_two_as_well(signed_in: As) -> None:
    _close(signed_in(Role.REVIEWER), _propose(signed_in(Role.CODER)), "agree")
    (decision,) = all_decisions()
    said = {"kind": "withdraw", "target": decision.id, "because": "x", "seen": str(seen())}
    signed_in(Role.EDITOR).post("/decide/", said)
    assert all_decisions() == [decision]


def test_a_closed_proposal_keeps_no_words(signed_in: As) -> None:
    _close(signed_in(Role.REVIEWER), _propose(signed_in(Role.CODER)), "agree")
    kept = Proposal.objects.get()
    assert (kept.because, kept.said.targets) == ("", ())


def test_a_removal_reaches_open_proposals(signed_in: As, desk: Home) -> None:
    client = signed_in(Role.CODER)
    report = _propose(client).said.targets[0].rpartition("/")[0]
    remove(desk, report, author="R.", because="asked", ground="consent withdrawn", clock=datetime.now(UTC))
    client.get("/review/proposals/")
    assert not Proposal.objects.exists()


def test_an_index_that_is_being_made_anew_takes_no_proposal_away(signed_in: As) -> None:
    _propose(signed_in(Role.CODER))
    Applied.objects.all().delete()
    Report.objects.all().delete()
    forget_gone()
    assert Proposal.objects.exists()


@pytest.mark.slow
def test_two_who_agree_at_once_make_one_decision(signed_in: As) -> None:
    proposal = _propose(signed_in(Role.CODER))
    clients = [signed_in(Role.REVIEWER), signed_in(Role.EDITOR), signed_in(Role.ADMINISTRATOR)]
    at_once(clients, lambda client: _close(client, proposal, "agree"))
    assert len(all_decisions()) == 1
