"""The pages under /registry/standards/: what each is about, and the registers that stand on it."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy

from disclosure.web.registers import procedure, rules
from disclosure.web.registers.table import Register


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its address, its title, what it tells, a note for its readers, and its registers."""

    slug: str
    title: Any
    lead: Any
    registers: tuple[Register, ...]
    note: Any = ""


SHEETS: Final = (
    Sheet(
        "classes",
        gettext_lazy("Classes and display periods"),
        gettext_lazy("Which decision is of which class, how long it is shown, and from when repair can be asked for."),
        (rules.PERIODS, rules.TRANSITIONS),
    ),
    Sheet(
        "fields",
        gettext_lazy("Standards by field and authority"),
        gettext_lazy(
            "Within the three classes each industry authority sets the standard of its field, and publishes it here."
        ),
        (rules.STANDARDS, rules.LINES),
        gettext_lazy("A fine of an authority without published lines counts as general."),
    ),
    Sheet(
        "refusals",
        gettext_lazy("Grounds for refusing a repair"),
        gettext_lazy(
            "Repair is a right. It may be refused for one of these reasons only, and each says what can be done next."
        ),
        (procedure.GROUNDS,),
    ),
    Sheet(
        "deadlines",
        gettext_lazy("Deadlines"),
        gettext_lazy("How long each step may take at most, and from when that counts."),
        (procedure.DEADLINES,),
        gettext_lazy(
            "Working days follow the holiday plan. The day of the event does not count; the last one runs out."
        ),
    ),
    Sheet(
        "marks",
        gettext_lazy("Marks while a decision is reviewed"),
        gettext_lazy("What is said beside a publication while its decision is contested, and whether it stays public."),
        (procedure.MARKS,),
    ),
    Sheet(
        "retention",
        gettext_lazy("How long what is kept"),
        gettext_lazy("What becomes of the content once it is no longer shown, and what this site never keeps."),
        (procedure.RETENTION,),
        gettext_lazy(
            "Erasing by this table begins with a later version of this site. Until then what is sealed stays sealed."
        ),
    ),
)
