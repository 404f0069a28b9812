"""What pages on tokens and on the API say."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def scope(name: str) -> str:
    """What a token with a scope may be used for."""
    return {
        "read": _("read the record, take exports"),
        "rule": _("take decisions"),
        "add": _("add reports"),
        "publish": _("publish and withdraw"),
    }[name]
