"""What is sent to the desk: rulings, reports, acts of publishing."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import Field, StringConstraints, model_validator

from marsad.desk.api.shapes.base import Id, PartialDay, Shape, Span, like
from marsad.model.vocabulary import Basis, Outcome, Qualifier, Stance

_MOST: Final = 100
_PEOPLE: Final = 999_999_999
Reason = Annotated[
    str, StringConstraints(pattern=r"\S", max_length=2_000), Field(description="Why; it is kept in the log.")
]
Targets = Annotated[
    list[Id],
    Field(min_length=1, max_length=_MOST, json_schema_extra={"uniqueItems": True}, examples=[["d058/10-12-killed"]]),
]
Entry = Annotated[int, Field(ge=0, lt=1 << 53)]
Count = Annotated[int, Field(ge=0, le=_PEOPLE)]


class Values(Shape):
    """What counts in the stead of what was read. Null takes a value away, where it can be unknown."""

    value: Count | None = None
    value_high: Count | None = None
    qualifier: Qualifier | None = None
    outcome: Outcome | None = None
    affected: Id | None = None
    basis: Basis | None = None
    as_of: str | None = Field(None, pattern=r"^\d{4}-\d\d-\d\d$", description="A day.")
    origin: Id | None = None
    stance: Stance | None = None
    first: PartialDay | None = None
    last: PartialDay | None = None
    place: Id | None = None

    def said(self) -> dict[str, str | int | None]:
        """Those that are said; of what must be something nothing that is null."""
        told: dict[str, str | int | None] = self.dict(exclude_unset=True)
        return told


class AddedValues(Values):
    """What the words of a missed figure tell."""

    value: Count
    outcome: Outcome
    affected: Id
    origin: Id
    stance: Stance


class OnClaims(Shape):
    """Accepts claims, or rejects them; of a report, all of its claims are meant."""

    kind: Literal["accept", "reject"]
    targets: Targets


class Correct(Shape):
    """Sets values of one claim."""

    kind: Literal["correct"]
    targets: Annotated[list[Id], Field(min_length=1, max_length=1)]
    values: Values = Field(json_schema_extra={"minProperties": 1})


class Add(Shape):
    """Says that words of a report tell a figure that the reader missed."""

    kind: Literal["add"]
    targets: Annotated[list[Id], Field(min_length=1, max_length=1, description="The report.")]
    words: Span
    values: AddedValues


class Merge(Shape):
    """Makes one incident of several, named by their ids, or by reports or claims of theirs."""

    kind: Literal["merge"]
    targets: Annotated[list[Id], Field(min_length=2, max_length=_MOST, json_schema_extra={"uniqueItems": True})]


class Split(Shape):
    """Takes reports, or claims, out of their incident into one of their own."""

    kind: Literal["split"]
    targets: Targets
    incident: Id | None = Field(None, description="Of which incident, where a report tells of several.")


class Move(Shape):
    """Takes what a report tells, or a claim, into another incident: the second target, named as for merging."""

    kind: Literal["move"]
    targets: Annotated[list[Id], Field(min_length=2, max_length=2, json_schema_extra={"uniqueItems": True})]
    incident: Id | None = Field(None, description="Of which incident, where a report tells of several.")


class Withdraw(Shape):
    """Takes decisions back."""

    kind: Literal["withdraw"]
    targets: Annotated[Targets, Field(examples=[["d-156"]])]


Ruling = Annotated[
    OnClaims | Correct | Add | Merge | Split | Move | Withdraw,
    Field(discriminator="kind"),
]


class Marked(Shape):
    """A matter of the review queue as it was seen."""

    key: Id
    mark: Annotated[str, Field(pattern="^[0-9a-f]{16}$")]


class Rulings(Shape):
    """Rulings that are taken together: all of them or none."""

    model_config = like(
        rulings=[{"kind": "correct", "targets": ["d058/10-12-killed"], "values": {"value": 4}}],
        because="the agency corrected itself",
        since=156,
    )

    rulings: Annotated[list[Ruling], Field(min_length=1, max_length=_MOST)]
    because: Reason
    since: Entry = Field(
        description="Up to which entry of the log it was seen what others decided: `Marsad-Seen` of the answers on "
        "which the rulings rest, the least of them. Where somebody decided on the same thing since, nothing is kept.",
    )
    matters: list[Marked] = Field(
        [], max_length=_MOST, description="Matters that are ruled on: where one is another since, nothing is kept."
    )

    @model_validator(mode="before")
    @classmethod
    def _each_once(cls, said: Any) -> Any:
        """No target stands twice in a ruling."""
        obtained = said if isinstance(said, dict) else getattr(said, "_obj", None)
        rulings = obtained.get("rulings") if isinstance(obtained, dict) else None
        for one in rulings if isinstance(rulings, list) else ():
            targets = one.get("targets") if isinstance(one, dict) else None
            if isinstance(targets, list) and len({repr(each) for each in targets}) < len(targets):
                raise ValueError("names one thing twice")
        return said


class Declined(Shape):
    """Why a proposal is declined; its own author need not say."""

    because: Annotated[str, Field(max_length=2_000)] = ""


class Pasted(Shape):
    """One report as text, with what is known of it from outside the text."""

    model_config = like(text="قتل 9 أشخاص في قصف على بلدة النهر.", published="2021-03-03", outlet="وكالة النهر")

    text: Annotated[str, Field(pattern=r"\S", max_length=1_000_000)]
    published: Annotated[str, Field(pattern=r"^[1-9]\d{3}-\d\d-\d\d(T.*)?$", max_length=40)] | None = None
    language: str | None = Field(None, max_length=8, description="Its language, where Marsad should not find out.")
    outlet: str | None = Field(None, min_length=1, max_length=300)
    title: str | None = Field(None, min_length=1, max_length=1_000)
    url: str | None = Field(None, max_length=2_000, description="Where it was published.")


class Publish(Shape):
    """An incident that readers are to see as it is known now."""

    model_config = like(incident="i-098be8ac1fca", because="checked by two of us", seen="p-161")

    incident: Id
    because: Reason
    notice: str = Field("", max_length=2_000, description="What readers are told of what changed.")
    seen: str = Field("", max_length=40, description="The last act on it that you know of (`p-…`); empty for none.")


class Unpublish(Shape):
    """An incident that readers are to see no longer."""

    because: Reason
    notice: Annotated[
        str, StringConstraints(pattern=r"\S", max_length=2_000), Field(description="What readers are told.")
    ]
    seen: str = Field(max_length=40, description="The last act on it that you know of (`p-…`).")
