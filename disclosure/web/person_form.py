"""What is asked of a natural person: name, list, second fact. An identity number that was typed goes no further."""

import re
import unicodedata
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from disclosure.ingest.personal import mask
from disclosure.models import SeriousList
from disclosure.search.criteria import clean
from disclosure.search.persons import Wanted

LAST_FOUR: Final = re.compile(r"[0-9]{3}[0-9X]")
TEXTS: Final = ("name", "case_number")
TYPED: Final = ("serious_list", "last_four", *TEXTS)
LONGEST: Final = 200


class PersonForm(forms.Form):
    """Name, list, and last four characters or case number; `wanted` once it is valid."""

    tells_optional = False  # one of two second facts is needed

    name = forms.CharField(label=_("Name, exactly as on the list"), max_length=LONGEST)
    last_four = forms.CharField(
        label=_("Last four characters of the identity number"),
        required=False,
        help_text=_("Only these four, for example 123X. Or leave it empty and give the case number."),
    )
    case_number = forms.CharField(
        label=_("Case or document number"),
        max_length=LONGEST,
        required=False,
        help_text=_("The number of the decision by which the person was listed."),
    )
    serious_list = forms.ModelChoiceField(
        SeriousList.objects.none(), label=_("List"), to_field_name="slug", empty_label=_("Choose a list")
    )

    def __init__(self, asked: QueryDict | None = None) -> None:
        self.cut: set[str] = set()  # fields in which more was typed than may be asked
        super().__init__(None if asked is None else self._cut_down(asked))
        self.fields["serious_list"].queryset = offered()  # type: ignore[attr-defined]
        for name in ("name", "last_four", "case_number"):
            self.fields[name].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}
        self.fields["last_four"].widget.attrs |= {"maxlength": "4", "size": "6"}

    def _cut_down(self, asked: QueryDict) -> dict[str, str]:
        """What was typed, without what is never kept or repeated: all but four signs of a number, numbers in texts."""
        typed = {name: clean(asked.get(name, "")) for name in TYPED}
        four = re.sub(r"\s", "", unicodedata.normalize("NFKC", typed["last_four"])).upper()
        if len(four) > 4:
            self.cut.add("last_four")
        typed["last_four"] = four[-4:]
        for name in TEXTS:
            masked, found = mask(typed[name])
            if "identity" in found:
                self.cut.add(name)
                typed[name] = masked
        return typed

    def clean(self) -> dict[str, Any]:
        """Ask for a second fact, and say what was cut off."""
        given = super().clean() or {}
        if "last_four" in self.cut:
            self.add_error("last_four", _("Give only the last four characters. The others were not kept: look again."))
        elif given.get("last_four") and not LAST_FOUR.fullmatch(given["last_four"]):
            self.add_error("last_four", _("These are four figures, or three figures and an X."))
        for name in self.cut - {"last_four"}:
            self.add_error(name, _("Take the identity number out of this text. It was not kept."))
        if not (given.get("last_four") or given.get("case_number") or self.cut or self.has_error("last_four")):
            self.add_error("last_four", _("Give the last four characters, or the case number below."))
        return given

    @property
    def wanted(self) -> Wanted:
        """The question of a valid form."""
        given = self.cleaned_data
        return Wanted(given["name"], given["serious_list"], given["last_four"], given["case_number"])


def offered() -> Any:
    """Lists whose rule publishes natural persons (rules.md H-01)."""
    return SeriousList.objects.filter(shows_persons=True, status="active", item__isnull=False).order_by("slug")
