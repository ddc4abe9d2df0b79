"""What an applicant said about a record, page by page, in words: for the form, the tracker and the desk.

Answers about one record stand under `page/<reference of the publication>`, so that they are found again in another
application for it; answers about the whole under the name of the page. `typed` is what was put aside half-way.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from repair.models import Application, Case, Evidence

TYPED: Final = "typed"
BY_AUTHORITY: Final = "authority"  # the authority looks it up itself
Said = tuple[Any, str]


def key(page: str, case: Case | None) -> str:
    """Under which name the answers of a page are kept."""
    return f"{page}/{case.publication.ref}" if case else page


def of_page(application: Application, page: str, case: Case | None) -> dict[str, Any]:
    """The finished answers of a page; {} while there are none."""
    said: dict[str, Any] = application.answers.get(key(page, case), {})
    return {} if TYPED in said else said


def typed(application: Application, page: str, case: Case | None) -> dict[str, Any]:
    """What was typed and put aside, or the finished answers: what the page begins with."""
    said: dict[str, Any] = application.answers.get(key(page, case), {})
    aside: dict[str, Any] = said.get(TYPED, said)
    return aside


def renamed(said: dict[str, dict[str, Any]], refs: dict[str, str]) -> dict[str, dict[str, Any]]:
    """All answers, their files called as in `refs` (old reference: new one).

    A page whose file is not among them is put aside, to be shown anew.
    """
    made = {}
    for page, answered in said.items():
        proof = answered.get("proof", "")
        if proof in ("", BY_AUTHORITY):
            made[page] = answered
        elif proof in refs:
            made[page] = answered | {"proof": refs[proof]}
        else:
            made[page] = {TYPED: {name: value for name, value in answered.items() if name != "proof"}}
    return made


def in_words(application: Application, page: str, case: Case | None, *, names: bool = True) -> list[Said]:
    """The answers of one page as pairs of question and answer; [] where it is not finished.

    `names`: call files as their owner did; else by their numbers.
    """
    said = of_page(application, page, case)
    return list(_lines(application, said, names))


def of_case(case: Case, *, names: bool = True) -> list[Said]:
    """Everything that was said about one record, and about the whole application."""
    application = case.application
    pages = [("ruling", None), ("payment", case), ("duty", case), ("correction", case)]
    return [line for page, about in pages for line in in_words(application, page, about, names=names)]


def _lines(application: Application, said: dict[str, Any], names: bool) -> Iterator[Said]:
    labels = {
        "day": _("Done on"),
        "text": _("What was corrected"),
        "court": _("Court"),
        "ruling": _("Number of the ruling"),
        "ruled_on": _("Day of the ruling"),
        "until": _("Last day of the plan"),
    }
    for name, label in labels.items():
        if value := said.get(name):
            yield label, date_format(date.fromisoformat(value)) if name in ("day", "ruled_on", "until") else value
    if proof := said.get("proof"):
        yield _("Shown by"), _shown_by(application, proof, names)


def _shown_by(application: Application, proof: str, names: bool) -> str:
    if proof == BY_AUTHORITY:
        return _("the authority looks it up itself")
    found = Evidence.objects.filter(application=application, ref=proof).first()
    if found is None:
        return _("a file that was removed")
    return found.name if names else str(found)
