"""Who looks at what of the review queue, and rulings of one person that wait for a second one."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from functools import cached_property
from typing import ClassVar

from django.db import models

from marsad.model.span import Span
from marsad.record.said import Said


class State(StrEnum):
    """What became of a proposal."""

    OPEN = "open"
    AGREED = "agreed"
    DECLINED = "declined"


class Assignment(models.Model):
    """Somebody looks at a matter (`model.review.Matter.key`); one person at a time."""

    key = models.TextField(unique=True)
    member = models.ForeignKey("members.Member", on_delete=models.CASCADE, related_name="assigned")
    by = models.ForeignKey("members.Member", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[Assignment]] = models.Manager()

    class Meta:
        db_table = "queue_assignment"


class Proposal(models.Model):
    """A ruling as its first person took it: no decision, and no toll knows of it, until another person agrees."""

    whole = models.TextField()
    """What is proposed, in JSON: a column of that kind asks of SQLite what this project forbids it."""
    because = models.TextField()
    by = models.ForeignKey("members.Member", on_delete=models.CASCADE, related_name="proposed")
    since = models.PositiveBigIntegerField()
    """The entry of the log up to which that person saw what was decided."""
    at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, default=State.OPEN, db_index=True)
    closed_by = models.ForeignKey("members.Member", null=True, on_delete=models.SET_NULL, related_name="+")
    closed_at = models.DateTimeField(null=True)
    why = models.TextField(blank=True)
    """Why it was declined, or the decision that it became."""

    objects: ClassVar[models.Manager[Proposal]] = models.Manager()

    class Meta:
        db_table = "queue_proposal"

    @cached_property
    def said(self) -> Said:
        """What is proposed."""
        told = json.loads(self.whole)
        words = Span(**told["words"]) if told["words"] else None
        return Said(told["kind"], tuple(told["targets"]), told["values"], words, tuple(told["about"]))


def packed(said: Said) -> str:
    """What is proposed as `Proposal.whole` has it."""
    told = {"kind": said.kind, "targets": said.targets, "values": dict(said.values), "about": said.about}
    return json.dumps(told | {"words": asdict(said.words) if said.words else None}, ensure_ascii=False)
