"""Becoming a member by the link of an invitation."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

from django.contrib import messages
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from marsad.desk.members import invitations
from marsad.desk.members.models import Member
from marsad.desk.noted import note
from marsad.desk.router import DESK


@sensitive_post_parameters()
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """The form for a name and a password; a link that was used or ended says so."""
    now = datetime.now(UTC)
    invitation = invitations.found(secret, now)
    if invitation is None:
        return render(request, "desk/invitation_over.html", status=410)
    name, problems = unicodedata.normalize("NFKC", request.POST.get("username", "").strip()), list[str]()
    if request.method == "POST":
        member = Member(username=name, role=invitation.role)
        problems = _unfit(member, request.POST.get("password", ""), request.POST.get("again", ""))
        if not problems:
            member.set_password(request.POST["password"])
            with transaction.atomic(using=DESK):  # what the log does not keep is not done
                if invitations.accept(secret, member, now) is None:
                    return render(request, "desk/invitation_over.html", status=410)
                note(request, "joined", member, way="invitation", whom=invitation.inviter, role=member.role)
            messages.success(request, _("You are a member now. Sign in."))
            return redirect("sign-in")
    told = {"problems": problems, "role": invitation.role, "name": name}
    return render(request, "desk/join.html", told)


def _unfit(member: Member, password: str, again: str) -> list[str]:
    """What is wrong with a name and a password; a name like another one's would sign decisions as that one."""
    problems = []
    try:
        member.clean_fields(exclude=["password"])
    except ValidationError as error:
        problems += error.messages
    if member.username.casefold() in map(str.casefold, Member.objects.values_list("username", flat=True)):
        problems.append(_("Somebody has that name. Choose another one."))
    if len(_scripts(member.username)) > 1:
        problems.append(_("Write the name with letters of one script: others look alike."))
    if password != again:
        problems.append(_("The two new passwords differ."))
    try:
        validate_password(password, member)
    except ValidationError as error:
        problems += error.messages
    return problems


def _scripts(name: str) -> set[str]:
    """The scripts of a name's letters (the first word of what Unicode calls each); ʿ and ʾ go with any."""
    return {unicodedata.name(letter, "?").partition(" ")[0] for letter in name if letter.isalpha()} - {"MODIFIER"}
