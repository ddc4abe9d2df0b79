"""What is asked of somebody who has a list looked up: the file, then where in it the names or codes stand."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from openpyxl.utils import get_column_letter

from disclosure.lookups.guessing import MOST_HEAD, guess
from disclosure.lookups.table import MOST_ROWS, Table, Unusable, read, too_many

_SHOWN: Final = 40  # signs of a cell


class ListForm(forms.Form):
    """The file with the list. `table` is what it holds, once it is valid."""

    file = forms.FileField(
        label=_("File with the list"),
        help_text=_(
            "CSV or an .xlsx workbook with one sheet and no formulas: at most 10,000 rows, 40 columns, "
            "200,000 filled cells, 5 MB. "
            "One column holds the names or the codes, mixed as you like; or one the codes and another one the names."
        ),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. Choose the file with the list."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )
    table: Table

    def clean_file(self) -> Any:
        """Read it whole: whatever is wrong is said now, and not by the worker later."""
        file = self.cleaned_data["file"]
        try:
            self.table = read(file.name or "", file.chunks())
            head = guess(self.table.rows).head
            if len(self.table.rows) - head > MOST_ROWS:
                raise too_many(len(self.table.rows) - head)
        except Unusable as problem:
            raise forms.ValidationError(str(problem)) from None
        return file


class ColumnForm(forms.Form):
    """Which column is looked up, which one beside it, and from which row on."""

    column = forms.TypedChoiceField(label=_("Column with the names or codes"), coerce=int, widget=forms.RadioSelect)
    second = forms.TypedChoiceField(
        label=_("Second column"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_(
            "Used in rows where the first one is empty or not found. Where both are filled, they are compared: a name "
            "beside a code that is not its own is never simply found."
        ),
    )
    head = forms.TypedChoiceField(
        label=_("Rows of headings above the list"),
        coerce=int,
        help_text=_("They come back as they are and are not looked up."),
    )

    def __init__(self, rows: list[list[str]], count: int, *given: Any, **more: Any) -> None:
        """`rows`: how the list begins; it has `count` rows."""
        super().__init__(*given, **more)
        self.count = count
        guessed = guess(rows)
        self.initial = guessed._asdict()
        labels = list(enumerate(heading(rows, place, guessed.head) for place in range(len(rows[0]))))
        self.fields["column"].choices = labels  # type: ignore[attr-defined]
        self.fields["second"].choices = [("", _NO_COLUMN), *labels]  # type: ignore[attr-defined]
        offered = range(min(MOST_HEAD, len(rows) - 1) + 1)
        self.fields["head"].choices = [(count, count or _NONE) for count in offered]  # type: ignore[attr-defined]

    def clean_second(self) -> int | None:
        """The same column twice is that column."""
        second: int | None = self.cleaned_data["second"]
        return None if second == self.cleaned_data.get("column") else second

    def clean_head(self) -> int:
        """At most so many rows are left to look up."""
        head = int(self.cleaned_data["head"])
        if self.count - head > MOST_ROWS:
            raise forms.ValidationError(str(too_many(self.count - head)))
        return head


_NO_COLUMN: Final = pgettext_lazy("second column", "none")
_NONE: Final = pgettext_lazy("rows of headings", "none")


def heading(rows: list[list[str]], place: int, head: int) -> str:
    """How a column is called: its letter, and its heading or the first thing in it."""
    letter = get_column_letter(place + 1)
    said = rows[head - 1][place] if head else next((row[place] for row in rows if row[place].strip()), "")
    text = " ".join(said.split())
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    return gettext("%(letter)s: %(heading)s") % {"letter": letter, "heading": shown} if shown else letter
