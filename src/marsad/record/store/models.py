"""The tables of the evidence. Rows are added; only a recorded removal takes payloads and their keys away."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One entry of the log, as the bytes that are chained."""

    index = models.PositiveBigIntegerField(primary_key=True)
    data = models.BinaryField()

    class Meta:
        db_table = "log_entry"


class TreeNode(models.Model):
    """The hash of a completed subtree of the tree over the entries, by the place in which it was completed."""

    position = models.PositiveBigIntegerField(primary_key=True)
    hash = models.BinaryField()

    class Meta:
        db_table = "log_tree"


class Head(models.Model):
    """How many entries the log has, and the root of the tree over them: one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    size = models.PositiveBigIntegerField()
    root = models.BinaryField()

    class Meta:
        db_table = "log_head"


class Payload(models.Model):
    """What an entry commits to, encrypted."""

    commitment = models.CharField(max_length=64, primary_key=True)
    ciphertext = models.BinaryField()

    class Meta:
        db_table = "log_payload"


class PayloadKey(models.Model):
    """The key of one payload: destroyed with it by a removal."""

    commitment = models.CharField(max_length=64, primary_key=True)
    key = models.BinaryField()

    class Meta:
        db_table = "log_payload_key"
