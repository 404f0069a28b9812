"""What tests of several rooms share: a small reading built by hand, and where records are kept."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from marsad.desk import serving, settings
from marsad.model.claim import (
    Cause,
    Check,
    Claim,
    Event,
    Evidence,
    Group,
    Person,
    Place,
    Quantity,
    Reading,
    Source,
    Statement,
    Trace,
    When,
)
from marsad.model.report import Report
from marsad.model.span import Span
from marsad.record.home import Home
from marsad.record.project import project_of

if TYPE_CHECKING:
    from tests.postgresql import Server

#: Django is set up once for all tests, as the desk does, which has all that the record has and more; before anything
#: that has tables is imported.
_NOWHERE = Home(Path(tempfile.mkdtemp(prefix="marsad-tests-")))
_LONG = 16
serving.set_up(_NOWHERE, project_of(_NOWHERE), settings.Place(("testserver",)))


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Long bytes are called by their length: packed ones hold the time, and workers must call a test alike."""
    return f"{argname}-{len(val)}-bytes" if isinstance(val, bytes) and len(val) > _LONG else None


TEXT = (
    "قال المرصد إن القصف على بلدة التل أوقع منذ السبت 9 قتلى، 6 منهم من المقاتلين وثلاثة مدنيين بينهم الطفل سالم (8 أعوام).\n"
    "ونفى المتحدث وجود أي تفاوض، فيما أكد مصدر محلي أن التفاوض بدأ."
)


def _at(words: str, nth: int = 1) -> tuple[int, int, str]:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return start, start + len(words), words


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server for all tests of a run."""
    from tests.postgresql import running

    with running() as one:
        yield one


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.full)])
def new_database(request: pytest.FixtureRequest) -> Callable[[], str | None]:
    """Gives where a new record's tables stand: nothing for files in its folder, else a server's empty database.

    Whatever is tested of a record with this is tested on both.
    """
    if request.param == "sqlite":
        return lambda: None
    server: Server = request.getfixturevalue("server")
    return server.new_database


@pytest.fixture
def reading() -> Reading:
    """A total of nine in two parts, which add up, an opposed pair and a quotation: every slot is filled somewhere."""
    source = Source(*_at("المرصد"), None, "monitor")
    when = When("2022-03-05", "2022-03-08", *_at("منذ السبت"))
    place = Place(*_at("بلدة التل"), "Al-Tall", "geonames:172955", 33.61, 36.31, "town")
    evidence = Evidence(0, TEXT.index("\n"))

    def claim(number: str, value: int, group: Group | None, whole: str | None, persons: tuple[Person, ...]) -> Claim:
        start, end, text = _at(number)
        return Claim(
            id=f"{start}-{end}-killed",
            quantity=Quantity(start, end, text, value, None, "exact"),
            outcome="killed",
            affected=group,
            responsible=None,
            basis="cumulative",
            when=when,
            place=place,
            sources=(source,),
            stance="asserted",
            part_of=whole,
            cause=Cause(*_at("القصف"), "heavy-weapons-and-explosive-munitions"),
            persons=persons,
            doubts=("group-inherited",) if persons else (),
            evidence=evidence,
        )

    total = claim("9", 9, None, None, ())
    parts = (
        claim("6", 6, Group(*_at("المقاتلين"), None, ("combatant",)), total.id, ()),
        claim(
            "ثلاثة", 3, Group(*_at("مدنيين"), None, ("civilian",)), total.id, (Person(*_at("سالم"), 8, "man", "الطفل"),)
        ),
    )
    second = Evidence(TEXT.index("\n") + 1, len(TEXT))
    denied = _event("تفاوض", Source(*_at("المتحدث"), None, "official"), "denied", second)
    affirmed = _event("التفاوض", Source(*_at("مصدر محلي"), None, "anonymous"), "asserted", second)
    start, end, text = _at("التفاوض بدأ")
    return Reading(
        report=Report(
            text=TEXT,
            sha256=sha256(TEXT.encode()).hexdigest(),
            text_sha256=sha256(TEXT.encode()).hexdigest(),
            language="ar",
            published=date(2022, 3, 8),
            file="tall.txt",
            reader="0",
            packs={"ar": "sha256:0"},
        ),
        claims=(total, *parts),
        events=(denied, affirmed),
        statements=(
            Statement(f"{start}-{end}-said", Span(start, end, text), Span(*_at("أكد")), affirmed.sources, "asserted"),
        ),
        checks=(
            Check("parts-sum-to-total", total=total.id, parts=tuple(part.id for part in parts), holds=True),
            Check("opposed", claims=(denied.id, affirmed.id)),
        ),
        traces=(
            Trace(total.id, "quantity", "numbers/digits", Span(*_at("9"))),
            Trace(total.id, "basis", "basis/since", None),
        ),
    )


def _event(words: str, source: Source, stance: str, evidence: Evidence) -> Event:
    start, end, text = _at(words)
    return Event(
        id=f"{start}-{end}-negotiation",
        type="negotiation",
        actor=None,
        target=None,
        when=None,
        place=None,
        sources=(source,),
        stance=stance,  # type: ignore[arg-type]
        evidence=evidence,
        trigger=Span(start, end, text),
    )
