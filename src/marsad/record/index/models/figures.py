"""What is asked across incidents: who said what of whom, and through whom it came."""

from __future__ import annotations

from django.db import models


class Figure(models.Model):
    """One claim of an incident as it counts, for what is asked across incidents: who said what of whom, how surely."""

    incident = models.TextField(db_index=True)
    claim = models.TextField(db_index=True)
    number = models.BigIntegerField(db_index=True)
    """That of the claim's report."""
    origin = models.TextField()
    outcome = models.TextField()
    affected = models.TextField()
    stance = models.TextField()
    responsible = models.TextField(null=True)
    """The party that the report names as having done it."""
    day = models.TextField(null=True)
    """The day to which it counts."""
    value = models.TextField(null=True)
    """In digits: a number that somebody wrote may be longer than a database's."""
    value_high = models.TextField(null=True)
    qualifier = models.TextField()
    rejected = models.BooleanField()
    ruled = models.BooleanField()
    """A person's decision on it is in effect."""
    copied = models.BooleanField()
    corrected = models.BooleanField()
    contradicted = models.BooleanField()

    class Meta:
        db_table = "index_figure"
        indexes = (
            models.Index(fields=("origin", "day"), name="figure_origin"),
            models.Index(fields=("outcome", "stance", "number"), name="figure_outcome"),
            models.Index(fields=("stance", "number"), name="figure_stance"),
            models.Index(fields=("affected", "number"), name="figure_affected"),
            models.Index(fields=("responsible", "number"), name="figure_responsible"),
        )


class Share(models.Model):
    """What somebody has to do with an incident: as its origin, as responsible or as affected, in so many figures."""

    who = models.TextField()
    role = models.TextField()
    """`counted`, `responsible` or `affected`."""
    incident = models.TextField(db_index=True)
    last = models.TextField(null=True)
    """The incident's last day."""
    figures = models.PositiveIntegerField()
    corrected = models.PositiveIntegerField()
    contradicted = models.PositiveIntegerField()
    copied = models.PositiveIntegerField()

    class Meta:
        db_table = "index_share"
        indexes = (
            models.Index(
                fields=("role", "who", "incident", "figures", "corrected", "contradicted", "copied"), name="share_who"
            ),
            models.Index(fields=("role", "who", "last"), name="share_last"),
        )


class Relay(models.Model):
    """Through whom an origin's figures of an incident came: a link of the chain of sources, or the outlet."""

    origin = models.TextField()
    through = models.TextField()
    """The id of an origin: a party, a source's words, an outlet that speaks for itself."""
    incident = models.TextField(db_index=True)
    figures = models.PositiveIntegerField()

    class Meta:
        db_table = "index_relay"
        indexes = (
            models.Index(fields=("origin", "through", "figures"), name="relay_origin"),
            models.Index(fields=("through", "origin", "figures"), name="relay_through"),
        )
