"""The first one, as it is."""

from importlib import import_module

Migration = import_module("marsad.record.store.migrations.0001_initial").Migration
