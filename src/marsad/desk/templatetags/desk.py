"""What templates say in the words of the interface."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from marsad.desk import context
from marsad.desk.apps import record_home
from marsad.desk.pages.incident.asked import moment_query
from marsad.desk.pages.words import shown
from marsad.desk.taking.offered import formats, has_checkpoint
from marsad.interface import record_phrases as said

register = template.Library()
_DAY: Final = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)", re.ASCII)


@register.simple_tag
def asset(path: str) -> str:
    """The address of a file of the desk's own."""
    return static(path)


@register.simple_tag
def number(value: int) -> str:
    """A number with its thousands apart, in the reader's digits."""
    return context.words().number(value)


@register.simple_tag
def bounds(toll: said.Bounded) -> str:
    """Low, best and high of a toll; one number where all three are it."""
    return said.bounds(toll, context.manner())


@register.simple_tag
def amount(what: str, count: int) -> str:
    """So many of something, in the plural form that the number takes."""
    return context.words().count(what, count)


@register.simple_tag
def kind(decision: str) -> str:
    """What a kind of decision is called."""
    return context.words().word("decision", decision)


@register.simple_tag
def role(name: str) -> str:
    """What a role is called."""
    return {
        "reader": _("reader"),
        "coder": _("coder"),
        "reviewer": _("reviewer"),
        "editor": _("editor"),
        "administrator": _("administrator"),
    }[name]


@register.simple_tag
def state(name: str) -> str:
    """How far an addition has come."""
    return {
        "coming": _("comes in"),
        "waiting": _("waits"),
        "reading": _("is being read"),
        "done": _("done"),
        "failed": _("failed"),
        "cut-off": _("cut off"),
    }[name]


@register.simple_tag
def became(outcome: str) -> str:
    """What became of a report that was to be added."""
    return {
        "new": _("new"),
        "known": _("known already"),
        "removed": _("removed from this record before"),
        "failed": _("failed"),
    }[outcome]


@register.simple_tag
def own_name(code: str) -> str:
    """What a language calls itself."""
    with override(code):
        return _("English")


@register.simple_tag
def instant(at: str | datetime) -> str:
    """An instant to the minute, UTC, in the reader's digits and month names."""
    said = context.words().instant(datetime.fromisoformat(at) if isinstance(at, str) else at)
    return format_html('<bdi class="instant">{}</bdi>', said)


@register.filter("day")
def day_words(recorded: str | date | None) -> str:
    """A day of the record (`2022-01-31`) in the reader's digits and month names."""
    return context.words().day(f"{recorded:%Y-%m-%d}" if isinstance(recorded, date) else recorded or "")


@register.filter
def whole_day(asked: str) -> str:
    """A day as a field for one takes it; nothing where what was asked is none, which a browser would complain of."""
    with suppress(ValueError):
        return date.fromisoformat(asked).isoformat()
    return ""


@register.filter
def digits(value: int) -> str:
    """A number in the reader's digits, as the tag `number` writes it."""
    return context.words().number(value)


@register.simple_tag
def way(name: str) -> str:
    """What a way to sign in is called."""
    return {"app": _("codes of an app"), "passkey": _("passkey")}[name]


@register.simple_tag
def months(name: str) -> str:
    """What a choice of month names is called: by its names for January."""
    return {
        "levantine": _("كانون الثاني (Levantine)"),
        "egyptian": _("يناير (Egyptian)"),
        "both": _("كانون الثاني/يناير (both)"),
    }[name]


@register.simple_tag
def digits_called(name: str) -> str:
    """What a choice of digits is called."""
    return {"western": _("1234 (Western)"), "arabic": _("١٢٣٤ (Arabic-Indic)")}[name]


@register.simple_tag
def day(recorded: str | date | None) -> str:
    """A day as a page shows it; what is said where nobody knows it."""
    iso = f"{recorded:%Y-%m-%d}" if isinstance(recorded, date) else recorded
    return format_html('<time datetime="{}">{}</time>', iso, day_words(iso)) if iso else _("day not known")


@register.simple_tag
def figure(value: int) -> str:
    """A number as a page shows it, with its value for whoever reads the page by machine."""
    return format_html('<data value="{}">{}</data>', value, digits(value))


@register.simple_tag(takes_context=True)
def claim_url(context: dict[str, Any], claim: str) -> str:
    """The address of a claim (`report/claim`): its place on its report's page; a past time stays in it."""
    report, _slash, own = claim.rpartition("/")
    return _claim_address(report, own, *moment_query(context["request"].GET).items())


@lru_cache(maxsize=4096)
def _claim_address(report: str, own: str, *moment: tuple[str, str]) -> str:
    """The address of a claim: one is named in several tables of a page."""
    return f"{_report_address(report)}?{urlencode({'at': own, **dict(moment)})}#claim-{own}"


@lru_cache(maxsize=4096)
def _report_address(report: str) -> str:
    """The address of a report's page: one is named by many claims of a page."""
    return reverse("report", args=[report])


@register.simple_tag(takes_context=True)
def there(context: dict[str, Any], page: str, id_: str) -> str:
    """The address of another page, which keeps the past time that this one shows."""
    moment = moment_query(context["request"].GET)
    return reverse(page, args=[id_]) + (f"?{urlencode(moment)}" if moment else "")


@register.inclusion_tag("desk/_came_from_past.html", takes_context=True)
def past(context: dict[str, Any]) -> dict[str, Any]:
    """A warning on a page that shows the record as it is now, to whoever comes from a past state of an incident."""
    request = context.get("request")
    return {"moment": moment_query(request.GET) if request is not None else {}, "path": getattr(request, "path", "")}


@register.simple_tag
def amount_proposed(count: int) -> str:
    """How many rulings wait for a second person."""
    said = ngettext("%(n)s ruling waits for a second person", "%(n)s rulings wait for a second person", count)
    return said % {"n": digits(count)}


@register.simple_tag(takes_context=True)
def address(context: dict[str, Any], **changed: object) -> str:
    """This page's address with some of what it asks for changed."""
    asked = context["request"].GET.copy()
    for name, value in changed.items():
        asked[name] = str(value)
        if asked[name] == "":
            del asked[name]
    return f"?{asked.urlencode()}"


@register.simple_tag(takes_context=True)
def page_address(context: dict[str, Any], number: int, part: str = "") -> str:
    """This page's address with another page of its list, or of one of its parts."""
    return f"{address(context, **{part: number})}#{part}" if part else address(context, page=number)


@register.filter
def days(text: str) -> str:
    """Words of the desk in which every day (ISO) is shown as `day` shows it, whatever the direction of the words."""
    parts = _DAY.split(text)
    return format_html_join("", "{}", ((day(part) if at % 2 else part,) for at, part in enumerate(parts)))


@register.filter
def seen(text: object) -> str:
    """Words that came from outside, whose controls of direction are seen and not obeyed."""
    return shown(str(text))


@register.filter
def kept(value: object) -> str:
    """A time of the address as a form gives it again."""
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else ""


@register.inclusion_tag("desk/_exports.html")
def exports(of: str, **asked: object) -> dict[str, object]:
    """The formats in which what a page shows can be taken out; `asked` is what its address says, or one query of it."""
    query = str(asked.pop("query", "")) or urlencode({name: str(value) for name, value in asked.items() if value})
    return {"of": of, "says": query, "formats": formats(), "signed": has_checkpoint(record_home().checkpoints)}
