"""Why something awaits a person, in the words of the interface, with the numbers."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from marsad.interface.labels import Labels, isolate
from marsad.interface.record_phrases import Names, bounds
from marsad.model.review import GROUNDS, Because, Bounds, Ground, Stake


def ground_name(ground: Ground) -> str:
    """What a reason is called, in a list to choose from."""
    return {
        "doubt": _("the reader is unsure of it"),
        "set-aside": _("set aside: it bounds no toll"),
        "contested": _("others contradict it"),
        "one-source": _("one source alone"),
        "misfit": _("does not fit its source's running count"),
        "copy": _("carried by a copy"),
        "near": _("incidents that may be one"),
        "loose": _("report of no incident"),
    }[ground]


def grounds() -> list[tuple[str, str]]:
    """All reasons with their names."""
    return [(ground, ground_name(ground)) for ground in GROUNDS]


def because(one: Because, labels: Labels) -> str:
    """One reason with what it rests on."""
    if one.ground in ("doubt", "set-aside"):
        told = labels.word("card", "comma").join(labels.word("doubt", doubt) for doubt in one.about)
        return f"{ground_name(one.ground)} ({told})" if told else ground_name(one.ground)
    if one.ground == "misfit":
        told = labels.word("card", "comma").join(labels.word("flag", kind) for kind in one.about)
        return f"{ground_name(one.ground)} ({told})"
    return ground_name(one.ground)


def condition(ruling: str) -> str:
    """Upon what ruling a toll would change so."""
    return {
        "reject": _("If it is rejected:"),
        "accept": _("If its doubt is settled and it counts:"),
        "merge": _("If they are one incident:"),
        "place": _("No toll counts what it tells:"),
    }[ruling]


def stake(one: Stake, ruling: str, names: Names) -> dict[str, object]:
    """What would change of one toll: its name, the toll now, and a sentence for each bound."""
    then, labels = one.then, names.labels
    if ruling == "place" and then is not None:
        says = [_("up to %(then)s") % {"then": labels.number(then.best)}]
    elif ruling == "merge" and then is not None and one.now is not None:
        told = {"apart": _shown(one.now, labels), "then": _shown(then, labels)}
        says = [_("counted apart they come to %(apart)s, as one to %(then)s") % told]
    elif then is None:
        says = [_("nobody counts it any more; now it is %(now)s") % {"now": _shown(one.now, labels)}]
    elif one.now is None:
        says = [_("a toll of %(then)s begins") % {"then": _shown(then, labels)}]
    else:
        says = [*_moved(one.now, then, labels)]
    return {"name": names.series(one.outcome, one.affected), "says": says, "change": one.change}


def _moved(now: Bounds, then: Bounds, labels: Labels) -> Iterator[str]:
    """A sentence for each bound that would move; one for all where low, best and high are one number."""
    if now.low == now.high and then.low == then.high:
        down, up = _("it falls from %(now)s to %(then)s"), _("it rises from %(now)s to %(then)s")
        yield _move(down, up, now.low, then.low, labels)
        return
    if now.low != then.low:
        down, up = _("low falls from %(now)s to %(then)s"), _("low rises from %(now)s to %(then)s")
        yield _move(down, up, now.low, then.low, labels)
    if now.best != then.best:
        down, up = _("best falls from %(now)s to %(then)s"), _("best rises from %(now)s to %(then)s")
        yield _move(down, up, now.best, then.best, labels)
    if now.high != then.high:
        down, up = _("high falls from %(now)s to %(then)s"), _("high rises from %(now)s to %(then)s")
        yield _move(down, up, now.high, then.high, labels)


def _move(down: str, up: str, now: int, then: int, labels: Labels) -> str:
    return (down if then < now else up) % {"now": labels.number(now), "then": labels.number(then)}


def _shown(toll: Bounds | None, labels: Labels) -> str:
    return isolate(bounds(toll, labels.manner)) if toll is not None else labels.number(0)
