"""Where Django finds the desk's addresses and its pages for failures."""

from __future__ import annotations

from marsad.desk.routes import patterns

urlpatterns = patterns()
handler400 = "marsad.desk.pages.failures.not_understood"
handler403 = "marsad.desk.pages.failures.not_permitted"
handler404 = "marsad.desk.pages.failures.not_found"
handler500 = "marsad.desk.pages.failures.failed"
