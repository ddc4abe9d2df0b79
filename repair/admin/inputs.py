"""The form of a move: exactly what its verb takes, in the words of who makes it."""

from collections.abc import Iterator
from datetime import date
from inspect import signature
from typing import Any, Final

from django import forms
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.admin.asking import without_personal_numbers
from disclosure.models import RefusalGround
from repair import conditions, workflow
from repair.models import Case, Objection, Outcome, Status
from repair.moves import Move

LONGEST: Final = 2_000  # characters of what an applicant is told
REASONS: Final = {
    "ask": gettext_lazy("Everything that is missing, at once"),
    "ask_again": gettext_lazy("Everything that is missing, at once"),
    "extend": gettext_lazy("Why this case takes longer"),
    "approve": gettext_lazy("Something to tell the applicant"),
    "send_back": gettext_lazy("Why the first reviewer should look again"),
    "revoke": gettext_lazy("Which statements were false, and how that was found"),
    "propose": gettext_lazy("If you would refuse: why, in plain words"),
    "end_shield": gettext_lazy("Why the shield ends"),
    "lift_bar": gettext_lazy("Why the bar is lifted"),
}
NOTES: Final = {
    "ask_lift": gettext_lazy("Why the bar was wrong, and what shows it"),
    "keep_bar": gettext_lazy("Why the bar stays"),
}
_READ: Final = gettext_lazy("The applicant reads it word for word. You see the whole before it is sent.")
_BOX: Final = {"rows": 5, "cols": 70}


def inputs(move: Move) -> tuple[str, ...]:
    """What can be given with a move: what its verb takes, in the order in which it is asked."""
    taken = signature(getattr(workflow, move.name)).parameters
    return tuple(name for name in _FIELDS if name in taken)


def grounds(move: Move, *, on: date) -> QuerySet[RefusalGround]:
    """The grounds of the closed list that are lawful for a move that day."""
    begun = Q(in_force_from=None) | Q(in_force_from__lte=on)
    rows = RefusalGround.objects.filter(begun, Q(in_force_to=None) | Q(in_force_to__gte=on))
    stages = [move.stage, RefusalGround.Stage.BOTH]
    return rows if move.stage == RefusalGround.Stage.BOTH else rows.filter(stage__in=stages)


def _text(**fields: Any) -> forms.CharField:
    box = forms.Textarea(attrs=_BOX)
    return forms.CharField(max_length=LONGEST, widget=box, validators=[without_personal_numbers], **fields)


def _reason(move: Move, case: Case, on: date) -> forms.Field:
    told = gettext_lazy("Only colleagues read it.") if move.name == "send_back" else _READ
    label = REASONS.get(move.name, gettext_lazy("Why, in plain words"))
    return _text(label=label, help_text=told, required="reason" in move.wants or move.name == "send_back")


def _ground(move: Move, case: Case, on: date) -> forms.Field:
    field = forms.ModelChoiceField(
        grounds(move, on=on),
        label=gettext_lazy("Ground"),
        help_text=gettext_lazy("The list is closed: what is not on it is no ground to refuse."),
        widget=forms.RadioSelect,
        empty_label=None,
        required="ground" in move.wants,
        error_messages={"required": gettext_lazy("Choose the ground: a refusal without one is not lawful.")},
    )
    field.hints = {row.pk: _meaning(row) for row in field.queryset or ()}  # type: ignore[attr-defined]
    return field


def _meaning(row: RefusalGround) -> str:
    return _("%(basis)s. What the applicant does next: %(next)s") % {
        "basis": row.legal_basis,
        "next": row.text("next"),
    }


def _article(move: Move, case: Case, on: date) -> forms.Field:
    needed = "article" in move.wants
    bars = gettext_lazy("The rule that bars new applications, with its article.")
    told = bars if needed else gettext_lazy("Left empty, the basis of the ground is named.")
    return forms.CharField(label=gettext_lazy("Rule and article"), max_length=300, required=needed, help_text=told)


def _outcome(move: Move, case: Case, on: date) -> forms.Field:
    missing = {"required": gettext_lazy("Say whether you would approve or refuse.")}
    told = gettext_lazy("A second reviewer decides; the applicant never reads your opinion.")
    return forms.ChoiceField(
        label=gettext_lazy("Your opinion"),
        help_text=told,
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages=missing,
    )


def _ruling(move: Move, case: Case, on: date) -> forms.Field:
    return forms.CharField(label=gettext_lazy("Number of the court's ruling"), max_length=100)


def _public(move: Move, case: Case, on: date) -> forms.Field:
    return forms.BooleanField(label=gettext_lazy("The rule says that the bar is shown to the public"), required=False)


def _done(move: Move, case: Case, on: date) -> forms.Field:
    label = gettext_lazy("The plan was carried out, it did not fail")
    told = gettext_lazy(
        "Either way the record is shown again for the rest of its period. Where the subject has applied for the"
        " re-rating, decide that first: when it is approved, this shield ends with the record."
    )
    return forms.BooleanField(label=label, help_text=told, required=False)


def _met(move: Move, case: Case, on: date) -> forms.Field:
    """What the site itself knows is ticked beforehand; the rest is the reviewer's to judge."""
    asked, approves = conditions.of(case, on=on), "met" in move.wants and "outcome" not in move.wants
    field = forms.MultipleChoiceField(
        label=gettext_lazy("Which conditions are met?"),
        help_text=gettext_lazy("To approve, each must be. Your judgement stays with the step; the decision tells it."),
        choices=[(each.code, each.name) for each in asked],
        initial=[each.code for each in asked if each.settled],
        widget=forms.CheckboxSelectMultiple,
        required=approves,
        error_messages={"required": gettext_lazy("To approve, judge each condition to be met.")},
    )
    field.hints = {each.code: each.known for each in asked}  # type: ignore[attr-defined]
    return field


def _note(move: Move, case: Case, on: date) -> forms.Field:
    told = gettext_lazy("Only colleagues read it; it stands in no page or paper of the applicant.")
    label = NOTES.get(move.name, gettext_lazy("Internal note"))
    missing = {"required": gettext_lazy("Say why: your colleagues read it.")}
    return _text(label=label, help_text=told, required="note" in move.wants, error_messages=missing)


_FIELDS: Final = {
    "outcome": _outcome,
    "ground": _ground,
    "met": _met,
    "reason": _reason,
    "article": _article,
    "ruling": _ruling,
    "public": _public,
    "done": _done,
    "note": _note,
}


class MoveForm(forms.Form):
    """What a move asks for; `given` is passed to its verb."""

    def __init__(self, move: Move, case: Case, data: Any = None, *, on: date) -> None:
        super().__init__(data, initial=dict(_before(case)) if "ground" in move.wants else {})
        for name in inputs(move):
            self.fields[name] = _FIELDS[name](move, case, on)

    @property
    def given(self) -> dict[str, Any]:
        """The answers, as the verb takes them."""
        return {name: self.cleaned_data[name] for name in self.fields}

    def refuse_field(self, sentence: str, field: str) -> None:
        """Say what is missing where it is asked for."""
        self.add_error(field if field in self.fields else None, sentence)


def _before(case: Case) -> Iterator[tuple[str, Any]]:
    """What the first of two reviewers proposed, for the second to better."""
    if case.status == Status.PROPOSED:
        yield from (("ground", case.ground_id), ("reason", case.reason), ("article", case.article))


class RecuseForm(forms.Form):
    """Why somebody stands aside."""

    reason = forms.CharField(
        label=gettext_lazy("What is the conflict?"),
        help_text=gettext_lazy("Only colleagues read it. It cannot be taken back."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 70}),
        validators=[without_personal_numbers],
        error_messages={"required": gettext_lazy("Say what the conflict is; only colleagues read it.")},
    )


class PurposeForm(forms.Form):
    """Why material is opened (rules.md S-37), of a case or of an objection."""

    purpose = forms.ChoiceField(label=gettext_lazy("Purpose"))
    own: Final = {
        Case: [
            ("verify", gettext_lazy("to verify the conditions of repair")),
            ("appeal", gettext_lazy("to decide an appeal")),
        ],
        Objection: [("objection", gettext_lazy("to check what the objection says"))],
    }
    every: Final = [
        ("supervision", gettext_lazy("for supervision or an inspection")),
        ("complaint", gettext_lazy("because of a complaint")),
    ]

    def __init__(self, matter: type[Model], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [*self.own[matter], *self.every]  # type: ignore[attr-defined]
