"""What must be there before people come: members of every role, something published, and addresses to go to.

`python -m bench.desk.prepare HOME` prints members and, by role, the addresses of each page, in JSON. With `--told` it
prints the reasons of all decisions that the log has.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote

from marsad.desk import serving
from marsad.desk.settings import Place
from marsad.record.home import Home, home_of
from marsad.record.project import project_of

PASSWORD: Final = "nahr-qamar-zaytun-4"
_SAMPLE: Final = 300
_PUBLISHED: Final = 20
_WORDS: Final = (
    "قتلوا",
    "مسجد",
    "غارة جوية",
    "انفجار سيارة",
    '"قصف مدفعي"',
    "والمستشفى",
    "الجرحى بلدة",
    "market",
    '"car bomb"',
)
#: Roles of those who read, of fifty.
_READERS: Final = {"reader": 38, "coder": 4, "reviewer": 4, "editor": 2, "administrator": 2}


def main(folder: str, told: bool) -> None:
    """Prints what is asked for."""
    home = home_of(folder)
    serving.set_up(home, project_of(home), Place(()))
    if told:
        print(json.dumps(_told()))
        return
    serving.bring_tables_up()
    _publish()
    members = [*_members()]
    print(json.dumps({"members": members, "pages": _pages(random.Random(1))}, ensure_ascii=False))


def _told() -> list[str]:
    """Why each decision of the log was taken, in order."""
    from marsad.record import kept_decision
    from marsad.record.store import evidence

    wanted = [entry.payloads[0].commitment for entry in evidence.entries() if entry.kind == "decision"]
    found = evidence.contents(wanted)
    return [kept_decision.from_bytes(found[one]).because for one in wanted]


def _publish() -> None:
    """Publishes some incidents, so that there is something for readers."""
    from marsad.desk.edition.edition import Edition
    from marsad.errors import BadPublication
    from marsad.record.ask.published import unpublished
    from marsad.record.index.models import Address
    from marsad.record.index.up_to_date import bring_up_to_date
    from marsad.record.publish import publish

    home = home_of(sys.argv[1])
    edition = Edition(home, project_of(home))
    for id_ in list(unpublished()[: max(_PUBLISHED - Address.objects.count(), 0)]):
        bring_up_to_date(None)
        try:
            publish(id_, author="Bench", because="It is measured.", clock=datetime.now(UTC))
        except BadPublication as error:
            print(error, file=sys.stderr)
        else:
            bring_up_to_date(None)
            edition.make(id_)
    bring_up_to_date(None)


def _members() -> Iterator[dict[str, str]]:
    """Members of each role, made where they are not there; all have one password, which is digested once."""
    from django.contrib.auth.hashers import make_password

    from marsad.desk.members.models import Member

    password = make_password(PASSWORD)
    roles = [role for role, count in _READERS.items() for _ in range(count)] + ["reviewer"] * 5
    for number, role in enumerate(roles):
        name = f"{'one-' if number < len(roles) - 5 else 'decider-'}{number}"
        Member.objects.update_or_create(username=name, defaults={"role": role, "password": password})
        yield {"name": name, "role": role}


def _pages(chance: random.Random) -> dict[str, dict[str, list[str]]]:
    """By role, the addresses of each page that it may see besides what those before it may."""
    from marsad.record.index.models import Incident, Report

    incidents, reports = _some(chance, Incident), _some(chance, Report)
    arranged = [f"/arrange/?incident={one}" for one in incidents]
    return {
        "reader": _of_incidents(incidents) | _of_reports(reports) | _of_people() | _further(incidents),
        "coder": {
            "add": ["/add/"],
            "report, form open (reads)": [f"/reports/{quote(one)}/?add=0-5" for one in reports],
        },
        "reviewer": {"arrange": arranged, "arrange, a report": [f"/arrange/?report={quote(one)}" for one in reports]},
        "editor": {
            "publishing": ["/publishing/"],
            "publishing, an incident": [f"/publishing/?incident={one}" for one in incidents],
        },
        "administrator": {"members": ["/members/"]},
    }


def _of_incidents(incidents: list[str]) -> dict[str, list[str]]:
    from marsad.record.index.models import Incident

    largest = list(Incident.objects.order_by("-reports", "id").values_list("id", flat=True)[:10])
    rows = Incident.objects.filter(id__in=incidents).exclude(last=None)
    dated, now = list(rows.order_by("last").values_list("id", "last")), quote(datetime.now(UTC).isoformat())
    filtered = ["/incidents/?outcome=killed&grade=weak", "/incidents/?order=change&outcome=injured"]
    filtered += [f"/incidents/?country={one}&order=deaths" for one in _countries()]
    filtered += [f"/incidents/?party={quote(one)}" for one in _origins()[:4]]
    filtered += [f"/incidents/?first={day}&last={day}" for _, day in dated[:: max(len(dated) // 6, 1)]]
    series = [f"{one}.{group}" for one, group in (("killed", "all"), ("injured", "all"), ("killed", "child"))]
    return {
        "front": ["/"],
        "front, all days": ["/?days=0", "/?days=365&since=2014-01-01"],
        "incidents": ["/incidents/"],
        "incidents, filtered": filtered,
        "incidents, a page deep within": [
            f"/incidents/?{one}" for one in ("page=9999", "page=57", "order=deaths&page=101")
        ],
        "incident": [f"/incidents/{one}/" for one in incidents],
        "incident, the largest": [f"/incidents/{one}/" for one in largest],
        "incident, a series": [f"/incidents/{one}/?series={own}" for one in incidents for own in series],
        "incident, another policy": [f"/incidents/{one}/?policy=ucdp/1" for one in incidents],
        "incident, as of a day": [f"/incidents/{one}/?as_of={day}" for one, day in dated],
        "incident, as recorded by": [f"/incidents/{one}/?recorded_by={now}" for one in incidents],
    }


def _of_reports(reports: list[str]) -> dict[str, list[str]]:
    from marsad.record.index.models import Report

    words = [f"/search/?q={quote(one)}" for one in _WORDS]
    days = sorted(str(one)[:10] for one in Report.objects.filter(id__in=reports).values_list("published", flat=True))
    outlets = list(Report.objects.exclude(outlet=None).values_list("outlet", flat=True).distinct()[:6])
    filtered = [f"{one}&outcome=killed&stance=asserted" for one in words]
    filtered += [f"{words[0]}&origin={quote(one)}" for one in _origins()[:4]]
    filtered += [f"{words[1]}&country={one}&language=ar" for one in _countries()]
    alone = ["/search/?alone=1", "/search/?stance=denied"]
    alone += [f"/search/?outlet={quote(str(one))}" for one in outlets]
    alone += [f"/search/?first={day}&last={day}&outcome=injured" for day in days[:: max(len(days) // 6, 1)]]
    alone += [f"/search/?country={one}&page=20" for one in _countries()]
    return {
        "report": [f"/reports/{quote(one)}/" for one in reports],
        "search, words": words,
        "search, words and filters": [*filtered, f"{words[2]}&affected=child&outcome=killed&order=oldest"],
        "search, filters alone": alone,
        "search, nothing asked": ["/search/"],
    }


def _of_people() -> dict[str, list[str]]:
    from marsad.record.ask.parties import of_register
    from marsad.record.ask.sources import ROLES, origins

    told = [one.id for role in ROLES for one in origins(role=role)]
    parties = sorted(of_register(told, None).parties) or ["sdf"]
    return {
        "sources": ["/sources/"],
        "source": [f"/sources/{quote(one)}/" for one in _origins()],
        "source, a page deep within": [f"/sources/{quote(one)}/?page=9999" for one in _origins()[:5]],
        "parties": ["/parties/"],
        "party": [f"/parties/{one}/" for one in parties],
    }


def _further(incidents: list[str]) -> dict[str, list[str]]:
    from marsad.record.index.models import Address

    published = list(Address.objects.values_list("address", flat=True)[:_PUBLISHED])
    asked = ("ground=near", "ground=doubt&least=2", "outcome=injured&who=nobody&page=30", "who=mine")
    export = [f"/export/?of=incident&format={kind}&id={one}" for one in incidents for kind in ("csv", "geojson", "hxl")]
    return {
        "review": ["/review/"],
        "review, filtered": [f"/review/?{one}" for one in asked],
        "proposals": ["/review/proposals/"],
        "export of an incident": export,
        "account": ["/account/"],
        "published": ["/published/", "/published/en/index.html", "/published/ar/corrections.html"],
        "published, method": ["/published/ar/method.html", "/published/en/method.html"],
        "published, an incident": [
            f"/published/{lang}/incidents/{one}.html" for one in published for lang in ("ar", "en")
        ],
    }


def _origins() -> list[str]:
    from marsad.record.ask.sources import origins

    return [one.id for one in origins(most=40)]


def _countries() -> list[str]:
    from marsad.record.index.models import Incident

    return [one for one in Incident.objects.values_list("country", flat=True).distinct()[:6] if one]


def _some(chance: random.Random, table: Any) -> list[str]:
    ids = list(table.objects.order_by("pk").values_list("pk", flat=True))
    return chance.sample(ids, min(_SAMPLE, len(ids)))


def desk_of(home: Home) -> None:
    """Has the desk show what is published to everybody."""
    text = home.configuration.read_text("utf-8") if home.configuration.exists() else ""
    if "at-the-desk" not in text:
        home.configuration.write_text(f"{text}\n[publish]\nat-the-desk = true\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], "--told" in sys.argv)
