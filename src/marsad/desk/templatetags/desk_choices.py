"""What a form offers to choose from; in one piece, for the register of parties alone has a thousand of them."""

from __future__ import annotations

from typing import Final

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from marsad.desk.pages.reading.forms import Field

register = template.Library()
_SELECTED: Final = mark_safe(" selected")


@register.simple_tag
def choices(field: Field) -> SafeString:
    """The choices of a field, each group of them under its heading."""
    return format_html_join("\n", "{}", ((_group(each.heading, each.choices, field.value),) for each in field.options))


def _group(heading: str, own: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    options = format_html_join(
        "\n",
        '<option value="{}"{}>{}</option>',
        ((symbol, _SELECTED if symbol == chosen else "", name) for symbol, name in own),
    )
    return format_html('<optgroup label="{}">{}</optgroup>', heading, options) if heading and own else options
