"""Persons told by their full name alone, right after what befell them or among others told (مقتل سامي يوسف الحسن)."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import Figure, locate
from marsad.claims.figures.governing.lists import continue_list
from marsad.claims.figures.governing.objects_before import number_follows, object_follows, object_stands
from marsad.claims.figures.governing.parts import stands_in_list, take_part
from marsad.claims.figures.governing.reach import ACTED_ON
from marsad.claims.figures.governing.signals import SOFT
from marsad.claims.figures.governing.singles import ends_name, is_what_came, names_patient
from marsad.claims.figures.governing.state import Governor, Walk, govern_figure
from marsad.claims.figures.governing.unsure import is_attempt, is_time_of
from marsad.claims.figures.single_figures import name_of

_NOT_OF_NAMED: Final = frozenset({"body", "swap-only", "future"})
"""Features of outcome words that tell nothing of one who is named right after them."""
_WHEN: Final = frozenset({"day", "weekday", "period", "month"})
_JOINED: Final = 4
"""Tokens over which a name goes on from a name (اعتقال سامي يوسف (20 عاماً) ورامي خلف)."""


def take_full_name(walk: Walk, at: int) -> bool:
    """Take a person's full name for one: the patient of the word before it, one more of those named, or a part."""
    name = walk.names[at]
    figure = name_of(walk.sentence, at, name.last, walk.number)
    figure.trim = name.prefix
    governor = walk.free_governor()
    if governor is not None and not name.prefix and _is_patient(walk, governor, at):
        govern_figure(walk, figure, governor)
    elif (total := walk.total) is not None and total.outcome is not None and _is_part(walk, total, at):
        take_part(walk, figure, total)
    elif (last := _named_before(walk, at)) is not None:
        continue_list(walk, figure, last)
    else:
        return False
    locate(walk.sentence, figure)
    return True


def _is_patient(walk: Walk, governor: Governor, at: int) -> bool:
    """Whether a word tells what befell the one who is named after it, right after it or after the day."""
    sentence, name = walk.sentence, walk.names[at]
    between = range(governor.last + 1, at)
    if any(sentence.forms[here] not in SOFT and sentence.words[here].kinds.isdisjoint(_WHEN) for here in between):
        return False
    if is_attempt(walk, governor.first, governor.match, "threat") or is_time_of(walk, governor.first):
        return False
    if not name.sure and not (
        (governor.kind == "passive" or names_patient(walk, governor)) and ends_name(walk, name.last + 1)
    ):
        return False
    if governor.outcome not in ACTED_ON or not governor.match.features.isdisjoint(_NOT_OF_NAMED):
        return False
    if governor.kind == "masdar":
        return "to" not in governor.match.features or is_what_came(walk, governor)
    if governor.kind not in ("both", "passive") or number_follows(walk, name.last):
        return False
    return governor.kind == "passive" or not (object_follows(walk, name.last) or object_stands(walk, name.last))


def _is_part(walk: Walk, total: Figure, at: int) -> bool:
    """Whether a name stands where the parts of a total are listed (بينهم سامي يوسف), not all of them named."""
    name, sentence = walk.names[at], walk.sentence
    if not (name.sure or ends_name(walk, name.last + 1)) or _is_name_of(walk.last, walk, at):
        return False
    if any(sentence.at(here, "particle", "they-are") is not None for here in range(total.whole_last + 1, at)):
        return False
    last = walk.last
    if name.prefix and last is not None and last.part_of is total and at - last.whole_last <= _JOINED:
        return True
    return stands_in_list(walk, at)


def _is_name_of(last: Figure | None, walk: Walk, at: int) -> bool:
    """Whether a name belongs to the person told right before it (بينهم القيادي سامي يوسف)."""
    if last is None or not last.single or walk.names[at].prefix or at - last.last > _JOINED:
        return False
    return all(map(walk.sentence.is_word, range(last.last + 1, at)))


def _named_before(walk: Walk, at: int) -> Figure | None:
    """The person named right before, whom `and` joins to a name."""
    last = walk.last
    if last is None or not walk.names[at].prefix or not last.rule.startswith("single.name") or last.outcome is None:
        return None
    return last if at - last.last <= _JOINED and last.part_of is None else None
