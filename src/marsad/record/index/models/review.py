"""What people ruled, and what awaits them."""

from __future__ import annotations

from django.db import models


class Decision(models.Model):
    """One ruling of a person, as the log has it."""

    id = models.TextField(primary_key=True)
    entry = models.PositiveBigIntegerField(unique=True)
    payload = models.CharField(max_length=64)
    kind = models.TextField(db_index=True)
    taken = models.TextField()
    recorded = models.TextField()
    whole = models.TextField()

    class Meta:
        db_table = "index_decision"


class Target(models.Model):
    """The report, or the decision, that a decision names."""

    decision = models.TextField(db_index=True)
    report = models.TextField(db_index=True)

    class Meta:
        db_table = "index_target"


class Unbound(models.Model):
    """A decision that binds to nothing in a neighbourhood, and why."""

    neighbourhood = models.TextField(db_index=True)
    decision = models.TextField()
    why = models.TextField()

    class Meta:
        db_table = "index_unbound"


class Matter(models.Model):
    """Something that awaits a person: what hangs on it, and by what it is looked for."""

    neighbourhood = models.TextField(db_index=True)
    key = models.TextField(db_index=True)
    change = models.PositiveBigIntegerField()
    """The people by whom a toll would change."""
    outcome = models.TextField()
    """That of the toll that would change most; empty where none would."""
    grounds = models.TextField()
    """Why it awaits somebody: each ground between spaces."""
    incident = models.TextField(db_index=True)
    """The first of its incidents, or nothing."""
    other = models.TextField(db_index=True)
    """The second one, or nothing."""
    whole = models.TextField()
    """The matter in JSON."""

    class Meta:
        db_table = "index_matter"
        indexes = (models.Index(fields=("-change", "key", "outcome", "grounds"), name="matter_order"),)
