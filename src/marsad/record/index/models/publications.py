"""What was published, and where."""

from __future__ import annotations

from django.db import models


class Publication(models.Model):
    """One act of publishing, as the log has it."""

    entry = models.PositiveBigIntegerField(primary_key=True)
    id = models.TextField(unique=True)
    address = models.TextField(db_index=True)
    whole = models.TextField()

    class Meta:
        db_table = "index_publication"


class Address(models.Model):
    """Where something was published: what readers find there now, by its last act."""

    address = models.TextField(primary_key=True)
    state = models.TextField()
    """`shown`, `withdrawn`, or `replaced` by other addresses."""
    entry = models.PositiveBigIntegerField(db_index=True)
    """The log's entry of the last act on it."""
    policy = models.TextField()
    """The policy of the tolls that are shown, or were shown last."""
    replaced_by = models.TextField(default="")
    """The addresses that replaced it, one a line."""

    class Meta:
        db_table = "index_address"
