"""Where Django finds the desk's addresses and its pages for failures."""

from __future__ import annotations

from django.urls import path

from marsad.desk.api.routing import api_patterns
from marsad.desk.pages.programs import schema
from marsad.desk.routes import patterns

urlpatterns = [*patterns(), path("api/1/openapi.json", schema, name="api-schema"), *api_patterns()]
handler400 = "marsad.desk.pages.failures.not_understood"
handler403 = "marsad.desk.pages.failures.not_permitted"
handler404 = "marsad.desk.pages.failures.not_found"
handler500 = "marsad.desk.pages.failures.failed"
