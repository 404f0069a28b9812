"""Nouns that name a set, whose size is told (عدد القتلى … إلى 45)، and words that tell a figure's fate again."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, BODY, PERSON, Figure
from marsad.claims.figures.governing.signals import is_counted
from marsad.claims.figures.governing.state import Governor, SetNoun, Shares, Walk, assign, assign_waiting
from marsad.claims.figures.governing.sums import is_size_again, opens_row, spreads_over
from marsad.claims.figures.needs import has_need
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_NEAR: Final = 3
_LONGEST_PLACE: Final = 3
_SIZE: Final = 16
_SIZE_OF_PEOPLE: Final = 28
"""Tokens between a set's noun and its size, and one that says that it counts people (عدد القتلى … 32 شخصا)."""
_PREDICATE: Final = 6
"""Tokens over which a state is said of those who wait."""
_SETS: Final = frozenset({"plural", "event-noun"})
_LINE: Final = 6
"""Tokens of the longest name of a happening in a headline."""
_NO_NAME: Final = frozenset({"particle", "outcome", "reporting"})
_ASIDE: Final = 12
"""Tokens over which it is said of those who wait after an aside."""
_COMMAS: Final = (",", "،")
_STATES: Final = ("held", "detained", "missing", "abducted")
_NO_NEWS: Final = frozenset({"article", "pronoun", "weak-count"})
"""What a noun for those harmed has that points back to some told before."""
_JOINED: Final = frozenset({"and", "with", "to", "article"})


def take_counted_noun(walk: Walk, at: int) -> int:
    """Words that tell again what befell the last figure (20 مدنياً بين قتيل وجريح، 4 أطفال مصابين); tokens used."""
    waiting = walk.waiting
    for match in walk.sentence.all_at(at, "outcome"):
        if not is_counted(match):
            continue
        if _describes_set(walk, at, match):
            return match.size
        if match.sense == "casualties" and match.size > 1 and "sum" not in match.features:
            return _tell_again(walk, at, match)
        if waiting and _is_predicate(walk, at, match):
            sense = "killed" if "victims" in match.features else match.sense
            assign_waiting(walk, "held" if sense == "detained" else sense, at, at, "predicate")
            return match.size
        if _take_set(walk, at, match):
            return match.size
    return 0


def _describes_set(walk: Walk, at: int, match: Match) -> bool:
    """Whether a definite state right behind people whose number follows is theirs (عدد الأسر النازحة … إلى 2100)."""
    noun = walk.set_noun
    if noun is None or noun.outcome is not None or at != noun.at + 1 or not {"article", "weak-count"} <= match.features:
        return False
    noun.outcome = match.sense
    return True


def take_state(walk: Walk, figure: Figure) -> bool:
    """Whether a form that may be a dual tells the state of those who wait (14 صياداً يمنياً محتجزين لدى خفر السواحل)."""
    if not walk.waiting or figure.head is None:
        return False
    return take_counted_noun(walk, figure.head) > 0


def _is_predicate(walk: Walk, at: int, match: Match) -> bool:
    """Whether a counted noun says what those are who wait: right after them, a state also after their group's words."""
    if not _JOINED.isdisjoint(match.features) or not has_need(walk.sentence, at, match):
        return False
    last = walk.waiting[-1].whole_last
    if at - last == 1:
        return True
    if match.sense not in _STATES or "plural" not in match.features or not 0 < at - last <= _ASIDE:
        return False
    near = at - last <= _PREDICATE and all(_describes(walk, here) for here in range(last + 1, at))
    return near or _closes_aside(walk, last + 1, at)


def _closes_aside(walk: Walk, first: int, at: int) -> bool:
    """Whether an aside between commas parts those who wait from what is said of them (9 أطفال، بينهم رضيع، محتجزون)."""
    forms = walk.sentence.forms
    if first >= at - 1 or forms[first] not in _COMMAS or forms[at - 1] not in _COMMAS:
        return False
    return not any("outcome" in walk.sentence.words[here].kinds for here in range(first, at))


def _describes(walk: Walk, at: int) -> bool:
    """Whether a word can belong to the name of a group: no sign, no other outcome or clause."""
    word = walk.sentence.words[at]
    if at in walk.by_token or not walk.sentence.is_word(at) or "outcome" in word.kinds:
        return False
    particle = walk.sentence.at(at, "particle")
    return particle is None or particle.sense in ("of", "still")


def take_size(walk: Walk, figure: Figure) -> bool:
    """Whether a figure is the size of a set named before (ليرفع عدد الجنود الذين لقوا حتفهم إلى عشرة)."""
    noun = walk.set_noun
    if noun is None or noun.outcome is None:
        return False
    if figure.head_kind not in (BARE, PERSON) and not (noun.label and figure.head_kind == BODY):
        return False
    reach = _NEAR if noun.label else _SIZE_OF_PEOPLE if figure.head_kind == PERSON else _SIZE
    if figure.whole_first - noun.at > reach:
        return False
    if noun.again and not is_size_again(walk, noun, figure):
        return False
    assign(walk, figure, noun.outcome, noun.at, noun.at, "set-size")
    figure.sets, figure.toll = True, noun.toll
    figure.spread = figure.among = noun.spread
    if figure.head_kind == BARE and walk.sentence.at(noun.at, "person"):
        figure.head, figure.head_kind = noun.at, PERSON
    if not _is_set_against(walk, figure):  # from four to six, six instead of four: both are the set's size
        walk.set_noun = None
    walk.counted_set = figure
    return True


def _is_of_count(walk: Walk, at: int, match: Match) -> bool:
    """Whether a noun with `of` says whom a count before it counts (العدد الإجمالي للقتلى)."""
    if "to" not in match.features or "article" not in match.features:
        return False
    return any(walk.sentence.at(here, "carrier", "set") for here in range(max(at - _NEAR, 0), at - 1))


def _rises(walk: Walk, at: int) -> bool:
    """Whether a noun for those harmed stands for their number, which rises to one told soon (ارتفاع القتلى إلى 154)."""
    sentence = walk.sentence
    if sentence.at(at - 1, "particle", "running") is None or sentence.has(at, "outcome", "plural") is None:
        return False
    near = range(at + 1, min(at + 1 + _SIZE, len(sentence)))
    return any(here in walk.by_token and sentence.at(here - 1, "particle", "to-place") is not None for here in near)


def _end_of_parts(walk: Walk, total: Figure) -> int:
    """The last token of a set's size, or of its parts told since (القتلى 12 بينهم 4 نساء، والجرحى 20)."""
    last = walk.last
    return last.whole_last if last is not None and last.part_of is total else total.whole_last


def _is_set_against(walk: Walk, figure: Figure) -> bool:
    """Whether a second size follows at once, that was or is to be (من 4 إلى 6، 6 لا 4، 6 بدلا من 4)."""
    sentence = walk.sentence
    instead = sentence.at(figure.last + 1, "particle", "instead")
    following = walk.by_token.get(figure.last + (1 + instead.size if instead is not None else 2))
    return following is not None and following.head_kind in (BARE, PERSON)


def names_size_before(walk: Walk, at: int) -> bool:
    """Whether a bare number before a noun for it counts those at a token, right after that noun (21 عدد الجنود)."""
    figure = walk.waiting[-1] if walk.waiting else None
    if figure is None or figure.head_kind != BARE or figure.whole_last != at - 2:
        return False
    if walk.sentence.at(figure.whole_first - 1, "particle", "to-place") is None:
        return False
    figure.head, figure.head_kind = at, PERSON
    return True


def open_shares(walk: Walk, at: int) -> None:
    """`… are spread as follows:`: what befell those whose shares follow the colon at `at`."""
    sentence = walk.sentence
    first = max(at - _SIZE, 0)
    if not any(sentence.at(here, "carrier", "spread") for here in range(first, at)):
        return
    nouns = (sentence.has(here, "outcome", "count") for here in range(at - 1, first - 1, -1))
    match = next((noun for noun in nouns if noun is not None and "article" in noun.features), None)
    if match is not None:
        walk.shares = Shares("killed" if "victims" in match.features else match.sense, None)
    elif walk.last is not None and walk.last.outcome is not None:
        walk.shares = Shares(walk.last.outcome, walk.last)


def take_share(walk: Walk, figure: Figure) -> bool:
    """Whether a bare number after a place is its share."""
    shares = walk.shares
    if shares is None or figure.head_kind != BARE or not _ends_place(walk.sentence, figure.whole_first):
        return False
    assign(walk, figure, shares.outcome, None, None, "share")
    figure.part_of = shares.total
    return True


def _ends_place(sentence: Sentence, end: int) -> bool:
    """Whether the name of a place stands right before a token."""
    return any(
        match.size == size for size in range(1, _LONGEST_PLACE + 1) for match in sentence.all_at(end - size, "place")
    )


def take_members(walk: Walk, at: int, size: int) -> bool:
    """Whoever waits, or else follows, is one of a set that a phrase names (كان من بين الضحايا، بين القتلى 3 أطفال)."""
    for here in range(at, at + size):
        match = walk.sentence.has(here, "outcome", "count")
        if match is None:
            continue
        sense = "killed" if "victims" in match.features else match.sense
        if walk.waiting:
            for figure in walk.waiting:
                figure.among = True
            assign_waiting(walk, sense, here, here, "among-them")
        elif walk.last is None or walk.last.outcome not in (sense, "casualties"):
            walk.governor, walk.total = Governor(sense, "masdar", at, at + size - 1, match), None
        else:
            return False
        return True
    return False


def open_uncounted(walk: Walk, at: int) -> bool:
    """Whether `among` opens some of those harmed whom nothing counted (سقوط جرحى، بينهم اثنان من العاملين)."""
    sentence, last = walk.sentence, walk.last
    for here in range(at - 1, max(at - 1 - _NEAR, -1), -1):
        if last is not None and here <= last.whole_last:
            return False
        match = next((m for m in sentence.all_at(here, "outcome") if is_counted(m)), None)
        if match is None:
            continue
        if "plural" not in match.features or not _NO_NEWS.isdisjoint(match.features) or here in walk.covered:
            return False
        if any(sentence.at(back, "particle", "among") is not None for back in range(max(here - 2, 0), here)):
            return False  # من بين القتلى، بينهم …
        sense = match.sense if not _joins_other(walk, here, match) else "casualties"
        walk.governor, walk.total = Governor(sense, "masdar", at, at, match), None
        return True
    return False


def _joins_other(walk: Walk, at: int, match: Match) -> bool:
    """Whether a noun for those harmed goes on from another one (قتلى وجرحى)."""
    before = walk.sentence.has(at - 1, "outcome", "count")
    return before is not None and "and" in match.features and before.sense != match.sense


def _heads_line(walk: Walk, at: int) -> bool:
    """Whether those of a happening open a line that their number closes (شهداء مجزرة السوق 35، جرحى القصف 19 لا 23)."""
    sentence = walk.sentence
    if at and sentence.form(at - 1) != ":":
        return False
    for here in range(at + 1, min(at + 1 + _LINE, len(sentence))):
        figure = walk.by_token.get(here)
        if figure is not None:
            end = figure.whole_last + 1
            closed = not sentence.is_word(end) or sentence.at(end, "particle", "instead") is not None
            return figure.head_kind == BARE and figure.whole_first == here > at + 1 and closed
        if not sentence.is_word(here) or not sentence.words[here].kinds.isdisjoint(_NO_NAME):
            return False
    return False


def _tell_again(walk: Walk, at: int, match: Match) -> int:
    """`between killed and wounded`: the last figure counts casualties."""
    last = walk.last
    if last is not None and last.outcome is not None and at - last.whole_last <= _NEAR:
        last.outcome = match.sense
    elif walk.waiting and (at - walk.waiting[-1].whole_last <= _NEAR or _is_of_waiting(walk, at)):
        assign(walk, walk.waiting.pop(), match.sense, at, at + match.size - 1, "told-again")
    elif at in walk.covered:
        return 0
    return match.size


def _is_of_waiting(walk: Walk, at: int) -> bool:
    """Whether only words for the group of those who wait stand between (40 من القوات الموالية لها بين قتيل وجريح)."""
    between = range(walk.waiting[-1].whole_last + 1, at)
    return len(between) <= _ASIDE and all(_describes_or_is_of(walk, here) for here in between)


def _describes_or_is_of(walk: Walk, at: int) -> bool:
    if at in walk.by_token or not walk.sentence.is_word(at) or "outcome" in walk.sentence.words[at].kinds:
        return False
    particle = walk.sentence.at(at, "particle")
    return particle is None or particle.sense not in ("that", "relative", "clause", "among")


def _take_set(walk: Walk, at: int, match: Match) -> bool:
    """Remember a set that a later number counts (عدد القتلى … إلى 45، الجرحى: 10); whether one before it does."""
    features = match.features
    if at in walk.covered or features.isdisjoint(_SETS | {"singular"}):
        return False
    led = walk.sentence.at(at - 1, "carrier", "set") is not None or _is_of_count(walk, at, match) or _rises(walk, at)
    if walk.counted_set is not None and "and" in features and "article" in features:
        led = at - _end_of_parts(walk, walk.counted_set) <= _NEAR
    label = walk.sentence.form(at + 1) == ":"
    if "article" not in features and not led and "pronoun" not in features:
        if label and features & _SETS and at + 2 in walk.by_token:  # وفيات: 40، إصابات: 310
            walk.set_noun = SetNoun(at, match.sense, label=True)
        elif "plural" in features and _heads_line(walk, at):
            walk.set_noun = SetNoun(at, "killed" if "victims" in features else match.sense)
        return False
    bare = [figure for figure in walk.waiting if figure.head_kind == BARE and at - figure.last <= _NEAR]
    if led and bare:
        walk.waiting.remove(bare[-1])
        assign(walk, bare[-1], match.sense, at, at, "set-size")
        return True
    if led and walk.waiting and at - walk.waiting[-1].whole_last == 2:  # 45 شخصاً حصيلة الضحايا
        assign_waiting(walk, "killed" if "victims" in features else match.sense, at, at, "set-size")
        return True
    sense = "killed" if "victims" in features and not led else match.sense
    if (row := spreads_over(walk, at)) >= 0 or (not led and (row := opens_row(walk, at)) >= 0):
        walk.set_noun = SetNoun(row, sense, spread=True, label=True)
        return False
    if "pronoun" in features and not led:
        return False
    if led or label:
        walk.set_noun = SetNoun(at, match.sense, label=label)
    return False
