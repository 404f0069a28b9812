"""The report page: its text as received, claims with what was read and what counts, decisions from its forms."""

from __future__ import annotations

import re
import time
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from marsad.desk.access import Role
from marsad.model.decision import CORRECTABLE
from marsad.record.ask.report import ToldClaim, ToldReport, told_report
from marsad.record.home import Home
from marsad.record.index.up_to_date import bring_up_to_date
from marsad.record.meanwhile import seen
from tests.desk import records
from tests.desk.conftest import As
from tests.desk.queries import queries_of

REPORT = "d011"
"""A report of the story in which a police force lowers its own count from 17 to 15."""


def told() -> ToldReport:
    bring_up_to_date(None)
    return told_report(REPORT)


def claim_of(value: int) -> ToldClaim:
    return next(one for one in told().claims if one.claim.quantity.value == value and one.incident)


def form_for(page: str, action: str = "accept") -> dict[str, str]:
    """What the form that is open on a page sends, as it stands."""
    form = re.search(r'<form class="rule[^>]*>(.*?)</form>', page, re.DOTALL)
    assert form, page
    sent = {
        unescape(name): unescape(value)
        for name, value in re.findall(r'<input[^>]*name="([^"]+)"[^>]*?value="([^"]*)"', form[1])
        if name != "kind"
    }
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form[1], re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options) or re.search(r'value="([^"]*)"', options)
        sent[name] = unescape(chosen[1]) if chosen else ""
    return sent | {"kind": action, "because": "seen in the text"}


def opened(client: Client, claim: str, action: str, lang: str = "en") -> dict[str, str]:
    client.cookies["django_language"] = lang
    page = client.get(f"/reports/{REPORT}/?claim={claim}&do={action}")
    return form_for(page.content.decode(), action)


def sent(client: Client, form: dict[str, Any]) -> tuple[HttpResponse, str]:
    done = client.post("/decide/", form, follow=True)
    return done, done.content.decode()  # type: ignore[return-value]  # the last response of those that were followed


def text_on(page: str) -> str:
    """The characters of the report's text as the page has them."""
    inside = page.partition('id="original"')[2].partition(">")[2].partition("</div>")[0]
    return unescape(re.sub(r"</?(?:a|mark)\b[^>]*>", "", inside))


def added(home: Home, text: str, id_: str = "x1", **more: Any) -> None:
    """Adds a report to the desk's record."""
    records.add(home, [{"id": id_, "text": text, "language": "en", "published": "2031-05-02T10:00:00+00:00", **more}])


def test_the_marked_text_put_together_is_the_report_s(signed_in: As) -> None:
    page = signed_in(Role.READER).get(f"/reports/{REPORT}/").content.decode()
    assert text_on(page) == told().reading.report.text
    assert "s-quantity" in page


def test_words_and_claims_lead_to_one_another(signed_in: As) -> None:
    page = signed_in(Role.READER).get(f"/reports/{REPORT}/").content.decode()
    assert told().claims
    for one in told().claims:
        own = one.claim.id
        assert all(f'{each}="{sign}{own}"' in page for each, sign in (("id", "claim-"), ("href", "#claim-")))
        assert all(f'{each}="{sign}{own}"' in page for each, sign in (("id", "words-"), ("href", "#words-")))


def test_overlapping_slots_are_marked_together() -> None:
    from marsad.desk.pages.reading.text import pieces

    found = pieces("abcdef", [(0, 4, "affected", "c1"), (2, 6, "place", "c2"), (3, 4, "quantity", "c1")])
    assert [(one.text, one.slots, one.claims) for one in found] == [
        ("ab", ("affected",), ("c1",)),
        ("c", ("affected", "place"), ("c1", "c2")),
        ("d", ("quantity", "affected", "place"), ("c1", "c2")),
        ("ef", ("place",), ("c2",)),
    ]
    assert [one.number_of for one in found] == ["", "", "c1", ""]


def test_a_reader_is_offered_no_form(signed_in: As) -> None:
    page = f"/reports/{REPORT}/?claim={claim_of(15).claim.id}&do=correct"
    assert '<form class="rule' in signed_in(Role.CODER).get(page).content.decode()
    assert '<form class="rule' not in signed_in(Role.READER).get(page).content.decode()


def test_a_correction_keeps_only_what_was_changed_and_says_how_the_toll_moved(signed_in: As) -> None:
    client, claim = signed_in(Role.CODER), claim_of(15)
    form = opened(client, claim.claim.id, "correct") | {"set-value": "١٤"}
    _done, page = sent(client, form)
    decision = told().decisions[-1]
    assert (decision.kind, dict(decision.values)) == ("correct", {"value": 14, "value_high": None})
    assert "\u206815\u2069 → \u206814\u2069" in unescape(page).partition('id="said"')[2].partition("<h1")[0]
    assert "a person's" in page
    assert "seen in the text" in page


def test_a_correction_can_set_everything_else(signed_in: As) -> None:
    client, claim = signed_in(Role.CODER), claim_of(300)
    form = opened(client, claim.claim.id, "correct")
    form |= {
        "set-outcome": "injured", "set-affected": "civilian", "set-origin": "witness", "set-stance": "alleged",
        "set-basis": "partial", "set-as_of": "2017-10-17", "set-first": "2017-10-14", "set-last": "", "set-place": "",
        "set-qualifier": "at_least",
    }  # fmt: skip
    done, page = sent(client, form)
    assert done.status_code == 200, re.findall('role="alert".*', page)
    counts = next(one.counts for one in told().claims if one.id == claim.id)
    assert counts is not None
    assert (counts.outcome, counts.affected, counts.origin, counts.stance) == (
        "injured", "civilian", "witness", "alleged"
    )  # fmt: skip
    assert (counts.basis, counts.as_of, counts.first, counts.last) == (
        "partial", "2017-10-17", "2017-10-14", "2017-10-14"
    )  # fmt: skip
    assert (counts.place, counts.qualifier) == (None, "at_least")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, "Nothing was changed"),
        ({"set-value": "many"}, "is no whole number"),
        ({"set-as_of": "yesterday"}, "is no day"),
        ({"set-value": "9", "set-value_high": "3"}, "A range ends with the greater number"),
        ({"set-first": "2017-10-16", "set-last": "2017-10-14"}, "A period ends on the later day"),
        ({"set-value": "9", "because": "  "}, "Say why"),
        ({"set-outcome": "slain"}, "values.outcome"),
    ],
)
def test_what_cannot_be_kept_is_said_and_the_form_stands_as_it_was_filled(
    changed: dict[str, str], says: str, signed_in: As
) -> None:
    client, claim = signed_in(Role.CODER), claim_of(15)
    form = opened(client, claim.claim.id, "correct") | {"because": "typed by hand"} | changed
    done, page = sent(client, form)
    assert done.status_code == 422
    assert says in unescape(page)
    assert told().decisions == ()
    if "because" not in changed:
        assert 'value="typed by hand"' in page
    for name, value in changed.items():
        if name.startswith("set-") and name != "set-outcome":
            assert f'name="{name}" value="{value}"' in page


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_second_is_shown_what_the_first_decided_before_anything_is_kept(lang: str, signed_in: As) -> None:
    first, second, claim = signed_in(Role.CODER), signed_in(Role.REVIEWER), claim_of(300)
    slow = opened(second, claim.claim.id, "correct", lang) | {"set-value": "280", "because": "of the second"}
    sent(first, opened(first, claim.claim.id, "reject") | {"because": "of the first"})
    done, page = sent(second, slow)
    assert done.status_code == 409
    assert "of the first" in page
    assert "a-coder" in page
    assert 'value="of the second"' in page
    assert 'name="set-value" value="280"' in page
    assert [one.because for one in told().decisions] == ["of the first"]
    again = form_for(page, "correct") | {"because": "of the second"}
    done, _page = sent(second, again)
    assert done.status_code == 200
    assert [one.because for one in told().decisions] == ["of the first", "of the second"]


def test_of_two_who_take_a_decision_back_the_second_is_told(signed_in: As) -> None:
    client, claim = signed_in(Role.CODER), claim_of(300)
    sent(client, opened(client, claim.claim.id, "reject"))
    page = client.get(f"/reports/{REPORT}/").content.decode()
    undo = page.partition('<details class="undo">')[2].partition("</details>")[0]
    form = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*?value="([^"]*)"', undo)) | {"because": "too soon"}
    sent(client, form)
    done, page = sent(signed_in(Role.REVIEWER), form)
    assert (done.status_code, "while you were looking" in page) == (409, True)
    assert len(told().decisions) == 2


def test_a_move_that_was_overtaken_is_told_at_its_claim(signed_in: As) -> None:
    client, claim = signed_in(Role.REVIEWER), claim_of(300)
    page = client.get(f"/reports/{REPORT}/?claim={claim.claim.id}").content.decode()
    form = {"kind": "move", "target": [claim.id, "d013"], "because": "the grenade", "report": REPORT}
    form |= {"seen": form_for(page)["seen"]}
    sent(client, opened(client, claim.claim.id, "accept"))
    done, page = sent(client, form)
    assert done.status_code == 409
    assert "Somebody decided on this" in page.partition(f'id="claim-{claim.claim.id}"')[2].partition("</article>")[0]


def test_the_second_does_not_undo_what_the_first_changed_elsewhere_in_the_claim(signed_in: As) -> None:
    first, second, claim = signed_in(Role.CODER), signed_in(Role.REVIEWER), claim_of(300)
    slow = opened(second, claim.claim.id, "correct") | {"set-value": "280"}
    sent(first, opened(first, claim.claim.id, "correct") | {"set-origin": "witness"})
    _done, page = sent(second, slow)
    sent(second, form_for(page, "correct"))
    counts = next(one.counts for one in told().claims if one.id == claim.id)
    assert counts is not None
    assert (counts.value, counts.origin) == (280, "witness")


def test_every_member_that_can_be_corrected_stands_on_the_form(signed_in: As) -> None:
    form = opened(signed_in(Role.CODER), claim_of(15).claim.id, "correct")
    assert {name for name in form if name.startswith("set-")} == {f"set-{name}" for name in CORRECTABLE}


def test_a_decision_is_taken_back_by_another(signed_in: As) -> None:
    client, claim = signed_in(Role.CODER), claim_of(300)
    before = told().incidents
    sent(client, opened(client, claim.claim.id, "reject"))
    page = client.get(f"/reports/{REPORT}/").content.decode()
    undo = re.search(r'<details class="undo">(.*?)</details>', page, re.DOTALL)
    assert undo
    form = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*?value="([^"]*)"', undo[1]))
    _done, page = sent(client, form | {"because": "too soon"})
    assert [one.kind for one in told().decisions] == ["reject", "withdraw"]
    assert told().incidents == before
    assert "taken back" in page


def test_a_figure_that_was_missed_is_added_from_its_words(signed_in: As) -> None:
    client, text = signed_in(Role.CODER), told().reading.report.text
    words = "volunteers write down the missing"
    at = text.index(words)
    page = client.get(f"/reports/{REPORT}/?add={at}-{at + len(words)}").content.decode()
    form = form_for(page, "add") | {
        "words": words,
        "set-value": "40",
        "set-outcome": "missing",
        "set-origin": "witness",
    }
    form |= {"set-affected": "all"}
    assert form["start"] == str(at)
    done, page = sent(client, form)
    assert done.status_code == 200, re.findall('role="alert".*', page)
    (one,) = [one for one in told().claims if one.added]
    assert one.counts is not None
    assert (one.counts.value, one.counts.quote.text, one.counts.added) == (40, words, True)
    assert one.incident
    assert "added by a person" in page
    assert text_on(page) == text
    done, page = sent(client, form | {"seen": str(seen())})
    assert (done.status_code, "are a claim already" in unescape(page)) == (422, True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("never said here", "do not stand in the text"),
        ("the", "more than once"),
        (" ", "Select the words"),
        ("volunteers", "Say how many"),
    ],
)
def test_what_is_not_said_whole_is_not_added(words: str, says: str, signed_in: As) -> None:
    client = signed_in(Role.CODER)
    form = form_for(client.get(f"/reports/{REPORT}/?add=").content.decode(), "add")
    done, page = sent(client, form | {"words": words, "set-value": "3"})
    assert (done.status_code, says in unescape(page)) == (422, True)


def test_a_place_is_named_and_where_several_bear_the_name_one_is_chosen(signed_in: As) -> None:
    client, claim = signed_in(Role.CODER), claim_of(300)
    form = opened(client, claim.claim.id, "correct") | {"place-name": "Tripoli"}
    done, page = sent(client, form)
    assert (done.status_code, "Several places bear this name" in page) == (422, True)
    options = page.partition('label="Of this name"')[2].partition("</optgroup>")[0]
    place = re.findall(r'value="([^"]+)"', options)[0]
    sent(client, form_for(page, "correct") | {"set-place": place})
    assert dict(told().decisions[-1].values) == {"place": place}


@pytest.mark.parametrize("said", ["", "x", "-1", "9" * 5000])
def test_a_form_that_does_not_say_what_was_seen_decides_nothing(said: str, signed_in: As) -> None:
    client, claim = signed_in(Role.CODER), claim_of(300)
    done, _page = sent(client, opened(client, claim.claim.id, "accept") | {"seen": said})
    assert done.status_code == 422
    assert told().decisions == ()


def test_numbers_of_thousands_of_digits_are_none(signed_in: As) -> None:
    client, claim, long = signed_in(Role.CODER), claim_of(300), "9" * 5000
    assert client.get(f"/reports/{REPORT}/?add={long}-{long}").status_code == 200
    said = {"kind": "add", "target": REPORT, "report": REPORT, "because": "x", "words": "no such words", "start": long}
    assert sent(client, said | {"seen": str(seen())})[0].status_code == 422
    done, page = sent(client, opened(client, claim.claim.id, "correct") | {"set-value": long})
    assert (done.status_code, "is no whole number" in page) == (422, True)


def test_only_a_reviewer_moves_a_claim_to_another_incident(signed_in: As) -> None:
    claim = claim_of(300)
    form = {"kind": "move", "target": [claim.id, "d013"], "because": "the grenade", "report": REPORT}
    form |= {"seen": str(seen())}
    assert signed_in(Role.CODER).post("/decide/", form).status_code == 403
    assert signed_in(Role.REVIEWER).post("/decide/", form).status_code == 302
    page = signed_in(Role.REVIEWER).get(f"/reports/{REPORT}/?claim={claim.claim.id}").content.decode()
    assert "It is of another incident" in page
    assert (
        "It is of another incident"
        not in signed_in(Role.CODER).get(f"/reports/{REPORT}/?claim={claim.claim.id}").content.decode()
    )


def test_a_reviewer_makes_a_claim_an_incident_of_its_own(signed_in: As) -> None:
    client, claim = signed_in(Role.REVIEWER), claim_of(300)
    page = client.get(f"/reports/{REPORT}/?claim={claim.claim.id}").content.decode()
    form = page.partition('name="kind" value="split"')[2].partition("</form>")[0]
    sent_ = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*?value="([^"]*)"', form))
    sent(client, sent_ | {"kind": "split", "because": "of another day"})
    after = next(one for one in told().claims if one.id == claim.id)
    assert (after.incident != claim.incident, told().decisions[-1].kind) == (True, "split")


HOSTILE = {
    "html": "<script>alert(1)</script><b>Twelve people were killed</b> in Manbij on Monday, police said.&amp;",
    "bidi": "Twelve people were killed in \u202eManbij\u202c on Monday, \u2067police\u2069 said.",
    "giant": "x" * 100_000 + " Twelve people were killed in Manbij on Monday, police said.",
    "formula": "=cmd|' /C calc'!A0 Twelve people were killed in Manbij on Monday, +1, police said.",
    "lines": "Twelve people were killed\r\nin Manbij\r\non Monday, police said. {{ 7|add:7 }} {% now %}",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_texts_are_shown_harmless(kind: str, desk: Home, signed_in: As) -> None:
    text = HOSTILE[kind]
    added(desk, text, title=f"<img src=x onerror=alert(2)>{text[:40]}", outlet="</title><script>")
    page = signed_in(Role.CODER).get("/reports/x1/").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "</title><script>" not in page
    assert re.search("[\u202a-\u202e\u2066\u2067]", page) is None  # isolates alone, which close themselves
    own = told_report("x1").reading.report.text
    shown = text_on(page)
    assert len(shown) == len(own)
    assert [(a, b) for a, b in zip(own, shown, strict=True) if a != b and b not in "\u2423\u200b"] == []


def test_a_reason_is_shown_and_not_obeyed(signed_in: As) -> None:
    client, claim = signed_in(Role.CODER), claim_of(300)
    sent(client, opened(client, claim.claim.id, "reject") | {"because": "<script>x</script>\u202egnp"})
    page = client.get(f"/reports/{REPORT}/").content.decode()
    assert "&lt;script&gt;x&lt;/script&gt;\u2423gnp" in page


@pytest.mark.slow
def test_the_number_of_queries_does_not_grow_with_claims(desk: Home, signed_in: As) -> None:
    towns = ("Manbij", "Azaz", "Rastan", "Homs", "Hama", "Idlib", "Raqqa", "Daraa")
    said = " ".join(f"In {town}, {number + 12} people were killed on Monday." for number, town in enumerate(towns * 20))
    added(desk, "Twelve people were killed in Manbij on Monday, police said.", "x1")
    added(desk, said, "x2")
    assert len(told_report("x2").claims) > 100
    client = signed_in(Role.CODER)
    assert queries_of(client, "/reports/x2/") <= queries_of(client, "/reports/x1/") + 4
    page = signed_in(Role.READER).get("/reports/x2/").content.decode()
    assert 'rel="next"' in page
    last = told_report("x2").claims[-1].claim.id
    assert f'id="claim-{last}"' not in page
    assert f'id="claim-{last}"' in signed_in(Role.READER).get(f"/reports/x2/?at={last}").content.decode()


def test_a_figure_added_to_a_report_of_no_incident_is_shown_as_in_no_toll(desk: Home, signed_in: As) -> None:
    added(desk, "It was quiet in the morning. A neighbour spoke of four who never came home.")
    client = signed_in(Role.CODER)
    form = form_for(client.get("/reports/x1/?add=").content.decode(), "add")
    form |= {"words": "four who never came home", "set-value": "4", "set-outcome": "missing", "set-affected": "all"}
    _done, page = sent(client, form | {"set-origin": "witness"})
    (one,) = told_report("x1").claims
    assert (one.added, one.incident) == (True, None)
    assert one.counts is not None
    assert one.counts.value == 4
    assert "in no toll by itself" in page
    assert "stands in no toll" in page


@pytest.mark.slow
def test_a_report_of_thousands_of_figures_is_shown_in_time(desk: Home, signed_in: As) -> None:
    added(desk, "\n".join(f"In ward {number}, {number} people were killed." for number in range(2, 1_500)))
    began = time.process_time()
    page = signed_in(Role.CODER).get("/reports/x1/").content.decode()
    assert time.process_time() - began < 10
    assert 'rel="next"' in page
