"""What a figure counts over: one event, a running total, a state at a time, or one place's share."""

from __future__ import annotations

from datetime import date as day
from typing import Final

from marsad.claims.circumstances.lasting_since import since_of_another
from marsad.claims.figures.clauses import clause_between
from marsad.claims.figures.figure import Figure
from marsad.claims.figures.subject_first.lasting import basis_in_words, is_summed_up
from marsad.mentions.find import Mentions
from marsad.model.mention import DateMention
from marsad.model.vocabulary import Basis
from marsad.text.tokens import Sentence

#: Rules of a running count that hold for the figures told beside it (20 شخصاً … فيما أصيب نحو 190).
_SHARED: Final = frozenset({"basis.period", "basis.range", "basis.days", "basis.many-attacks", "basis.month"})
_FEW: Final = 2
_YEAR: Final = len("2022")
_DAY: Final = len("2022-01-26")
_STRETCH: Final = 5
#: From how many killed on a figure is a war's, not an event's.
_WAR: Final = 1_000
#: Days from which on a time from one day to another is no single event's.
_LONG: Final = 3
_MONTHS: Final = frozenset({"dates/month", "dates/year"})
_RANGES: Final = frozenset({"dates/day", "dates/span"})
#: Tokens within which words tell what a figure counts over.
_DWELLING: Final = 7
_LASTING: Final = 8
_SINCE: Final = 40
_DAYS: Final = 13
_ATTACKS: Final = 24
_RUNNING: Final = 12


def basis_of(mentions: Mentions, figure: Figure) -> tuple[Basis, str]:
    """The basis of a figure and the rule that told it, worked out once. Parts take their total's."""
    if figure.basis is None:
        figure.basis = _basis_of(mentions, figure)
    return figure.basis


def _basis_of(mentions: Mentions, figure: Figure) -> tuple[Basis, str]:
    if figure.part_of is not None and figure.part_of.outcome == figure.outcome:
        basis, rule = basis_of(mentions, figure.part_of)
        return basis, f"basis.part+{rule}"
    sentence = mentions.sentence(figure.sentence)
    stated = figure.rule.endswith("state-noun") or (figure.outcome == "missing" and figure.rule.endswith("predicate"))
    if stated or figure.outcome == "held" or _stands(sentence, figure):
        return "standing", "basis.state"
    if figure.outcome == "missing" and (_still(sentence, figure) or _sought(mentions, sentence, figure)):
        return "standing", "basis.still"
    worded = basis_in_words(mentions, sentence, figure) if "attributes-first" in sentence.grammar else None
    if worded is not None:
        return worded
    running = _running(sentence, figure)
    if running is not None:
        return "cumulative", f"basis.running:{running}"
    if _over_time(mentions, sentence, figure):
        return "cumulative", "basis.period"
    if _over_range(mentions, sentence, figure):
        return "cumulative", "basis.range"
    if _over_days(sentence, figure):
        return "cumulative", "basis.days"
    if _over_attacks(sentence, figure):
        return "cumulative", "basis.many-attacks"
    if "attributes-first" not in sentence.grammar and _over_month(mentions, sentence, figure):
        return "cumulative", "basis.month"
    if figure.outcome == "killed" and (figure.qualifier == "thousands" or (figure.value or 0) >= _WAR):
        return "cumulative", "basis.magnitude"
    before = figure.before
    if before is not None and before.outcome != "other" and not figure.single:
        basis, rule = basis_of(mentions, before)
        if basis == "cumulative" and rule.removeprefix("basis.beside+") in _SHARED:
            return basis, rule if rule.startswith("basis.beside+") else f"basis.beside+{rule}"
    return "new", "basis.event"


def _stands(sentence: Sentence, figure: Figure) -> bool:
    """Whether the figure tells how many live somewhere (يقطن المخيم نحو 290 عائلة)."""
    return _before(sentence, figure, "dwell", _DWELLING)


def _still(sentence: Sentence, figure: Figure) -> bool:
    """Whether a state is said to last (لا يزال 5 مفقودين), also between them and the word that tells it."""
    if _before(sentence, figure, "still", _LASTING):
        return True
    told = figure.trigger_token if figure.trigger_token is not None else -1
    return told - figure.whole_last <= _LASTING and any(
        sentence.at(at, "particle", "still") for at in range(figure.whole_last + 1, told)
    )


def _sought(mentions: Mentions, sentence: Sentence, figure: Figure) -> bool:
    """Whether people are looked for, or gone since a time (البحث جار عن ستة، اختفى 15 منذ يومين)."""
    if any(sentence.at(at, "governor", "demanded") for at in range(max(figure.first - _LASTING, 0), figure.first)):
        return True
    told_beside = figure.before is not None and figure.before.outcome == "killed"
    months = any(date.since and date.first_day is not None and date.first_day.endswith("-01")
                 for date in mentions.dates(figure.sentence))  # fmt: skip
    return not told_beside and not months and _over_time(mentions, sentence, figure, "since")


def _before(sentence: Sentence, figure: Figure, sense: str, reach: int) -> bool:
    """Whether a particle stands shortly before a figure."""
    first = max(figure.whole_first - reach, 0)
    return any(sentence.at(at, "particle", sense) for at in range(first, figure.whole_first))


def _over_time(mentions: Mentions, sentence: Sentence, figure: Figure, only: str = "") -> bool:
    """Whether a period that runs on, or of months, governs the figure: منذ مطلع العام، خلال الأشهر الماضية."""
    for at, _ in sentence.find("particle"):
        match = sentence.at(at, "particle", "since") or sentence.at(at, "particle", "during")
        if match is None or clause_between(sentence, min(at, figure.last), max(at, figure.first)):
            continue
        if (only and match.sense != only) or is_summed_up(sentence, figure, at):
            continue
        if match.sense == "since" and since_of_another(sentence, at, figure.whole_last):
            continue
        after = at + match.size
        date = next((date for date in mentions.dates(figure.sentence) if date.first <= after <= date.last + 1), None)
        if match.sense == "since":
            of_day = (date is None or date.rule not in _MONTHS) and any(
                sentence.at(here, "day") or sentence.at(here, "period", "part") for here in (after, after + 1)
            )
            if (date is None or _is_long(date)) and not of_day and abs(at - figure.first) <= _SINCE:
                return True
        elif (date is not None and _is_long(date)) or _is_stretch(sentence, after):
            return True
    return False


def _over_range(mentions: Mentions, sentence: Sentence, figure: Figure) -> bool:
    """Whether the figure's time runs from one named day to another (في الفترة بين 20 و31 تموز)."""
    for date in mentions.dates(figure.sentence):
        if date.rule not in _RANGES or date.since or date.first_day is None or date.last_day is None:
            continue
        if len(date.first_day) != _DAY or len(date.last_day) != _DAY:
            continue
        lasted = day.fromisoformat(date.last_day) - day.fromisoformat(date.first_day)
        if lasted.days < _LONG or abs(date.first - figure.first) > _SINCE:
            continue
        if not clause_between(sentence, min(date.last, figure.last), max(date.first, figure.first)):
            return True
    return False


def _is_stretch(sentence: Sentence, first: int) -> bool:
    """Whether days, weeks or months follow, dated or not (خلال الأشهر الماضية، على مدى أحد عشر عاماً)."""
    for at in range(first, min(first + _STRETCH, len(sentence))):
        for unit in sentence.all_at(at, "unit"):
            if unit.sense == "time" and "before" not in unit.features and ("plural" in unit.features or at > first):
                return "hours" not in unit.features
    return False


def _over_month(mentions: Mentions, sentence: Sentence, figure: Figure) -> bool:
    """Whether a whole month is the figure's time (قتل ألفا شخص في شهر واحد), and not that of one attack."""
    for date in mentions.dates(figure.sentence):
        months = date.first_day is not None and _YEAR < len(date.first_day) < _DAY
        if not months or clause_between(sentence, min(date.last, figure.last), max(date.first, figure.first)):
            continue
        if any(match.sense == "result" for _, match in sentence.find("link", date.last + 1, figure.first - 1)):
            continue  # قصفت الحي في شباط، ما أسفر عن مقتل ثلاثة
        attack = any(
            match.sense == "event" and "singular" in match.features
            for at, _ in sentence.find("unit")
            for match in sentence.all_at(at, "unit")
        )
        return not attack
    return False


def _over_days(sentence: Sentence, figure: Figure) -> bool:
    """Whether the figure sums over a number of days, weeks or months (مقتل 88 في 12 يوماً، خلال 4 أيام)."""
    for at, _ in sentence.find("particle", figure.last + 1, min(figure.last + _DAYS, len(sentence) - 2)):
        if not (sentence.at(at, "particle", "in") or sentence.at(at, "particle", "during")):
            continue
        number = sentence.is_number(at + 1) or sentence.at(at + 1, "numeral") is not None
        if number and sentence.has(at + 2, "unit", "days") and not clause_between(sentence, figure.last, at):
            return True
    return False


def _over_attacks(sentence: Sentence, figure: Figure) -> bool:
    """Whether the figure sums over attacks said before it (93 هجوماً قتل فيها 10 مدنيين، أدت هذه الهجمات)."""
    for at, _ in sentence.find("unit", max(figure.whole_first - _ATTACKS, 1), figure.whole_first - 1):
        match = sentence.at(at, "unit", "event")
        if match is None or clause_between(sentence, at, figure.first):
            continue
        form = sentence.form(at - 1).replace(",", "")
        if form.isdigit() and int(form) > _FEW:
            return True
        if sentence.at(at - 1, "particle", "this") and "plural" in match.features:
            return True
    return False


def _running(sentence: Sentence, figure: Figure) -> str | None:
    """Words of a running total: before the figure in its clause (ارتفعت الحصيلة إلى 45), or after it (حتى الآن)."""
    for at, longest in sentence.find("particle", 0, figure.whole_last + _RUNNING):
        cues = [match for match in sentence.all_at(at, "particle") if match.sense == "running"]
        if at > figure.last:
            cues = [match for match in cues if "after" in match.features]
        first, last = (figure.last, at) if at > figure.last else (at, figure.first)
        if cues and not (at != figure.first and clause_between(sentence, first, last)):
            return longest.entry.id
    return None


def _is_long(date: DateMention) -> bool:
    """A period of a month or more, or one that opens in the past and runs on."""
    if date.since:
        return True
    first, last = date.first_day, date.last_day
    if first is None or last is None:
        return False
    if len(first) < _DAY or len(last) < _DAY:
        return len(first) < _DAY
    lasted = day.fromisoformat(last) - day.fromisoformat(first)
    return first[:7] != last[:7] and lasted.days >= _LONG
