"""Ask for an authority or a source: pick one of a few by name and code, or type the name or the code of one of many."""

import re
from itertools import islice
from typing import Any, Final

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

LISTED: Final = 200  # bodies that a list offers; of more, the name or the code is typed
NAMED: Final = 5  # of which a refusal names
_CODE: Final = re.compile(r"\b([0-9A-Z]{18})\)?\s*$", re.IGNORECASE)


class Typed(forms.TextInput):
    """A name or a code, with the first bodies offered while one types."""

    template_name = "forms/body.html"

    def __init__(self, bodies: QuerySet[Any]) -> None:
        super().__init__(attrs={"autocomplete": "off"})
        self.bodies = bodies

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The list stands beside the box under an id of its own."""
        listed = f"{(attrs or {}).get('id', name)}_listed"
        context = super().get_context(name, value, {**(attrs or {}), "list": listed})
        return context | {"listed": listed, "offered": list(map(told, self.bodies[:LISTED]))}


class BodyField(forms.ModelChoiceField):
    """One body of a queryset, told by name and code. Never asks for a key of the database."""

    def __init__(self, queryset: QuerySet[Any], **kwargs: Any) -> None:
        kwargs.pop("widget", None)
        rows = queryset.order_by("code")
        self.many = len(rows.values_list("pk")[: LISTED + 1]) > LISTED
        if self.many:
            kwargs["widget"] = Typed(rows)
            kwargs["help_text"] = _("Type its name or its code.")
        super().__init__(rows, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """Name and code, so that namesakes are told apart."""
        return told(obj)

    def prepare_value(self, value: Any) -> Any:
        """What stands in the box: name and code, or what was typed."""
        if not self.many:
            return super().prepare_value(value)
        row = self.queryset.filter(pk=value).first() if isinstance(value, int) else None  # type: ignore[union-attr]
        return told(row) if row else value

    def to_python(self, value: Any) -> Any:
        """The body meant. Raises ValidationError where that is none, or several."""
        if not self.many or not value:
            return super().to_python(value)
        return _meant(self.queryset, str(value).strip())


def told(body: Any) -> str:
    """A body as a list tells it."""
    return f"{body.name} ({body.code})"


def _meant(bodies: Any, text: str) -> Any:
    code = _CODE.search(text)
    exact = Q(code__iexact=code[1]) if code else Q(name_zh=text) | Q(name_en__iexact=text)
    found = list(bodies.filter(exact)[:2])
    if len(found) == 1:
        return found[0]
    alike = bodies.filter(Q(name_zh__contains=text) | Q(name_en__icontains=text))
    near = [told(body) for body in islice(found or alike, NAMED)]
    if near:
        raise forms.ValidationError(_("Which one? Type its code: %(bodies)s") % {"bodies": "; ".join(near)})
    raise forms.ValidationError(_("No body that you may choose has this name or code. Look it up in its register."))
