"""What the desk keeps for its members: searches they saved, and what became of what they added."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from marsad.desk.members.models import Member


class SavedSearch(models.Model):
    """A search that a member comes back to: what it is called, and what its address asks for."""

    member = models.ForeignKey(Member, models.CASCADE)
    name = models.CharField(max_length=100)
    asks = models.TextField()
    """The query of the address, as `pages.asked` writes it."""
    saved = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[SavedSearch]] = models.Manager()

    class Meta:
        db_table = "kept_search"


class Addition(models.Model):
    """Something that a member adds: files, pasted text, an address, a feed; how far it has come."""

    id = models.BigAutoField(primary_key=True)
    member = models.ForeignKey(Member, models.CASCADE)
    kind = models.CharField(max_length=20)
    """`paste`, `files`, `address` or `feed`."""
    named = models.TextField()
    """What it is called: the names of its files, its address, the beginning of what was pasted."""
    given = models.TextField(default="{}")
    """What was said of all its reports, as JSON."""
    state = models.CharField(max_length=20, default="waiting")
    """`coming` (its files are not all here), `waiting`, `reading`, `done`, `failed` or `cut-off`."""
    why = models.TextField(default="")
    began = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True)
    process = models.TextField(default="")
    """Which process works on it, by a sign that no later one has."""

    objects: ClassVar[models.Manager[Addition]] = models.Manager()

    class Meta:
        db_table = "kept_addition"


class Added(models.Model):
    """What became of one report of an addition."""

    addition = models.ForeignKey(Addition, models.CASCADE)
    name = models.TextField()
    outcome = models.CharField(max_length=20)
    """`new`, `known`, `removed` or `failed`."""
    report = models.TextField(null=True)
    figures = models.PositiveIntegerField(default=0)
    why = models.TextField(default="")

    objects: ClassVar[models.Manager[Added]] = models.Manager()

    class Meta:
        db_table = "kept_added"
        indexes = (models.Index(fields=("addition", "outcome"), name="kept_added_outcome"),)
