"""Reports, how they were read, and what was removed of them."""

from __future__ import annotations

from django.db import models


class Report(models.Model):
    """One report: where the log has it, and what lists show of it."""

    id = models.TextField(primary_key=True)
    entry = models.PositiveBigIntegerField(unique=True)
    content = models.CharField(max_length=64, unique=True)
    reading = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64, unique=True)
    recorded = models.TextField(db_index=True)
    moment = models.TextField()
    language = models.TextField()
    outlet = models.TextField(null=True)
    title = models.TextField(null=True)
    url = models.TextField(null=True)
    published = models.TextField(null=True)
    figures = models.PositiveIntegerField()
    number = models.BigIntegerField(unique=True)
    """Sorts as reports appeared, each by its own clock (`moments.number_of`); its words stand under it too."""

    class Meta:
        db_table = "index_report"
        indexes = (
            models.Index(fields=("outlet", "number"), name="report_outlet"),
            models.Index(fields=("language", "number"), name="report_language"),
            models.Index(fields=("figures",), name="report_figures"),
        )


class ReadingMade(models.Model):
    """Each time that a report was read: which payload says what was read."""

    content = models.CharField(max_length=64, db_index=True)
    reading = models.CharField(max_length=64)
    recorded = models.TextField()

    class Meta:
        db_table = "index_reading"


class Removed(models.Model):
    """A report that a recorded removal took away: what is still known of it."""

    entry = models.PositiveBigIntegerField(primary_key=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    recorded = models.TextField()

    class Meta:
        db_table = "index_removed"


class Withheld(models.Model):
    """A toll that counted a removed report: a claim of another report that is still of its incident, and the group."""

    removal = models.PositiveBigIntegerField()
    report = models.TextField(db_index=True)
    anchor = models.TextField()
    outcome = models.TextField()
    affected = models.TextField()

    class Meta:
        db_table = "index_withheld"
