"""What a form offers to choose from; in one piece, for the register of parties alone has a thousand of them."""

from __future__ import annotations

from html import escape
from itertools import chain
from typing import Final

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from marsad.desk.pages.reading.forms import Field

register = template.Library()
_SELECTED: Final = " selected"
_APART: Final = "\0"
"""What no page can have: it stands between what is escaped together."""


@register.simple_tag
def choices(field: Field) -> SafeString:
    """The choices of a field, each group of them under its heading."""
    return format_html_join("\n", "{}", ((_group(each.heading, each.choices, field.value),) for each in field.options))


def _group(heading: str, own: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    plain = (one.replace(_APART, "") for one in chain.from_iterable(own))
    told = escape(_APART.join(plain)).split(_APART) if own else []  # at once, for it is a thousand
    marked = escape(chosen.replace(_APART, ""))
    options = mark_safe(  # noqa: S308 - every symbol and name in it is escaped
        "\n".join(
            f'<option value="{symbol}"{_SELECTED if symbol == marked else ""}>{name}</option>'
            for symbol, name in zip(told[::2], told[1::2], strict=True)
        )
    )
    return format_html('<optgroup label="{}">{}</optgroup>', heading, options) if heading and own else options
