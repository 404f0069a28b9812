"""The tables of the index. Every row follows from the log; times are ISO 8601, UTC, so that they sort as text."""

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
        )


class ReadingMade(models.Model):
    """Each time that a report was read: which payload says what was read."""

    content = models.CharField(max_length=64, db_index=True)
    reading = models.CharField(max_length=64)
    recorded = models.TextField()

    class Meta:
        db_table = "index_reading"


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
    deaths = models.PositiveBigIntegerField(null=True, db_index=True)
    """The best figure of those killed, to order by; None where nobody counts any."""
    changed = models.TextField(default="", db_index=True)
    """When one of its reports was last received, read or ruled on."""
    whole = models.BinaryField()
    """The incident's record, packed."""
    called = models.BinaryField()
    """What its origins and groups are called, packed."""

    class Meta:
        db_table = "index_incident"


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
    incident = models.TextField()
    """The first of its incidents, or nothing."""
    other = models.TextField()
    """The second one, or nothing."""
    whole = models.TextField()
    """The matter in JSON."""

    class Meta:
        db_table = "index_matter"
        indexes = (models.Index(fields=("-change", "key"), name="matter_order"),)


class Copies(models.Model):
    """One set of copies: the ids of its reports, one a line, sorted."""

    neighbourhood = models.TextField(db_index=True)
    reports = models.TextField()

    class Meta:
        db_table = "index_copies"


class Unbound(models.Model):
    """A decision that binds to nothing in a neighbourhood, and why."""

    neighbourhood = models.TextField(db_index=True)
    decision = models.TextField()
    why = models.TextField()

    class Meta:
        db_table = "index_unbound"


class Touched(models.Model):
    """A neighbourhood that must be put together anew."""

    neighbourhood = models.TextField(primary_key=True)
    mark = models.TextField()
    """Another one each time, so that what was put together before the last time is not taken for it."""

    class Meta:
        db_table = "index_touched"


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
