"""Find dates and periods: a closed grammar over the words of a language pack. What does not parse has no value.

The span of a date is the whole phrase with its weekday and part of the day (`مساء الخميس، 20 يناير/كانون الثاني 2022`),
without conjunctions and prepositions; words that make the date are part of it: `منذ` of a period up to the report,
`قبل` and `خلال` of a distance (`منذ الخميس الفائت`, `قبل ثلاث سنوات`), `مطلع` of a part (`مطلع الشهر الجاري`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from marsad.languages.pack import Pack
from marsad.mentions.approximation import ending
from marsad.mentions.calendars import NOT_FIXED, UNKNOWN, expand, resolve, shifted
from marsad.mentions.day_phrases import Draft, parse_day
from marsad.mentions.leading_periods import parse_leading_period
from marsad.mentions.numbers import find_numbers
from marsad.mentions.period_phrases import NumbersByToken, exact, parse_period
from marsad.mentions.portions import first_months, portion_before, portion_of
from marsad.mentions.years import parse_year
from marsad.model.mention import DateMention
from marsad.text.tokens import Sentence

_STARTS = frozenset(("month", "weekday", "day", "period"))
_SINGLE = ("month", "weekday", "day", "period", "digits")
#: What can follow the number of a day.
_AFTER_DIGITS = frozenset(("month", "day", "period", "calendar"))
_RUN = frozenset("-/")
_DAY_RULES = frozenset(("dates/day", "dates/weekday", "dates/deictic", "dates/today"))
_OWN_EDGES = _DAY_RULES | {"dates/span"}
_COMMAS = frozenset("،,")
_EDGES = frozenset(("start", "early", "middle", "late", "end"))


def find_dates(sentence: Sentence, pack: Pack, published: date | None) -> list[DateMention]:
    """Every date and period of a sentence, in order; relative ones resolved against the report's day where known."""
    begins = _begins(sentence, pack.lexicon.bits(_SINGLE))
    if not begins:
        return []
    drafts: list[Draft] = []
    article = _article(pack)
    free = 0
    for draft in _drafts(sentence, begins, published, article):
        if draft.first < free:
            continue
        if not _has_month(sentence, drafts, draft, published):
            continue
        _take_portion(sentence, draft, free)
        _open(sentence, draft, free, published)
        if not (drafts and _join(sentence, drafts[-1], draft, published)):
            drafts.append(draft)
        free = drafts[-1].last + 1
    return [_mention(sentence, draft, article) for draft in drafts]


def _begins(sentence: Sentence, single: int) -> list[int]:
    """The tokens where a date can begin: a word that is part of one, digits with a sign, a month or the like after."""
    words = sentence.words
    found = [at for at, word in enumerate(words) if word.bits & single and (word.kinds or _goes_on(sentence, at))]
    more = [at for at, kinds in sentence.phrases.items() if not _STARTS.isdisjoint(kinds)]
    return sorted({*found, *more}) if more else found


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether digits may begin a date: a year, `29.10.2022`, `4/7`, `3 آب`."""
    form, after = sentence.forms[at], at + 1
    if len(form) == 4 or "." in form or after in sentence.phrases or at in sentence.phrases:
        return True
    if after >= len(sentence.words):
        return False
    word = sentence.words[after]
    if word.form == "," and "month-first" in sentence.grammar:
        return sentence.is_number(after + 1)
    return word.form in _RUN or not _AFTER_DIGITS.isdisjoint(word.kinds)


def _drafts(sentence: Sentence, begins: list[int], published: date | None, article: str) -> Iterator[Draft]:
    """What parses, in order; a parse ends the search up to its last token."""
    known: list[NumbersByToken] = []

    def numbers() -> NumbersByToken:
        if not known:
            found = find_numbers(sentence)
            known.append(NumbersByToken({n.first: n for n in found}, {n.last: n for n in found}))
        return known[0]

    free = 0
    for at in begins:
        if at < free:
            continue
        draft = parse_day(sentence, at, published) or parse_year(sentence, at)
        if draft is None and "attributes-first" in sentence.grammar:
            draft = parse_leading_period(sentence, at, published, numbers)
        elif draft is None:
            draft = parse_period(sentence, at, published, numbers, article)
        if draft is not None:
            free = draft.last + 1
            yield draft


def _has_month(sentence: Sentence, drafts: list[Draft], draft: Draft, published: date | None) -> bool:
    """Whether a day has a month: one of `that month` takes the one told last (`17 تموز … 19 منه`)."""
    fields = draft.fields
    if fields is None or fields.day is None or fields.month is not None or fields.tense != UNKNOWN:
        return True
    named = next((before.fields for before in reversed(drafts) if before.fields and before.fields.month), None)
    if named is None:
        return sentence.at(draft.last, "calendar", "thereof") is None
    draft.fields = named._replace(day=fields.day, day_high=fields.day_high)
    draft.days = resolve(draft.fields, published) or NOT_FIXED
    return True


def _take_portion(sentence: Sentence, draft: Draft, free: int) -> None:
    """Take in the words before a year or month that tell which part of it is meant."""
    if draft.rule in _DAY_RULES or "attributes-first" in sentence.grammar:
        return
    portion = portion_before(sentence, draft.first) or first_months(
        sentence, draft.first, lambda at: _count(sentence, at)
    )
    days = portion_of(draft.days, portion) if portion is not None and portion.first >= free else None
    if portion is not None and days is not None:
        draft.first, draft.days, draft.rule = portion.first, days, "dates/span"


def _count(sentence: Sentence, at: int) -> int | None:
    """The number that stands at a token alone."""
    return next((exact(number) for number in find_numbers(sentence) if number.first == number.last == at), None)


def _open(sentence: Sentence, draft: Draft, free: int, published: date | None) -> None:
    """Take in the words before a date that make it a part of a period, or a period up to the report."""
    before = draft.first - 1
    edge = _edge(sentence, draft.first, free) if draft.rule not in _OWN_EDGES else None
    if edge is not None:
        draft.edge, draft.first = edge
        before = draft.first - 1
    hours = sentence.at(before, "period", "hour")
    if hours is not None and "plural" in hours.features and draft.rule in _DAY_RULES:
        before -= 1
    comma = "attributes-first" in sentence.grammar and sentence.form(draft.last + 1) in _COMMAS
    told_when = (
        sentence.has(draft.last + 1 + comma, "particle", "when") is not None
    )  # منذ 2005 عندما قتل: a day, no period
    for size in (1, 2):
        since = sentence.at(before - size + 1, "calendar", "since")
        if since is not None and since.size == size and before - size + 1 >= free and not told_when:
            draft.first = before - size + 1
            draft.since = True
    draft.days = _with_edge(draft)
    if draft.since:
        draft.days = _up_to(draft, published)


def _edge(sentence: Sentence, first: int, free: int) -> tuple[str, int] | None:
    """`مطلع`, `the end of`: the part of a period that ends right before token `first`, and where its word begins."""
    first -= sentence.at(first - 1, "calendar", "article") is not None
    for match in ending(sentence, first, "calendar", free):
        if match.sense in _EDGES:
            return match.sense, first - match.size
    return None


def _with_edge(draft: Draft) -> tuple[str | None, str | None]:
    """`مطلع العام`: its first month; with منذ, its first day."""
    low, high = draft.days
    if low is None or high is None or not draft.edge:
        return draft.days
    if draft.edge == "start":
        low = expand(low) if draft.since else low + "-01" if len(low) == 4 else low
        return low, high if draft.since else low
    if draft.edge == "end" and len(high) == 4:
        return high + "-12", high + "-12"
    return low, high


def _up_to(draft: Draft, published: date | None) -> tuple[str | None, str | None]:
    low = draft.days[0]
    if low is None:
        return None, None
    last = published.isoformat() if published is not None else None
    return low, last if last is None or low <= last else low


def _join(sentence: Sentence, first: Draft, second: Draft, published: date | None) -> bool:
    """`بين 20 تموز و3 آب`, `منذ بداية العام حتى أمس`: make one period of two dates, in the first; False where none."""
    joint = _joint(sentence, first, second)
    if not joint or second.since:
        return False
    low, high = first.days[0], second.days[1]
    if first.fields is not None and second.fields is not None and first.fields.year is None and second.fields.year:
        later = (first.fields.month or 0) > (second.fields.month or 0)
        found = resolve(first.fields._replace(year=second.fields.year - later, tense="latest"), published)
        low = found[0] if found is not None else None
    if low is not None and high is not None and expand(low) > expand(high, last=True):
        low = shifted(date.fromisoformat(low), -7) if first.rule == "dates/weekday" and len(low) == 10 else None
    if low is None or high is None:
        low = high = None
    first.days = (low, high)
    first.last = second.last
    first.rule = "dates/span"
    first.how = second.how if first.how == "absolute" else first.how
    first.fields, first.weekday = second.fields, None
    return True


def _joint(sentence: Sentence, first: Draft, second: Draft) -> bool:
    """Whether two dates that stand side by side are the ends of one period."""
    between = second.first - first.last - 1
    before = sentence.at(first.first - 1, "calendar")
    opening = before.sense if before is not None else ""
    if between == 0:
        head = sentence.words[second.first].matches
        return opening == "between" and any(
            "and" in match.features for matches in head.values() for match in matches
        )  # fmt: skip
    comma = sentence.form(first.last + 1) in _COMMAS
    for joint in sentence.all_at(first.last + 1 + comma, "calendar"):
        if joint.size + comma != between:
            continue
        if joint.sense == "until":
            return first.since or opening in ("of", "between", "during")
        if joint.sense == "and":
            return opening == "between"
    return False


def _mention(sentence: Sentence, draft: Draft, article: str) -> DateMention:
    first, last = draft.first, draft.last
    start = sentence.starts[first] + _clitics(sentence, first, article)
    low, high = draft.days
    return DateMention(
        first, last, start, sentence.ends[last], low, high, draft.how, draft.since, draft.weekday, draft.rule
    )


def _clitics(sentence: Sentence, at: int, article: str) -> int:
    """How many characters of the first word are conjunction or preposition."""
    for kind in ("calendar", "period", "day", "weekday", "month"):
        match = sentence.at(at, kind)
        if match is not None:
            return max(match.prefix - (len(article) if "article" in match.features else 0), 0)
    return 0


@lru_cache(maxsize=16)
def _article(pack: Pack) -> str:
    """The language's definite article, as it is written before a noun."""
    for row in pack.settings["orthography"].get("proclitic", ()):
        if "article" in row.get("features", ()):
            return str(row["form"])
    return ""
