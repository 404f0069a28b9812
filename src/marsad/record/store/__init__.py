"""Django is set up before any of these tables is imported."""

from marsad.record.connect import ready

ready()
