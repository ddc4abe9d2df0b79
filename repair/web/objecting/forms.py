"""What somebody who objects is asked, and the box of a statement."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy

from creditchina.forms import Day
from disclosure.models import Publication
from repair.facts import facts_of
from repair.models import STATEMENT_LENGTH, About, Fate
from repair.web.forms import Words

RESULT: Final = "result"  # of a repair: that is an appeal (rules.md S-26)
FALLEN: Final = "fallen"  # the decision itself: that is a withdrawal (rules.md A-18)
_ABOUT: Final = (
    (About.CONTENT, gettext_lazy("A fact is wrong: the content")),
    (About.PERIOD, gettext_lazy("It is shown too long: the display period")),
    (About.ATTRIBUTION, gettext_lazy("It is not about this subject")),
    (FALLEN, gettext_lazy("The decision behind it was changed, revoked or found unlawful or void")),
    (RESULT, gettext_lazy("A repair was refused: the repair result")),
)


class AboutForm(forms.Form):
    """What is objected to; asked first, because each goes another way."""

    about = forms.ChoiceField(
        label=gettext_lazy("What is wrong?"),
        choices=_ABOUT,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what is wrong.")},
    )


class ObjectForm(forms.Form):
    """What is wrong in it, and what would be right."""

    field = forms.ChoiceField(
        label=gettext_lazy("Which fact?"),
        help_text=gettext_lazy("As it stands on the page of the record. Leave the first choice if it is several."),
        required=False,
    )
    text = Words(
        label=gettext_lazy("What is wrong, and what would be right?"),
        help_text=gettext_lazy(
            "In your own words, with the day and number of whatever shows it; files that show it are added on the next "
            "page. What looks like the number of a person, a telephone or a card is masked."
        ),
        error_messages={"required": gettext_lazy("Say what is wrong, and what would be right.")},
    )

    def __init__(self, publication: Publication, about: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if about == About.CONTENT:
            self.fields["field"].choices = list(facts_of(publication).items())  # type: ignore[attr-defined]
        else:
            del self.fields["field"]


class FallenForm(forms.Form):
    """What became of the decision, and the document that says so. No copy of it is asked for."""

    fate = forms.ChoiceField(
        label=gettext_lazy("What became of the decision?"),
        choices=Fate.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what became of the decision.")},
    )
    body = forms.CharField(
        label=gettext_lazy("Which court or body says so?"),
        help_text=gettext_lazy("A court, the body that decided on reconsideration, or the authority itself."),
        max_length=200,
        error_messages={"required": gettext_lazy("Name the court or body.")},
    )
    document = forms.CharField(
        label=gettext_lazy("Number of its document"),
        help_text=gettext_lazy("As it stands on the judgment or decision."),
        max_length=100,
        error_messages={"required": gettext_lazy("Give the number of the document.")},
    )
    document_on = forms.DateField(
        label=gettext_lazy("Day of the document"),
        widget=Day(),
        error_messages={"required": gettext_lazy("Give the day."), "invalid": gettext_lazy("Give a day.")},
    )


class StatementForm(forms.Form):
    """At most 200 characters beside one's own record."""

    text = forms.CharField(
        label=gettext_lazy("Your statement"),
        help_text=gettext_lazy(
            "At most 200 characters, about this record only. Leave out names of others and numbers."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=STATEMENT_LENGTH * 5,  # a longer one is answered with its count and kept in the box
        error_messages={"required": gettext_lazy("Write what you want to say.")},
    )
