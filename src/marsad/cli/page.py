"""How a card is set on a terminal: its words, width and colours, a line for a slot, lines for a quotation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from marsad.cli.quote import LINES, Stretch, quote
from marsad.interface.labels import Labels

Style = Callable[[str, str], str]
Slots = Mapping[str, str]
#: The slots that have a line of their own, in the order of a card.
_TOLD = ("sources", "when", "place", "responsible", "cause", "persons", "doubts")


@dataclass(frozen=True, slots=True)
class Page:
    """How a card is set: its words, its width in cells, and how a role (`figure`, `slot`, `doubt` …) is coloured."""

    labels: Labels
    width: int
    style: Style

    @property
    def margin(self) -> int:
        """The width of the column of slot names."""
        return max(cell_len(str(name)) for name in self.labels.words["slot"].values()) + 2

    def words(self, section: str, key: str) -> str:
        """A word of the catalogue."""
        return self.labels.word(section, key)


def slot_line(bar: str, slot: str, value: str, page: Page) -> str:
    """`│ source   ...`"""
    name = page.words("slot", slot)
    role = "doubt" if slot == "doubts" else "value"
    return f"{bar}{page.style(name, 'slot')}{' ' * (page.margin - cell_len(name))}{page.style(value, role)}"


def told(slots: Slots, above: Slots, bar: str, page: Page) -> Iterator[str]:
    """The slots that say something else than those of the total above; a dash where only the total says something."""
    for slot in _TOLD:
        value = slots.get(slot, "")
        if value != above.get(slot, "") and (value or slot != "persons"):
            yield slot_line(bar, slot, value or page.words("card", "unsaid"), page)


def shared(slots: Sequence[Slots]) -> dict[str, str]:
    """The slots that say the same of all."""
    return {slot: value for slot, value in slots[0].items() if all(other[slot] == value for other in slots)}


def quoted(
    text: str, bar: str, around: Stretch, marked: Sequence[Stretch], page: Page, lines: int = LINES
) -> Iterator[str]:
    """The words of a stretch of the report around what is marked in it, beside their slot's name."""
    room = max(page.width - cell_len(bar) - page.margin, 20)
    focus = (min(start for start, _ in marked), max(end for _, end in marked))
    shown = quote(text, around, focus, marked, room, lambda words: page.style(words, "number"), lines)
    for number, line in enumerate(shown):
        yield f"{bar}{' ' * page.margin}{line}" if number else slot_line(bar, "words", line, page)
