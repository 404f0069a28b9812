"""A name in every slot that can hold one is in no file of any format, in no spelling; nor is any withheld field."""

from __future__ import annotations

import dataclasses
import io
import re
import tarfile
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

import pyarrow.parquet as pq
import pytest

from marsad.exports.formats import FORMATS, export
from marsad.exports.material import Material
from marsad.exports.shown import shown
from marsad.exports.withheld import withheld_but
from marsad.model.claim import Check, Person, Statement
from marsad.model.sensitive import SENSITIVE
from marsad.model.span import Span

NAME = "سالم العلي"
LATIN = "Jonah Okonedo"
SPELLINGS = (NAME, "سَالِمٌ العَلِيّ", "سـالم العلى", "سالمالعلي", LATIN, "JONAH OKONEDO", "jonah-okonedo")
#: Fields that hold no words of a report or of a person: symbols of closed lists, digests, days, other ids.
SYMBOLS = {
    "id", "report", "reports", "targets", "outcome", "affected", "qualifier", "basis", "stance", "kind", "party", "tags",
    "sha256", "text_sha256", "language", "packs", "reader", "gazetteer", "precision", "first", "last", "as_of", "cause",
    "part_of", "doubts", "copy_of", "claim", "claims", "cites", "by", "from_claim", "to_claim", "policy", "head", "type",
    "country", "grade", "flags", "origin_kind", "origin_side", "affected_side", "decisions", "decision", "sex", "copies",
    "unassigned", "beside", "total", "parts", "affirmed", "denied", "published", "appeared",
}  # fmt: skip


def _planted(value: Any, spell: Callable[[], str]) -> Any:
    """The same nouns with a name put into every slot of words."""
    if isinstance(value, tuple):
        return tuple(_planted(one, spell) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for each in dataclasses.fields(value):
            said = getattr(value, each.name)
            if each.name == "names":
                changed[each.name] = tuple((code, f"{name} {spell()}") for code, name in said)
            elif isinstance(said, str) and each.name not in SYMBOLS:
                changed[each.name] = f"{said} {spell()}"
            elif isinstance(said, tuple) and said and isinstance(said[0], str):
                changed[each.name] = said
            elif not isinstance(said, str):
                changed[each.name] = _planted(said, spell)
        return replace(value, **changed)
    return value


@pytest.fixture(scope="module")
def planted(small: Material) -> Material:
    """The small material with two names in every slot, in one spelling or another."""
    turn = count()
    spell = lambda: SPELLINGS[next(turn) % len(SPELLINGS)]  # noqa: E731 - a turn of spellings, used here alone
    readings = {}
    for report, reading in small.readings.items():
        claims = tuple(
            replace(claim, persons=(Person(0, 1, NAME, 8, "man", NAME), Person(0, 1, LATIN)))
            for claim in reading.claims
        )
        said = Statement("0-1-said", Span(0, 1, NAME), Span(0, 1, LATIN), (), "asserted")
        noted = Check("weekday-differs", note=LATIN, words=(Span(0, 1, NAME),))
        own = replace(_planted(replace(reading, claims=()), spell), statements=(said,), checks=(noted,))
        whole = tuple(replace(_planted(claim, spell), persons=claim.persons) for claim in claims)
        readings[report] = replace(own, claims=whole, report=replace(own.report, file=f"{NAME}.txt"))
    return replace(small, record=_planted(small.record, spell), readings=readings)


def _files(material: Material, format: str) -> dict[str, str]:
    """Every file of a format as text."""
    files = {}
    for file in FORMATS[format].files(material):
        if file.path.endswith(".parquet"):
            files[file.path] = str(pq.read_table(io.BytesIO(file.data())).to_pylist())
        else:
            files[file.path] = file.data().decode()
    return files


def _bare(text: str) -> str:
    """Letters alone, without marks and in one form: what any spelling of a name comes to."""
    text = text.translate(str.maketrans("أإآىة", "ااايه", "ـ"))
    return re.sub(r"[\W_]", "", "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalnum()))


@pytest.mark.parametrize("format", FORMATS)
def test_no_name_is_in_any_file_of_a_format(planted: Material, format: str) -> None:
    for path, text in _files(planted, format).items():
        bare = _bare(text)
        for name in (NAME, LATIN):
            assert _bare(name) not in bare, path


@pytest.mark.parametrize(
    "format", [name for name in FORMATS if name not in ("ucdp", "acled", "hxl", "airwars", "geojson")]
)
def test_names_are_there_where_the_project_shows_them(planted: Material, format: str) -> None:
    material = replace(planted, withheld=withheld_but(SENSITIVE))
    assert any(NAME in text for text in _files(material, format).values())


def test_a_part_of_a_name_is_masked_in_the_report_that_tells_the_name(planted: Material) -> None:
    reading = planted.readings["a1"]
    claim = replace(reading.claims[0], quantity=replace(reading.claims[0].quantity, text="مقتل سالم"))
    other = planted.readings["b1"].claims[0]
    other = replace(other, persons=(), quantity=replace(other.quantity, text="سالم من الأذى"))
    readings = planted.readings | {
        "a1": replace(reading, claims=(claim,)), "b1": replace(planted.readings["b1"], claims=(other,)),
    }  # fmt: skip
    made = shown(replace(planted, readings=readings)).readings
    assert made["a1"].claims[0].quantity.text == "مقتل [الاسم محجوب]"
    assert made["b1"].claims[0].quantity.text == "سالم من الأذى"


def test_a_name_of_one_word_is_masked_where_its_report_tells_it_and_not_in_every_word_like_it(small: Material) -> None:
    told, other = small.readings["a1"], small.readings["b1"]
    claim = replace(
        told.claims[0],
        persons=(Person(0, 1, "Li"), Person(0, 1, "Manbij")),
        quantity=replace(told.claims[0].quantity, text="Li and Manbij"),
    )
    elsewhere = replace(other.claims[0], quantity=replace(other.claims[0].quantity, text="Li of Manbij"))
    readings = small.readings | {
        "a1": replace(told, claims=(claim, *told.claims[1:])), "b1": replace(other, claims=(elsewhere,)),
    }  # fmt: skip
    (decision,) = small.record.decisions
    taken = replace(decision, targets=(f"a1/{claim.id}",), because="it is Li")
    (manbij,) = [one for one in small.record.incidents if one.incident.place.name == "Manbij"]
    first = replace(manbij.incident.claims[0], origin="doctor-li", quote=Span(0, 2, "Li"))
    spoken = replace(manbij, incident=replace(manbij.incident, claims=(first, *manbij.incident.claims[1:])))
    record = replace(small.record, incidents=(spoken,), decisions=(taken,))
    made = shown(replace(small, record=record, readings=readings, withheld=withheld_but({"reasons"})))
    assert made.readings["a1"].claims[0].quantity.text == "[name withheld] and [name withheld]"
    assert made.readings["b1"].claims[0].quantity.text == "Li of Manbij"
    assert made.record.decisions[0].because == "it is [name withheld]"
    incident = made.record.incidents[0].incident
    assert (incident.claims[0].origin, incident.claims[0].quote.text) == ("doctor-[name withheld]", "[name withheld]")
    assert (incident.place.name, incident.name) == ("Manbij", manbij.incident.name)


def test_an_incident_called_by_a_headline_is_called_by_its_id_or_without_names(planted: Material) -> None:
    one = planted.record.incidents[0]
    called = replace(one.incident, name=f"{NAME} dies", names=(("ar", f"{NAME} dies"), ("en", f"{NAME} dies")))
    material = replace(planted, record=replace(planted.record, incidents=(replace(one, incident=called),)))
    hidden = shown(material).record.incidents[0].incident
    assert (hidden.name, dict(hidden.names)["ar"]) == (called.id, called.id)
    told = shown(replace(material, withheld=withheld_but({"titles"}))).record.incidents[0].incident
    assert told.name == "[الاسم محجوب] dies"


def test_masked_words_keep_their_offsets(planted: Material) -> None:
    before, after = planted.readings["a1"].claims, shown(planted).readings["a1"].claims
    assert [(c.quantity.start, c.quantity.end, c.evidence) for c in before] == [
        (c.quantity.start, c.quantity.end, c.evidence) for c in after
    ]
    assert [len(c.persons) for c in before] == [len(c.persons) for c in after]


def test_a_report_id_that_holds_a_name_gives_way_to_its_digest(small: Material) -> None:
    reading = small.readings["b1"]
    named = replace(
        reading, report=replace(reading.report, id="okonedo-jonah"), claims=(replace(reading.claims[0], persons=(Person(0, 1, "Okonedo Jonah"),)),)
    )  # fmt: skip
    made = shown(replace(small, readings={"okonedo-jonah": named}))
    assert list(made.readings) == [reading.report.sha256]
    assert made.readings[reading.report.sha256].report.id == reading.report.sha256


def test_a_name_that_the_project_knows_is_masked_too(small: Material) -> None:
    reading = small.readings["a1"]
    claim = replace(reading.claims[0], quantity=replace(reading.claims[0].quantity, text="14 with Okonedo Jonah"))
    material = replace(small, readings={"a1": replace(reading, claims=(claim,))}, names=("Okonedo Jonah",))
    assert shown(material).readings["a1"].claims[0].quantity.text == "14 with [name withheld]"


@pytest.mark.parametrize("field", SENSITIVE)
def test_every_sensitive_field_is_withheld_by_default_and_shown_alone(
    planted: Material, small: Material, field: str
) -> None:
    material = small if field == "urls" else planted
    kept = shown(material)
    alone = shown(replace(material, withheld=withheld_but({field})))
    told, tells = _slot(kept, field), _slot(alone, field)
    assert told != tells
    assert not told or "withheld" in str(told) or field == "urls"


def _slot(material: Material, field: str) -> Any:
    reading, decision = material.readings["a1"], material.record.decisions[0]
    return {
        "names": lambda: reading.claims[0].persons[0].text,
        "ages": lambda: (reading.claims[0].persons[0].age, reading.claims[0].persons[0].sex) if reading.claims[0].persons[0].age else None,
        "titles": lambda: reading.report.title,
        "statements": lambda: reading.statements,
        "notes": lambda: [check.note for check in reading.checks if check.note],
        "reasons": lambda: decision.because,
        "authors": lambda: decision.author,
        "texts": lambda: reading.report.text,
        "urls": lambda: reading.report.url,
        "files": lambda: reading.report.file,
    }[field]()  # fmt: skip


def test_an_address_is_cut_to_its_host_where_it_holds_a_name(small: Material) -> None:
    reading = small.readings["a1"]
    claim = replace(reading.claims[0], persons=(Person(0, 1, NAME),))
    url = "https://a1.example/%D8%B3%D8%A7%D9%84%D9%85-%D8%A7%D9%84%D8%B9%D9%84%D9%8A"
    own = replace(reading, claims=(claim,), report=replace(reading.report, url=url))
    made = shown(replace(small, readings={"a1": own}, withheld=withheld_but({"urls"})))
    assert made.readings["a1"].report.url == "https://a1.example/"


def test_a_tar_of_a_stream_has_no_name_either(planted: Material) -> None:
    out = io.BytesIO()
    export(planted, "csv", out)
    with tarfile.open(fileobj=io.BytesIO(out.getvalue())) as tar:
        texts = [stream.read().decode() for member in tar if (stream := tar.extractfile(member))]
    assert len(texts) == 5
    assert all(_bare(NAME) not in _bare(text) for text in texts)
