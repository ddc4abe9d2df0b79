"""Deliver a file: it is judged at once, nothing of it is public, and the file itself does not stay here."""

from pathlib import PurePosixPath
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from disclosure.admin.delivering import desk
from disclosure.ingest import by_hand
from disclosure.ingest.alone import AlreadyRunning
from disclosure.ingest.brief import NotDeliverable
from disclosure.ingest.opening import Refused
from disclosure.ingest.release import prepare
from disclosure.models import Batch
from disclosure.web.bodies import AROUND, bounded

MOST_BYTES: Final = 20 * 1024 * 1024
_ENDINGS: Final = frozenset([".csv", ".xlsx", ".jsonl", ".txt", ".json", ".ndjson"])
_NAME: Final = 100  # characters of a file's name that are kept


class FileForm(forms.Form):
    """The file, and what holds for all of its rows."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A workbook (.xlsx), CSV or JSON lines, 20 MB at most. The first row names the columns."),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. Export the table again from the system that made it."),
        },
    )
    procedure = forms.ChoiceField(
        label=_("Procedure of all decisions in the file"),
        help_text=_("Only if the file does not say it row by row. Decisions by simple procedure are not shown."),
        choices=[
            ("", _("The file says it, or it is ordinary")),
            ("ordinary", _("Ordinary procedure")),
            ("simple", _("Simple procedure")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, has_procedure: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_procedure:
            del self.fields["procedure"]

    def clean_file(self) -> UploadedFile:
        """Refuse what is too large before anything reads it."""
        file: UploadedFile = self.cleaned_data["file"]
        size = file.size or 0
        if size > MOST_BYTES:
            told = _("The file has %(size)s; at most 20 MB are taken here. Split it into several files.")
            raise forms.ValidationError(told % {"size": filesizeformat(size)})
        return file


def _too_large(request: HttpRequest, source: str, item: str) -> HttpResponseBase:
    told = _("The file is larger than 20 MB and was not read. Split it into several files.")
    page = _draw(request, desk.task(request.user, source, item), refused=told)
    page.status_code = 413
    return page


@bounded(MOST_BYTES + AROUND, _too_large)
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, source: str, item: str) -> HttpResponseBase:
    """Take the file, judge it, and lead to what it would do."""
    task = desk.task(request.user, source, item)
    form = _form(task, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_bound and form.is_valid():
        try:
            return redirect("deliver:batch", _prepared(request, task, form.cleaned_data).pk)
        except Refused as refused:
            form.add_error("file", f"{refused.sentence} {refused.remedy}")
        except (NotDeliverable, AlreadyRunning) as problem:
            form.add_error("file", str(problem))
    return _draw(request, task, form)


def _form(task: desk.Task, *given: Any) -> FileForm:
    return FileForm(*given, has_procedure=task.fields.by_role("procedure") is not None)


def _draw(request: HttpRequest, task: desk.Task, form: FileForm | None = None, **more: Any) -> HttpResponseBase:
    """The page with the form, empty where it is not given."""
    form = form or _form(task)
    more |= {"title": _("Deliver a file"), "form": form, "task": task, "errors": form.errors}
    return desk.draw(request, "admin/disclosure/delivering/file.html", **more)


def _prepared(request: HttpRequest, task: desk.Task, asked: dict[str, Any]) -> Batch:
    """The judged batch. The copy of the file on this machine lives no longer than the judging."""
    with by_hand.arriving(_name(asked["file"].name or "")) as path:
        with path.open("wb") as copy:
            for chunk in asked["file"].chunks():
                copy.write(chunk)
        return prepare(
            path,
            source=task.source.code,
            item=task.item.code,
            on=timezone.localdate(),
            by=request.user,  # type: ignore[arg-type]  # staff are signed in
            channel=Batch.Channel.UPLOAD,
            procedure=asked.get("procedure", ""),
        )


def _name(given: str) -> str:
    """The file's own name without a path, short enough for every file system; its ending stays."""
    name = PurePosixPath(given.replace("\\", "/").replace("\x00", "")).name or "delivery"
    suffix = PurePosixPath(name).suffix.lower()
    return f"{PurePosixPath(name).stem[:_NAME]}{suffix if suffix in _ENDINGS else ''}"
