"""Which reports may tell of the same happening."""

from __future__ import annotations

from django.db import models


class Sketch(models.Model):
    """What a report is found by when another one of the same happening is sought, packed."""

    report = models.TextField(primary_key=True)
    whole = models.BinaryField()

    class Meta:
        db_table = "index_sketch"


class Link(models.Model):
    """A report that asked, one that may tell of the same happening, and the level up to which that holds."""

    asker = models.TextField()
    other = models.TextField(db_index=True)
    level = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "index_link"
        constraints = (models.UniqueConstraint(fields=("asker", "other"), name="one_link"),)


class Member(models.Model):
    """Of which neighbourhood a report is; it is called by the first of its reports' ids."""

    report = models.TextField(primary_key=True)
    neighbourhood = models.TextField(db_index=True)

    class Meta:
        db_table = "index_member"
