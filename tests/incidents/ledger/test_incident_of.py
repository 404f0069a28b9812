"""A group of accounts as an incident."""

from __future__ import annotations

from marsad.incidents.grouping.reconcile import reconcile
from marsad.incidents.ledger.incident_of import incident_of, members_of
from tests.incidents.told import reading

READINGS = {
    each.report.id or "": each
    for each in (
        reading("بيروت - قال وزير الصحة اللبناني إن 14 شخصا قتلوا في انفجار في مرفأ بيروت اليوم الأربعاء.", "r1"),
        reading(
            "بيروت - قالت وزارة الصحة اللبنانية إن حصيلة انفجار مرفأ بيروت أمس الأربعاء ارتفعت إلى 20 قتيلا.",
            "r2",
            "2031-05-15T12:00:00+03:00",
        ),
    )
}


def test_an_incident_has_the_figures_and_events_of_its_reports():
    [group] = reconcile(READINGS.values(), ()).groups
    found = incident_of(group, READINGS)
    assert found.id == group.id
    assert found.reports == ("r1", "r2")
    assert [(claim.value, claim.origin) for claim in found.claims] == [
        (14, "lb-health-ministry"), (20, "lb-health-ministry"),
    ]  # fmt: skip
    for told, ids in members_of(group, READINGS):
        assert ids <= {*(claim.id for claim in told.claims), *(event.id for event in told.events)}
    assert found.name == dict(found.names)["en"]
