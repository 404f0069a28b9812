"""Becoming a member by the link of an invitation."""

from __future__ import annotations

from datetime import UTC, datetime
from unicodedata import normalize

from django.contrib import messages
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.functions import Lower
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
    name, problems = normalize("NFKC", request.POST.get("username", "").strip()), list[str]()
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
    if Member.objects.annotate(small=Lower("username")).filter(small=member.username.lower()).exists():
        problems.append(_("Somebody has that name. Choose another one."))
    if password != again:
        problems.append(_("The two new passwords differ."))
    try:
        validate_password(password, member)
    except ValidationError as error:
        problems += error.messages
    return problems
