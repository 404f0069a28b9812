"""Incidents as they were last put together."""

from __future__ import annotations

from django.db import models


class Incident(models.Model):
    """One incident with its tolls under the record's policy, as it was last put together."""

    id = models.TextField(primary_key=True)
    neighbourhood = models.TextField(db_index=True)
    name_ar = models.TextField()
    name_en = models.TextField()
    first = models.TextField(null=True, db_index=True)
    last = models.TextField(null=True)
    country = models.TextField(null=True)
    reports = models.PositiveIntegerField()
    deaths = models.PositiveBigIntegerField(null=True)
    """The best figure of those killed, to order by; None where nobody counts any."""
    changed = models.TextField(default="")
    """When one of its reports was last received, read or ruled on."""
    whole = models.BinaryField()
    """The incident's record, packed."""
    called = models.BinaryField()
    """What its origins and groups are called, packed."""

    class Meta:
        db_table = "index_incident"
        indexes = (  # each order of a list, with what lists are narrowed by: no row is looked at that is not shown
            models.Index(fields=("-last", "id", "first", "country"), name="incident_by_day"),
            models.Index(fields=("-changed", "id"), name="incident_by_change"),
            models.Index(fields=("-deaths", "id"), name="incident_by_deaths"),
        )


class LastToll(models.Model):
    """The last toll of one outcome and group of an incident, to find incidents by."""

    incident = models.TextField(db_index=True)
    outcome = models.TextField()
    affected = models.TextField()
    grade = models.TextField()

    class Meta:
        db_table = "index_last_toll"
        indexes = (models.Index(fields=("outcome", "grade"), name="last_toll_of"),)


class IncidentReport(models.Model):
    """Which reports tell of which incident, and in which country that is."""

    incident = models.TextField(db_index=True)
    report = models.TextField(db_index=True)
    number = models.BigIntegerField()
    """The report's."""
    country = models.TextField(null=True)

    class Meta:
        db_table = "index_incident_report"
        indexes = (
            models.Index(fields=("number", "country"), name="incident_report_number"),
            models.Index(fields=("country", "number"), name="incident_report_country"),
        )


class Copies(models.Model):
    """One set of copies: the ids of its reports, one a line, sorted."""

    neighbourhood = models.TextField(db_index=True)
    reports = models.TextField()

    class Meta:
        db_table = "index_copies"
