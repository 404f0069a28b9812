"""What holds for every text: nothing escapes, spans are the report's own words, the same bytes always, linear time."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import marsad
from bench.corpus import invented
from fuzz.invariants import hold, read_one
from marsad.errors import MarsadError, UnreadableReport
from marsad.languages.pack import load_pack
from marsad.text.decode import TEXT_LIMIT, check_text
from tests.growth import grows_in_step, seconds_of

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "fuzz" / "seeds").glob("*.txt"))
CASES = ROOT / "src/marsad/languages/ar/cases"

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىةـپچژکی"
_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0654"
_DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲"
_CONTROLS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200c\u200d\ufeff\u00ad"
_SIGNS = "\"'«»“”„‘’‹›()[]{}،؛؟.,:;!?…-–—/\\٪%٬٫*•|_ \t\n\r\u2028\u00a0"
_FORMS = "ﷲﻗﺘﻴﻞﻻﷺ"
_OTHERS = "a\u0301Zß漢😀\U0010ffff\u0000\x1b"
_CONNECTIVES = (
    "منهم",
    "بينهم",
    "بحسب",
    "وفق",
    "قال",
    "إن",
    "أن",
    "و",
    "ما لا يقل عن",
    "أكثر من",
    "بين",
    "منذ",
    "في",
    "على يد",
)


def _forms(*kinds: str, language: str = "ar") -> list[str]:
    """Forms of the pack's entries of some kinds, in its own order."""
    return [form for entry in load_pack(language).entries if entry.kind in kinds for form in entry.forms]


def _passages() -> list[str]:
    """Halves of the passages of the cases."""
    texts = [case["text"] for name in ("tolls", "attribution", "events") for case in _cases(name)]
    return [half for text in texts[::5] for half in (text[: len(text) // 2], text[len(text) // 2 :])]


def _cases(name: str) -> list[dict[str, str]]:
    return list(tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"])


def _told_in(path: Path) -> list[dict[str, str]]:
    """The cases of a file that are told in a text."""
    return [case for case in tomllib.loads(path.read_text("utf-8")).get("case", []) if case.get("text")]


def texts() -> st.SearchStrategy[str]:
    """Anything from noise of the Arabic script to broken news."""
    noise = st.text(st.sampled_from(_LETTERS + _MARKS + _DIGITS + _CONTROLS + _SIGNS + _FORMS + _OTHERS), max_size=12)
    words = st.one_of(
        st.sampled_from(_CONNECTIVES),
        st.sampled_from(_forms("particle", "hedge")),
        st.sampled_from(_forms("reporting", "speaker")),
        st.sampled_from(_forms("outcome", "carrier", "numeral", "vague", "approximator", "person")),
        st.sampled_from(_forms("event", "cause", "weapon", "deed", "blame", "link", "actor")),
        st.sampled_from(_forms("month", "weekday", "day", "period", "era", "unit", "direction", "designator", "site")),
        st.sampled_from(_forms("party", "demonym", "body", "office")),
    )
    numbers = st.one_of(
        st.integers(0, 10**9).map(str), st.sampled_from(["قتيلان", "12 ألفاً", "مئة وثلاثة", "1,200", "١٬٢٠٠"])
    )
    glue = st.sampled_from(["", " ", " ", " ", " ", "، ", ". ", "\n", ' "', '" ', " «", "» ", " (", ") ", "-", "و"])
    pieces = st.one_of(noise, words, words, words, numbers, st.sampled_from(_passages()))
    return st.lists(st.tuples(pieces, glue), min_size=3, max_size=40).map(
        lambda parts: "".join(piece + sign for piece, sign in parts)
    )


def english_texts() -> st.SearchStrategy[str]:
    """Broken news in English, here and there in Arabic, in small letters, capitals and all in capitals."""
    kinds = (
        ("particle", "hedge", "approximator", "reporting", "speaker", "frame", "connective"),
        ("outcome", "carrier", "numeral", "vague", "person", "event", "cause", "weapon", "deed", "blame", "actor"),
        ("month", "weekday", "day", "period", "unit", "direction", "designator", "site", "calendar"),
        ("party", "demonym", "body", "office"),
        ("place",),
    )
    words = st.one_of(*(st.sampled_from(_forms(*some, language="en")) for some in kinds))
    written = st.tuples(words, st.sampled_from([str, str.capitalize, str.title, str.upper])).map(lambda w: w[1](w[0]))
    numbers = st.one_of(
        st.integers(0, 10**9).map(str), st.sampled_from(["two dozen", "1,200", "10-12", "3.5", "at least 30", "13th"])
    )
    noise = st.text(st.sampled_from(_CONTROLS + _SIGNS + _OTHERS + _LETTERS), max_size=6)
    glue = st.sampled_from(["", " ", " ", " ", " ", ", ", ". ", "\n", ' "', '" ', " “", "” ", " (", ") ", "-", "'s "])
    arabic = st.sampled_from(_forms("outcome", "person", "reporting"))
    pieces = st.one_of(written, written, written, numbers, noise, arabic)
    return st.lists(st.tuples(pieces, glue), min_size=3, max_size=40).map(
        lambda parts: "".join(piece + sign for piece, sign in parts)
    )


def _readable(text: str) -> bool:
    try:
        check_text(text)
    except MarsadError:
        return False
    return True


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts(), st.sampled_from([None, "2022-01-26"]))
@example("قتل", None)
@example('"' * 50, None)
@example("قتل 3 منهم 4 منهم 5 منهم", "2022-01-26")
def test_read_holds_for_any_text(text: str, published: str | None) -> None:
    if _readable(text):
        hold(text, published)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(english_texts(), st.sampled_from([None, "2022-01-26"]))
@example("'s", None)
@example('"He said, "' * 20, None)
@example("Three of the 5, among them 2 children, including 3, were killed", "2022-01-26")
def test_read_holds_for_any_english_text(text: str, published: str | None) -> None:
    if _readable(text):
        hold(text, published, "en")


@pytest.mark.slow
@settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
@given(english_texts(), st.sampled_from([None, "2022-01-26"]))
def test_read_holds_for_many_english_texts(text: str, published: str | None) -> None:
    if _readable(text):
        hold(text, published, "en")


@pytest.mark.slow
@settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts(), st.sampled_from([None, "2022-01-26"]))
def test_read_holds_for_many_texts(text: str, published: str | None) -> None:
    if _readable(text):
        hold(text, published)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_read_refuses_bytes_only_with_a_message(data: bytes) -> None:
    read_one(data)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_read_holds_for_the_seeds_of_the_fuzzer(seed: Path) -> None:
    read_one(seed.read_bytes())


@pytest.mark.slow
@pytest.mark.parametrize("name", ["tolls", "attribution", "events", "responsible", "opposed"])
def test_read_holds_for_every_case(name: str) -> None:
    for case in _cases(name):
        hold(case["text"], case.get("published"))


def _run(arguments: list[str], hash_seed: str) -> bytes:
    command = [sys.executable, "-c", "from marsad.cli.main import run; run()", *arguments]
    environ = os.environ | {"PYTHONHASHSEED": hash_seed}
    return subprocess.run(command, capture_output=True, env=environ, check=True).stdout


@pytest.fixture
def reports(tmp_path: Path) -> list[str]:
    """Reports of several figures, sources and events each."""
    passages = [case["text"] for name in ("tolls", "attribution", "events") for case in _cases(name)[:40]]
    for at in range(6):
        (tmp_path / f"{at}.txt").write_text("\n".join(passages[at::6]), "utf-8")
    return [str(path) for path in sorted(tmp_path.glob("*.txt"))]


@pytest.mark.slow
def test_read_gives_the_same_bytes_whatever_the_hash_seed(reports: list[str]) -> None:
    arguments = ["read", "--json", "--published", "2022-01-26", *reports]
    first = _run(arguments, "1")
    assert first.count(b"\n") == len(reports)
    assert first == _run(arguments, "2")


@pytest.mark.slow
def test_read_gives_the_same_bytes_in_english_whatever_the_hash_seed(tmp_path: Path) -> None:
    passages = [
        case["text"]
        for path in sorted((CASES.parent.parent / "en" / "cases").glob("*.toml"))
        for case in _told_in(path)
    ]
    assert len(passages) > 100
    (tmp_path / "en.txt").write_text("\n\n".join(passages[::2]), "utf-8")
    arguments = ["read", "--json", "--language", "en", "--published", "2022-01-26", str(tmp_path / "en.txt")]
    assert _run(arguments, "1") == _run(arguments, "2")


@pytest.mark.slow
def test_mentions_give_the_same_bytes_whatever_the_hash_seed(reports: list[str]) -> None:
    arguments = ["mentions", "--json", *reports]
    assert _run(arguments, "1") == _run(arguments, "2")


@pytest.mark.slow
def test_read_gives_the_same_lines_in_any_order_of_files(reports: list[str]) -> None:
    forwards = _run(["read", "--json", *reports], "1").splitlines()
    backwards = _run(["read", "--json", *reversed(reports)], "1").splitlines()
    assert forwards == backwards[::-1]


def _repeated(text: str) -> Callable[[int], str]:
    """A sentence that tells of people, so that all of it is read, and then the same words over and over."""
    return lambda size: "قال المتحدث إن 12 شخصاً قتلوا في القصف " + text * (size // len(text))


HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": _repeated("7"),
    "digits in groups": _repeated("1,"),
    "numbers": _repeated("12 "),
    "number words": _repeated("مئة وثلاثة و"),
    "scale words": _repeated("ألف مليون "),
    "open quotes": _repeated('"'),
    "open guillemets": _repeated("«"),
    "open quotes with words": _repeated('قال "'),
    "open brackets": _repeated("("),
    "bidi controls": _repeated("\u202b\u2067"),
    "marks": _repeated("\u064e"),
    "letters": _repeated("ق"),
    "one letter words": _repeated("و "),
    "deaths": _repeated("قتل 3 و"),
    "deaths and the wounded": _repeated("مقتل وإصابة 3 "),
    "outcome words": _repeated("قتيلان جرحى "),
    "parts of parts": _repeated("بينهم 3 "),
    "speakers": _repeated("قال المتحدث باسم وزارة الصحة "),
    "speakers of speakers": _repeated("نقلت الوكالة عن مصدر "),
    "clauses": _repeated("أن "),
    "denials": _repeated("نفى "),
    "places": _repeated("في مدينة حلب "),
    "sites": _repeated("السجن "),
    "parties": _repeated("تنظيم داعش "),
    "names": _repeated("محمد علي "),
    "dates": _repeated("الثلاثاء 25 يناير/كانون الثاني 2022 "),
    "periods": _repeated("منذ "),
    "events": _repeated("قصف هجوم "),
    "opposed events": _repeated("نفى القصف. أكد القصف. "),
    "short sentences": _repeated("قتل 3. "),
    "blank lines": lambda size: "قتل 3" + "\n" * size,
    "commas": _repeated("،"),
    "lists": _repeated("3 رجال، "),
    "presentation forms": _repeated("ﻗﺘﻞ "),
    "ligatures": _repeated("ﷲ"),
}


def _told(text: str) -> Callable[[int], str]:
    """The same in English."""
    return lambda size: "The spokesman said that 12 people were killed and " + text * (size // len(text))


HOSTILE_ENGLISH: dict[str, Callable[[int], str]] = {
    "and": _told("and "),
    "articles": _told("the "),
    "relative words": _told("who "),
    "names with capitals": _told("Ali Hassan Omar "),
    "letters with points": _told("A. B. "),
    "open quotes": _told('"'),
    "open quotes with words": _told('said "he '),
    "open brackets": _told("(a "),
    "hyphens": _told("two-"),
    "numbers": _told("12 "),
    "number words": _told("two hundred and three thousand "),
    "deaths": _told("killed 3 and "),
    "outcome words": _told("killed wounded "),
    "parts of parts": _told("including 3 "),
    "lists": _told("3 men, "),
    "speakers": _told("the spokesman said "),
    "speakers after": _told(", the ministry said"),
    "clauses": _told("that "),
    "possessives": _told("Syria's "),
    "places": _told("in the city of Aleppo "),
    "parties": _told("Islamic State "),
    "described parties": _told("Iran-backed Syrian "),
    "dates": _told("on Tuesday, January 25, 2022 "),
    "periods": _told("since "),
    "events": _told("attack strike "),
    "opposed events": _told("He denied the attack. He confirmed the attack. "),
    "short sentences": _told("3 died. "),
    "two languages": _told("قتل 3 جنود. 3 soldiers were killed. "),
}


def _is_linear(hostile: Callable[[int], str], size: int, language: str = "ar") -> bool:
    """Whether four times as much of a hostile text is read in step."""

    def seconds(size: int) -> float:
        text = hostile(size)
        return seconds_of(lambda: marsad.read(text, published="2022-01-26", language=language))

    return grows_in_step(seconds, size, floor=0.05)


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_read_takes_linear_time(name: str) -> None:
    assert _is_linear(HOSTILE[name], 8_000)


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE_ENGLISH)
def test_read_takes_linear_time_in_english(name: str) -> None:
    assert _is_linear(HOSTILE_ENGLISH[name], 8_000, "en")


@pytest.mark.full
@pytest.mark.parametrize("name", ["digits", "digits in groups", "open quotes", "open quotes with words"])
def test_read_takes_linear_time_for_a_million(name: str) -> None:
    assert _is_linear(HOSTILE[name], 250_000)


@pytest.mark.full
def test_read_takes_linear_time_for_one_line_as_long_as_a_report_may_be() -> None:
    line = _line_of(TEXT_LIMIT)
    assert grows_in_step(lambda size: seconds_of(lambda: marsad.read(line[:size], language="ar")), TEXT_LIMIT // 4)


def test_read_refuses_a_line_of_fifty_megabytes_and_says_its_length() -> None:
    with pytest.raises(UnreadableReport, match=r"28,000,000 characters; one report may have at most 4,000,000"):
        marsad.read(_line_of(28_000_000), language="ar")


def _line_of(size: int) -> str:
    """Invented words of Arabic in one line without a full stop."""
    line = " ".join(" ".join(invented(300)).split()).replace(".", "")
    return (line * (1 + size // len(line)))[:size]
