"""How far the index has come in the log, and what is left to be put together."""

from __future__ import annotations

from django.db import models


class Applied(models.Model):
    """How many entries of the log the index has taken in: one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    size = models.PositiveBigIntegerField(default=0)
    reader = models.TextField(default="")
    """Which Marsad made it, of which log: another one's is made anew."""
    policy = models.TextField(default="")
    """Under which policy tolls are kept; empty for the default one."""

    class Meta:
        db_table = "index_applied"


class Marked(models.Model):
    """An entry that is neither a report received nor a reading made: decisions, removals, keys, checkpoints."""

    entry = models.PositiveBigIntegerField(primary_key=True)
    kind = models.TextField(db_index=True)

    class Meta:
        db_table = "index_marked"


class Touched(models.Model):
    """A neighbourhood that must be put together anew."""

    neighbourhood = models.TextField(primary_key=True)
    mark = models.TextField()
    """Another one each time, so that what was put together before the last time is not taken for it."""

    class Meta:
        db_table = "index_touched"
