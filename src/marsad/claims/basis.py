"""What a figure counts over: one event, a running total, a state at a time, or one place's share."""

from __future__ import annotations

from marsad.claims.figures import Figure
from marsad.mentions.find import Mentions
from marsad.model.mention import DateMention
from marsad.model.vocabulary import Basis
from marsad.text.tokens import Sentence


def basis_of(mentions: Mentions, figure: Figure) -> tuple[Basis, str]:
    """The basis of a figure and the rule that told it. Parts take their total's."""
    if figure.part_of is not None and figure.part_of.outcome == figure.outcome:
        basis, rule = basis_of(mentions, figure.part_of)
        return basis, f"basis.part+{rule}"
    sentence = mentions.sentence(figure.sentence)
    if figure.rule.endswith("state-noun") or figure.outcome == "held" or _stands(sentence, figure):
        return "standing", "basis.state"
    running = _running(sentence, figure)
    if running is not None:
        return "cumulative", f"basis.running:{running}"
    if _over_time(mentions, sentence, figure):
        return "cumulative", "basis.period"
    if _over_days(sentence, figure):
        return "cumulative", "basis.days"
    if _over_attacks(sentence, figure):
        return "cumulative", "basis.many-attacks"
    before = figure.before
    if before is not None and before.outcome != "other" and not figure.single:
        basis, rule = basis_of(mentions, before)
        if basis == "cumulative" and rule.removeprefix("basis.beside+") in _SHARED:
            return basis, rule if rule.startswith("basis.beside+") else f"basis.beside+{rule}"
    if figure.outcome == "missing" and _still(sentence, figure):
        return "standing", "basis.still"
    return "new", "basis.event"


#: Rules of a running count that hold for the figures told beside it (20 شخصاً … فيما أصيب نحو 190).
_SHARED = frozenset({"basis.period", "basis.days", "basis.many-attacks"})


def _stands(sentence: Sentence, figure: Figure) -> bool:
    """Whether the figure tells how many live somewhere (يقطن المخيم نحو 290 عائلة)."""
    return any(sentence.at(at, "particle", "dwell") for at in range(max(figure.whole_first - 7, 0), figure.whole_first))


def _over_time(mentions: Mentions, sentence: Sentence, figure: Figure) -> bool:
    """Whether a period that runs on, or of months, governs the figure: منذ مطلع العام، خلال الأشهر الماضية."""
    for at in range(len(sentence)):
        match = sentence.at(at, "particle", "since") or sentence.at(at, "particle", "during")
        if match is None or _clause_between(sentence, min(at, figure.last), max(at, figure.first)):
            continue
        date = next((d for d in mentions.dates(figure.sentence) if d.first <= at + match.size <= d.last + 1), None)
        if match.sense == "since" and (date is None or _is_long(date)):
            of_day = any(sentence.at(at + match.size + near, kind) for near in (0, 1) for kind in ("day", "period"))
            if abs(at - figure.first) <= 25 and not of_day:
                return True
        elif date is not None and _is_long(date):
            return True
    return False


def _over_days(sentence: Sentence, figure: Figure) -> bool:
    """Whether the figure sums over a number of days, weeks or months (مقتل 88 في 12 يوماً، خلال 4 أيام)."""
    for at in range(figure.last + 1, min(figure.last + 14, len(sentence) - 1)):
        if not (sentence.at(at, "particle", "in") or sentence.at(at, "particle", "during")):
            continue
        unit = sentence.has(at + 2, "unit", "days")
        number = sentence.is_number(at + 1) or sentence.at(at + 1, "numeral") is not None
        if number and unit is not None and not _clause_between(sentence, figure.last, at):
            return True
    return False


def _over_attacks(sentence: Sentence, figure: Figure) -> bool:
    """Whether the figure sums over attacks said before it (93 هجوماً قتل فيها 10 مدنيين، أدت هذه الهجمات)."""
    for at in range(max(figure.whole_first - 24, 0), figure.whole_first):
        match = sentence.at(at, "unit", "event")
        if match is None or at == 0 or _clause_between(sentence, at, figure.first):
            continue
        form = sentence.form(at - 1).replace(",", "")
        if form.isdigit() and int(form) > 2:
            return True
        if sentence.at(at - 1, "particle", "this") and "plural" in match.features:
            return True
    return False


def _running(sentence: Sentence, figure: Figure) -> str | None:
    """Words of a running total: before the figure in its clause, or after it."""
    for at, match in sentence.find("particle", 0, min(figure.whole_last + 12, len(sentence) - 1)):
        cues = [found for found in sentence.all_at(at, "particle") if found.sense == "running"]
        if at > figure.last:
            cues = [found for found in cues if "after" in found.features]
        if cues:
            if at > figure.last and _clause_between(sentence, figure.last, at):
                continue
            if at < figure.first and _clause_between(sentence, at, figure.first):
                continue
            return match.entry.id
    return None


def _still(sentence: Sentence, figure: Figure) -> bool:
    return any(
        found.sense == "still"
        for at in range(max(figure.whole_first - 8, 0), figure.whole_first)
        for found in sentence.all_at(at, "particle")
    )


def _clause_between(sentence: Sentence, first: int, last: int) -> bool:
    return any(
        found.sense == "clause" and found.size >= 1 and sentence.form(at) not in ("ما", "مما")
        for at in range(first + 1, last)
        for found in sentence.all_at(at, "particle")[:1]
    )


def _is_long(date: DateMention) -> bool:
    """A period of a month or more, or one that opens in the past and runs on."""
    if date.since:
        return True
    first, last = date.first_day, date.last_day
    if first is None or last is None:
        return False
    return len(first) < 10 or (len(last) == 10 and first[:7] != last[:7])
