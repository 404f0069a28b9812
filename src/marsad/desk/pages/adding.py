"""Adding reports: by pasting, as files, from addresses or a feed; and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from django.contrib import messages
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from marsad.desk import context
from marsad.desk.adding.begun import begun, put_pasted
from marsad.desk.adding.folder import folder_of, safe_name
from marsad.desk.adding.given import BadAddition, addresses_in, told_in
from marsad.desk.adding.process import ACTIVE, begin, note_cut_off
from marsad.desk.adding.uploads import BYTES, FILES
from marsad.desk.adding.work import ADDRESSES
from marsad.desk.apps import record_home
from marsad.desk.kept.models import Added, Addition
from marsad.desk.pages.words import shown
from marsad.languages.pack import languages
from marsad.record.ask.copies import copies_of

_PAGE: Final = 100
_LISTED: Final = 20
_MEBIBYTE: Final = 1 << 20
#: Failures first: they are what somebody must look after.
_OUTCOMES: Final = ("failed", "new", "known", "removed")
_Put = Callable[[HttpRequest, Path], str]


def add(request: HttpRequest) -> HttpResponse:
    """The form to add reports with what was added last; a form that was sent begins an addition."""
    note_cut_off(record_home())
    if request.method == "POST":
        try:
            return redirect("addition", _begun(request).id)
        except BadAddition as error:
            messages.error(request, str(error))
    labels = context.words()
    context_ = {
        "said": request.POST,
        "languages_read": [(code, labels.word("language", code)) for code in sorted(languages())],
        "additions": Addition.objects.select_related("member").order_by("-id")[:_LISTED],
        "files": FILES,
        "size": BYTES // _MEBIBYTE,
    }
    return render(request, "desk/add.html", context_, status=400 if request.method == "POST" else 200)


def addition(request: HttpRequest, id_: int) -> HttpResponse:
    """How far an addition has come, and what became of each report."""
    note_cut_off(record_home())
    one = get_object_or_404(Addition.objects.select_related("member"), id=id_)
    counts = dict(Added.objects.filter(addition=one).values_list("outcome").annotate(Count("id")).order_by())
    chosen = request.GET.get("outcome", "")
    rows = Added.objects.filter(addition=one).order_by("id")
    if chosen in _OUTCOMES:
        rows = rows.filter(outcome=chosen)
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    some = list(page.object_list)
    copied = copies_of([row.report for row in some if row.report])
    context_ = {
        "one": one,
        "active": one.state in ACTIVE,
        "counts": [(name, counts[name]) for name in _OUTCOMES if counts.get(name)],
        "chosen": chosen,
        "rows": [(row, copied.get(row.report or "", ())) for row in some],
        "page": page,
    }
    return render(request, "desk/addition.html", context_)


def again(request: HttpRequest, id_: int) -> HttpResponse:
    """Goes on with an addition that was cut off: what the record has of it is known, and not added twice."""
    home = record_home()
    note_cut_off(home)
    cut_off = Addition.objects.filter(id=id_, state="cut-off")
    if folder_of(home, id_).is_dir() and cut_off.update(state="waiting", began=datetime.now(UTC), ended=None):
        Added.objects.filter(addition=id_).delete()
        begin(home, id_)
    return redirect("addition", id_)


def _begun(request: HttpRequest) -> Addition:
    """A new addition of what a form gives. Raises BadAddition."""
    member, kind = context.own(request), request.POST.get("kind", "")
    if kind not in _PUTS:
        raise BadAddition(_("Say what is to be added."))
    return begun(record_home(), member, kind, told_in(request.POST.dict()), lambda folder: _PUTS[kind](request, folder))


def _put_pasted(request: HttpRequest, folder: Path) -> str:
    return put_pasted(request.POST.get("text", ""), folder)


def _put_addresses(request: HttpRequest, folder: Path) -> str:
    found = addresses_in(request.POST.get("addresses", ""))
    (folder / ADDRESSES).write_text("\n".join(found), "utf-8")
    return shown(found[0]) + (f" (+{len(found) - 1})" if len(found) > 1 else "")


def _put_files(request: HttpRequest, folder: Path) -> str:
    files = request.FILES.getlist("files")
    if not files:
        raise BadAddition(_("No file was chosen."))
    if len(files) > FILES:
        raise BadAddition(_("At most %(most)s files are added at once.") % {"most": FILES})
    taken: set[str] = set()
    names = []
    for file in files:
        assert isinstance(file, TemporaryUploadedFile)
        name = safe_name(file.name or "", taken)
        Path(file.temporary_file_path()).rename(folder / name)
        names.append(name)
    return ", ".join(names[:3]) + (f" (+{len(names) - 3})" if len(names) > 3 else "")


_PUTS: Final[Mapping[str, _Put]] = {
    "paste": _put_pasted,
    "files": _put_files,
    "address": _put_addresses,
    "feed": _put_addresses,
}
