"""Whom a figure counts: the words that name the group, and the tags that those words state."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from marsad.claims.figures.figure import BARE, BODY, COUNT, OTHERS, PERSON, THEM, UNKNOWN, Figure
from marsad.claims.figures.group_words import is_owner, opens_bracket, settle_owner, tags_of
from marsad.claims.figures.mixed_groups import untag_mixed
from marsad.languages.entries import Match
from marsad.mentions.find import Mentions
from marsad.model.vocabulary import Tag
from marsad.text.tokens import Sentence

_WRITTEN_ON = ("and", "then", "with", "to", "pronoun")
"""What a name that is no owner of the word before it has written onto it."""
_QUOTES = ('"', "«", "»", "(", ")", "'", "“", "”")
_MOST_WORDS = 8
_BELONGING = 16
"""Tokens over which it goes on to be told to whom people belong."""


def name_groups(mentions: Mentions, sentence: Sentence, figures: list[Figure]) -> None:
    """Set `group`, `tags` and doubts of a sentence's figures, in order: later ones may inherit from earlier ones."""
    for figure in figures:
        _own_group(sentence, figure)
        settle_owner(mentions, sentence, figure)
        _take_side(mentions, sentence, figure)
    _share_groups(sentence, figures)
    untag_mixed(sentence, figures)
    _inherit_all(figures)


def inherit_groups(mentions: Mentions, sentence: Sentence, figures: list[Figure]) -> None:
    """What figures take from each other whose own words are known already, and from the sides that they are of."""
    untag_mixed(sentence, figures)
    previous: Figure | None = None
    for figure in figures:
        if figure.group is not None and not figure.tags and not _is_family(sentence, *figure.group):
            _take_side(mentions, sentence, figure, reach=0)
            if not figure.tags and previous is not None and _are_other_members(sentence, figure):
                figure.tags |= previous.tags & _ARMED
        previous = figure
    _inherit_all(figures, in_order=True)


def _are_other_members(sentence: Sentence, figure: Figure) -> bool:
    """Whether further members are told of, and not of what (`one soldier was killed and three other members hurt`)."""
    head = figure.head
    if head is None or sentence.has(head, "person", "member") is None or sentence.at(head + 1, "particle", "of"):
        return False
    return any(sentence.at(at, "particle", "other") for at in range(figure.last + 1, head))


def _is_family(sentence: Sentence, first: int, last: int) -> bool:
    return any(sentence.has(at, "person", "collective") is not None for at in range(first, last + 1))


def _inherit_all(figures: list[Figure], in_order: bool = False) -> None:
    previous: Figure | None = None
    for figure in figures:
        if figure.group is None and not (in_order and _is_apart(figure, previous)):
            _inherit(figure, previous)
        _share_side(figure)
        if figure.outcome == "held":
            figure.tags |= {"detainee"}
        if figure.outcome == "detained" and "security" in figure.tags and figure.seized:
            figure.outcome = "abducted"  # guards are seized, not arrested
        if figure.part_of is None or previous is None:
            figure.before = previous
            previous = figure


def _share_side(figure: Figure) -> None:
    """Parts of a total of civilians, or of a force, are of it."""
    total = figure.part_of
    if total is None or figure.tags & {"civilian"}:
        return
    if "civilian" in total.tags and not figure.tags & _ARMED:
        figure.tags |= {"civilian"}
    elif "security" in total.tags and "combatant" not in total.tags:
        figure.tags = (figure.tags - _ARMED) | {"security"}


def _share_groups(sentence: Sentence, figures: list[Figure]) -> None:
    """Counted nouns joined before one group share it (10 قتلى و25 مصاباً من المدنيين); `all of them civilians`, too."""
    for figure in figures:
        if figure.group is None and figure.head_kind == COUNT:
            for at in range(figure.whole_last + 1, min(figure.whole_last + 3, len(sentence))):
                if sentence.at(at, "particle", "all-of-them") and _names(sentence, at + 1) is not None:
                    _set_group(sentence, figure, at + 1)
    for figure, following in zip(reversed(figures[:-1]), reversed(figures[1:]), strict=True):
        near = following.whole_first - figure.whole_last <= 2
        if near and figure.group is None and figure.head_kind == following.head_kind == COUNT and following.group:
            figure.group, figure.tags = following.group, figure.tags | following.tags


_ARMED = frozenset({"combatant", "security"})
_HARM = frozenset({"killed", "injured", "casualties", "abducted"})


def _own_group(sentence: Sentence, figure: Figure) -> None:
    at = figure.head
    if figure.head_kind == THEM:
        at = _skip(sentence, figure.last + 1) + 1
        if sentence.at(at, "particle", "of"):
            at += 1
        if _names(sentence, at) is not None:
            _set_group(sentence, figure, at)
        elif figure.part_of is None:
            _antecedent(sentence, figure)
        return
    if figure.rule.startswith(_NAMES):
        figure.group = (figure.first, figure.last)
    elif figure.head_kind in (PERSON, BODY, UNKNOWN) and at is not None:
        _set_group(sentence, figure, at)
    elif figure.head_kind == BARE and _goes_on_belonging(sentence, figure):
        _set_group(sentence, figure, figure.whole_last + 2)
    elif figure.head_kind == BARE and figure.group is None:
        _group_of_dead_before(sentence, figure)
    elif figure.head_kind == COUNT and at is not None and figure.weak and figure.outcome in _HARM:
        _set_group(sentence, figure, at)  # مقتل خمسة نازحين
    elif figure.head_kind == COUNT and at is not None:
        _group_of_count(sentence, figure, figure.whole_last + 1)
    elif figure.head_kind == OTHERS and at is not None:
        after = _skip(sentence, at + 1)
        named = after + 1 < len(sentence) and sentence.words[after + 1].definite  # آخرون من المقاومة
        if sentence.at(after, "particle", "of") and (named or _names(sentence, after + 1) is not None):
            _set_group(sentence, figure, after + 1)


def _goes_on_belonging(sentence: Sentence, figure: Figure) -> bool:
    """Whether a bare number goes on with whom others belong to (124 ينتمون إلى التنظيم، و50 إلى القوات)."""
    at = figure.whole_last + 1
    if sentence.at(at, "particle", "to-place") is None or _names(sentence, at + 1) is None:
        return False
    return any(sentence.at(back, "particle", "belong") for back in range(max(at - _BELONGING, 0), at))


def _group_of_dead_before(sentence: Sentence, figure: Figure) -> None:
    """The force whose dead or hurt the number counts, named right after the word for them (`بلغ عدد قتلى الجيش 30`)."""
    at = bisect_left(sentence.starts, figure.trigger[0]) if figure.trigger is not None else len(sentence)
    said = sentence.has(at, "outcome", "plural") if at < figure.whole_first else None
    if said is None or not said.features.isdisjoint(("article", "pronoun")):
        return
    first = at + said.size
    match = _names(sentence, first)
    named = match is not None and match.entry.kind in ("party", "body") and match.features.isdisjoint(_WRITTEN_ON)
    if named and match is not None and first + match.size <= figure.whole_first:
        _set_group(sentence, figure, first)


def _antecedent(sentence: Sentence, figure: Figure) -> None:
    """Those whom `of them` points back to: the last plural group before (داهمت مجموعة من المسلحين وقتلت أربعة منهم)."""
    for at in range(figure.whole_first - 1, -1, -1):
        match = sentence.has(at, "person", "plural")
        if match is not None and "pronoun" not in match.features:
            _set_group(sentence, figure, at)
            return
        if any({"weak-count", "plural"} <= each.features for each in sentence.all_at(at, "outcome")):
            _set_group(sentence, figure, at)  # اعترض مسلحون شاحنة تقل نازحين فقتلوا ستة منهم
            return


def _group_of_count(sentence: Sentence, figure: Figure, at: int) -> None:
    """The group beside a counted noun: قتلى مدنيين، قتيلاً من عناصر التنظيم، جرحى في صفوف المدنيين."""
    at = _skip(sentence, at)
    if sentence.at(at, "particle", "other"):
        at = _skip(sentence, at + 1)
    are = sentence.at(at, "particle", "they-are")
    if are is not None:  # 246 من القتلى هم من المقاتلين, not قتيلان هما المهاجم وحارس
        at += are.size
        whole = any(sentence.has(at, kind, form) for kind in ("person", "demonym") for form in ("plural", "dual"))
        if not whole and sentence.at(at, "particle", "of") is None and sentence.at(at, "particle", "belong") is None:
            return
    belong = sentence.at(at, "particle", "belong")
    if belong is not None:  # 124 من القتلى ينتمون إلى التنظيم, not القتلى الأربعة ينتمون
        if (figure.head or 0) > figure.last and _names(sentence, at + belong.size) is not None:
            _set_group(sentence, figure, at + belong.size)
        return
    rank = sentence.at(at, "particle", "ranks")
    if rank is not None:
        at += rank.size
    elif sentence.at(at, "particle", "of") or sentence.at(at, "particle", "between"):
        at += 1
    else:
        match = _names(sentence, at)
        if match is None or (match.features & {"and", "then", "with", "to"}) or "pronoun" in match.features:
            return
        if match.entry.kind in ("party", "body") and not _construct(sentence, figure):
            return
    match = _names(sentence, at)
    if match is not None and not match.features & {"and", "with", "to"}:
        _set_group(sentence, figure, at)


def _construct(sentence: Sentence, figure: Figure) -> bool:
    """Whether the counted noun is a plural that owns what follows (جرحى التنظيم)."""
    return figure.head is not None and sentence.has(figure.head, "outcome", "plural") is not None


def _names(sentence: Sentence, at: int) -> Match | None:
    """The entry at a token that can name a group."""
    for kind in ("person", "party", "body", "demonym"):
        match = sentence.at(at, kind)
        if match is not None:
            return match
    for match in sentence.all_at(at, "outcome"):
        if "weak-count" in match.features:
            return match
    return None


def _skip(sentence: Sentence, at: int) -> int:
    while sentence.form(at) in _QUOTES:
        at += 1
    return at


def _set_group(sentence: Sentence, figure: Figure, first: int) -> None:
    """The group's words from its head noun on: adjectives, whose they are, `of` and what follows."""
    tags: set[str] = set()
    at = first
    last = first
    limit = min(len(sentence), first + _MOST_WORDS)
    while at < limit:
        at = _skip(sentence, at) if at > first else at
        if at >= limit or (at > last + 1 and opens_bracket(sentence, last + 1, at)):
            break
        match = _names(sentence, at)
        if match is None or (at > first and match.features & {"and", "with", "to", "then"} and at != first):
            if at == first:
                last = at
                at += 1
                continue
            if at > first and sentence.at(at, "particle", "of") and _names(sentence, at + 1) is not None:
                at += 1
                continue
            break
        if at == first:
            tags |= tags_of(match)
        elif not is_owner(sentence, last, match):
            tags |= tags_of(match) - (_ARMED if tags & _ARMED else set())  # القيادي العسكري
        last = at + match.size - 1
        at = last + 1
    figure.group = (first, last)
    figure.tags |= frozenset(tags)


def _take_side(mentions: Mentions, sentence: Sentence, figure: Figure, reach: int = 3) -> None:
    """Members of a body take its side: عناصر الشرطة are security, عناصر التنظيم combatants; `50 of the forces`, too.

    The body may be named up to `reach` tokens after the group's words.
    """
    if figure.group is None:
        return
    first, last = figure.group
    member = sentence.has(first, "person", "member") is not None
    if not member and (sentence.at(first, "person") or sentence.at(first, "demonym")):
        return
    for party in mentions.parties(figure.sentence):
        if party.last >= first and party.first <= last + reach:
            side = _SIDES.get(party.kind)
            if side is not None and all(sentence.form(at) not in _STOPS for at in range(last + 1, party.first)):
                figure.tags = (figure.tags - _ARMED) | {side}
            return


_STOPS = (",", "،", ".", "؛", ":")
#: Rules that read one person's name: nobody else is of it.
_NAMES = ("single.name", "single.first-name")
#: Tags of one person that say nothing of the others beside her.
_OF_ONE = frozenset({"woman", "child", "man"})
_SIDES: Mapping[str, Tag] = {
    "government": "security", "state": "security", "armed-forces": "security", "police": "security",
    "armed-group": "combatant", "guard": "security",
}  # fmt: skip


def _is_apart(figure: Figure, previous: Figure | None) -> bool:
    """Whether a figure has nothing of the one before it: the size of a set, one more part of the same total."""
    if figure.rule.endswith("set-size"):
        return True
    whole = figure.part_of
    return whole is not None and whole.group is None and previous is not None and previous.part_of is whole


def _inherit(figure: Figure, previous: Figure | None) -> None:
    """A bare number or `others` takes the group of the figure before it, or of the total that it is a part of."""
    if figure.head_kind == COUNT or figure.group is not None or figure.toll:
        return
    donor = figure.part_of if figure.part_of is not None and figure.part_of.group else previous
    if donor is None or donor.group is None or donor.sentence != figure.sentence:
        return
    if donor.rule.startswith(_NAMES):
        return
    if donor is previous and figure.outcome != donor.outcome and _is_mixed(donor):
        return
    figure.group = donor.group
    one_to_many = donor.single and (figure.value or 2) > 1
    figure.tags |= donor.tags - _OF_ONE if one_to_many else donor.tags
    if figure.head_kind not in (THEM, OTHERS) or donor.single:
        figure.doubts.append("group-inherited")


def _is_mixed(figure: Figure) -> bool:
    """Whether a figure ends a list of two groups, of which `others` may be either (جنديان وثلاثة عمال و9 آخرون)."""
    first = figure.follows
    return first is not None and first.group is not None and first.group != figure.group
