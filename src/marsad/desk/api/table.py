"""Every call of the API, with the scope that its token and the permission that its member must have: the one table."""

from __future__ import annotations

from typing import Any, Final

from marsad.desk.access import May
from marsad.desk.adding.uploads import BYTES
from marsad.desk.api.call import Call
from marsad.desk.api.calls import (
    additions,
    changes,
    decisions,
    exports,
    incidents,
    own,
    publications,
    reports,
    review,
    timeline,
    who,
)
from marsad.desk.api.shapes import claims, record
from marsad.desk.api.shapes import own as shapes
from marsad.desk.api.shapes.base import paged
from marsad.desk.members.tokens import Scope


def _get(path: str, name: str, does: Any, gives: Any, about: str, **more: Any) -> Call:
    return Call("GET", path, name, does, gives, **({"scope": Scope.READ, "needs": May.READ, "about": about} | more))


def _post(path: str, name: str, does: Any, gives: Any, about: str, **more: Any) -> Call:
    return Call("POST", path, name, does, gives, about=about, **more)


_RULE: Final[dict[str, Any]] = {"scope": Scope.RULE, "needs": May.CODE}
_ADD: Final[dict[str, Any]] = {"scope": Scope.ADD, "needs": May.CODE, "shows_record": False}
_PUBLISH: Final[dict[str, Any]] = {"scope": Scope.PUBLISH, "needs": May.EDIT}

CALLS: Final = (
    _get("me", "showToken", own.me, shapes.Me, "token", shows_record=False),
    _get("incidents", "listIncidents", incidents.incidents, paged(record.Incident, "Incidents"), "incidents"),
    _get("incidents/{id}", "showIncident", incidents.incident, record.Incident, "incidents"),
    _get("incidents/{id}/tolls", "listTolls", incidents.tolls, paged(record.Toll, "Tolls"), "incidents"),
    _get("incidents/{id}/claims", "listClaims", incidents.claims, paged(shapes.TollClaim, "Claims"), "incidents"),
    _get(
        "incidents/{id}/contradictions",
        "listContradictions",
        incidents.contradictions,
        paged(record.Contradiction, "Contradictions"),
        "incidents",
    ),
    _get(
        "incidents/{id}/corrections",
        "listCorrections",
        incidents.corrections,
        paged(record.Correction, "Corrections"),
        "incidents",
    ),
    _get("incidents/{id}/timeline", "listTimeline", timeline.timeline, paged(shapes.Happened, "Timeline"), "incidents"),
    _get("changes", "listChanges", changes.changes, paged(record.Changed, "Changes"), "incidents"),
    _get("reports", "listReports", reports.reports, paged(shapes.ListedReport, "Reports"), "reports"),
    _get("reports/{path:id}", "showReport", reports.report, claims.Reading, "reports"),
    _get("texts/{path:id}", "showText", reports.text, shapes.ReportText, "reports"),
    _get("search", "searchReports", reports.search, paged(shapes.FoundReport, "FoundReports"), "reports"),
    _get("sources", "listSources", who.sources, paged(shapes.Origin, "Origins"), "sources and parties"),
    _get("sources/{path:id}", "showSource", who.source, shapes.SourceCard, "sources and parties"),
    _get("parties", "listParties", who.parties, paged(shapes.PartyInList, "Parties"), "sources and parties"),
    _get("parties/{id}", "showParty", who.party, shapes.Party, "sources and parties"),
    _get("export", "export", exports.export, None, "exports"),
    _get("decisions", "listDecisions", decisions.decisions, paged(record.Decision, "Decisions"), "decisions"),
    _get("decisions/{id}", "showDecision", decisions.decision, record.Decision, "decisions"),
    _get("matters", "listMatters", review.matters, paged(shapes.Matter, "Matters"), "decisions"),
    _get("proposals", "listProposals", decisions.proposals, paged(shapes.Proposal, "Proposals"), "decisions"),
    _post("decisions", "takeRulings", decisions.take_rulings, shapes.Taken, "decisions", **_RULE),
    _post("proposals/{int:number}/agree", "agree", decisions.agree, shapes.Taken, "decisions", **_RULE, media=()),
    _post("proposals/{int:number}/decline", "decline", decisions.decline, shapes.Proposal, "decisions", **_RULE),
    _get("additions", "listAdditions", additions.additions, paged(shapes.Addition, "Additions"), "adding", **_ADD),
    _get("additions/{int:number}", "showAddition", additions.addition, shapes.Addition, "adding", **_ADD),
    _get(
        "additions/{int:number}/reports",
        "listAdded",
        additions.added,
        paged(shapes.Added, "AddedReports"),
        "adding",
        **_ADD,
    ),
    _post("additions", "addText", additions.add, shapes.Addition, "adding", **_ADD, status=202),
    _post(
        "additions/lines",
        "addLines",
        additions.add_lines,
        shapes.Addition,
        "adding",
        **_ADD,
        status=202,
        largest=BYTES,
        media=additions.LINES,
    ),
    _get(
        "publications",
        "listPublications",
        publications.publications,
        paged(shapes.Published, "Publications"),
        "publishing",
        **_PUBLISH,
    ),
    _get(
        "publications/{address}",
        "showPublication",
        publications.publication,
        shapes.Published,
        "publishing",
        **_PUBLISH,
    ),
    _post("publications", "publish", publications.publish, shapes.Act, "publishing", **_PUBLISH),
    _post("publications/{address}/withdraw", "withdraw", publications.withdraw, shapes.Act, "publishing", **_PUBLISH),
)
