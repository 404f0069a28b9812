"""Why a toll is what it is."""

from __future__ import annotations

from marsad.tolls import reasons
from marsad.tolls.explain import Bound, explain, explain_each
from marsad.tolls.resolve import resolve
from tests.tolls.invented import claim, incident


def test_explain_names_the_claims_of_each_bound() -> None:
    told = [claim("a", 10, "2031-05-02T10:00", id="r1/a"), claim("b", 8, "2031-05-03T10:00", id="r2/b")]
    story = incident(told)
    found = explain(resolve(story, "latest-by-origin/1")[-1], story)
    assert found.bounds == (Bound("low", 8, ("r2/b",)), Bound("best", 8, ("r2/b",)), Bound("high", 10, ("r1/a",)))
    assert found.policy == "latest-by-origin/1"


def test_explain_says_of_every_claim_that_does_not_count_why() -> None:
    told = [
        claim("a", 9, "2031-05-01T10:00", id="r1/a"),
        claim("a", 10, "2031-05-02T10:00", id="r2/a"),
        claim("a", 10, "2031-05-02T12:00", id="r3/a"),
        claim("b", 12, "2031-05-03T10:00", id="r4/b"),
        claim("c", None, "2031-05-03T10:00", id="r5/c", qualifier="tens"),
        claim("d", 50, "2031-05-03T10:00", id="r6/d", stance="hypothetical"),
        claim("e", 12, "2031-05-03T11:00", id="r7/e", stance="denied"),
        claim("f", 3, "2031-05-03T11:00", id="r8/f", basis="partial"),
        claim("b", 4, "2031-05-03T11:00", id="r9/b", basis="standing"),
    ]
    story = incident(told)
    found = explain(resolve(story, "latest-by-origin/1")[-1], story)
    assert {reason.claim: (reason.why, reason.by) for reason in found.claims} == {
        "r1/a": (reasons.OWN_LATER, "r2/a"),
        "r2/a": (reasons.HIGHER, "r4/b"),
        "r3/a": (reasons.AGAIN, None),
        "r4/b": (reasons.COUNTED, None),
        "r5/c": (reasons.VAGUE, None),
        "r6/d": (reasons.HYPOTHETICAL, None),
        "r7/e": (reasons.DENIED, None),
        "r8/f": (reasons.PARTIAL, None),
        "r9/b": (reasons.STANDING, None),
    }


def test_explain_of_an_earlier_day_knows_nothing_later() -> None:
    story = incident([claim("a", 10, "2031-05-01T10:00", id="r1/a"), claim("a", 12, "2031-05-02T10:00", id="r2/a")])
    found = explain(resolve(story, "latest-by-origin/1")[0], story)
    assert [(reason.claim, reason.counts) for reason in found.claims] == [("r1/a", True)]


def test_each_of_several_tolls_is_explained_as_by_itself() -> None:
    told = [
        claim("a", 10, "2031-05-02T10:00", id="r1/a"),
        claim("a", 4, "2031-05-02T10:00", id="r1/b", affected="civilian"),
        claim("b", 8, "2031-05-03T10:00", id="r2/b"),
        claim("b", 5, "2031-05-04T10:00", id="r3/b", outcome="injured"),
    ]
    story = incident(told)
    last = {(toll.outcome, toll.affected): toll for toll in resolve(story, "latest-by-origin/1")}
    found = explain_each(last.values(), story)
    assert found == {series: explain(toll, story) for series, toll in last.items()}
