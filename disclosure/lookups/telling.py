"""What was found for one row, in the cells that are put behind its own."""

from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from disclosure.lookups.deciding import CODE_AND_NAME, OTHER_CODE
from disclosure.models import Subject
from disclosure.search import MAX_LENGTH
from disclosure.search.matching import AMBIGUOUS, FOUND, NOT_FOUND, TOO_BROAD, Match
from disclosure.search.subjects import WHYS

NOTHING: Final = "nothing"  # the outcome of a row without anything to look up
OUTCOMES: Final = {
    FOUND: pgettext_lazy("look-up of a list", "found"),
    AMBIGUOUS: pgettext_lazy("look-up of a list", "ambiguous"),
    NOT_FOUND: pgettext_lazy("look-up of a list", "not found"),
    NOTHING: pgettext_lazy("look-up of a list", "nothing to look up"),
}
REASONS: Final = WHYS | {
    "code": gettext_lazy("the code"),
    "exact": gettext_lazy("the whole name"),
    "former": gettext_lazy("a former, English or short name"),
    "beginning": gettext_lazy("the beginning of the name"),
    "within": gettext_lazy("a part of the name"),
    TOO_BROAD: gettext_lazy("fits too many names to look through them all"),
}
# Of a row in which two texts were looked up.
ROW_REASONS: Final = {
    CODE_AND_NAME: gettext_lazy("the code, which several carry, and the name"),
    OTHER_CODE: gettext_lazy("the name; the code in the row is another one's or nobody's: compare them"),
}


def headings() -> list[str]:
    """Over the cells of `told`, without the first."""
    return [
        _("Result"),
        _("Name in the directory"),
        _("Code in the directory"),
        _("Registration status"),
        _("Found by"),
        _("Others that fit as well"),
        _("Page on this site"),
        _("May be meant"),
    ]


def told(match: Match | None) -> list[str]:
    """The outcome as a word of the code, then a cell for each heading. One alone is named; of several, all are offered.

    `match.sharing` counts the others that fit as well as the first; they are told apart by their codes. None is a row
    with nothing to look up.
    """
    if match is None:
        return [NOTHING, str(OUTCOMES[NOTHING]), *[""] * (len(headings()) - 1)]
    one = match.subjects[0] if match.outcome == FOUND else None
    named = [one.name, one.code, one.get_status_display()] if one else ["", "", ""]
    sharing = str(match.sharing) if match.subjects else ""
    return [match.outcome, str(OUTCOMES[match.outcome]), *named, _why(match), sharing, _page(match), _offered(match)]


def _why(match: Match) -> str:
    if match.outcome == NOT_FOUND and len(match.text) > MAX_LENGTH:
        return _("longer than %(most)d characters") % {"most": MAX_LENGTH}
    return str((REASONS | ROW_REASONS).get(match.reason, ""))


def _page(match: Match) -> str:
    if match.outcome == FOUND:
        return f"{settings.SITE_URL}{match.subjects[0].get_absolute_url()}"
    if match.outcome == AMBIGUOUS:
        return f"{settings.SITE_URL}{reverse('disclosure:search')}?{urlencode({'q': match.text})}"
    return ""


def _offered(match: Match) -> str:
    comma = pgettext("between the subjects that may be meant", "; ")
    if match.outcome == AMBIGUOUS:
        return comma.join(map(_named, match.subjects))
    return _("Did you mean: %(codes)s") % {"codes": comma.join(match.suggestions)} if match.suggestions else ""


def _named(subject: Subject) -> str:
    words: dict[str, Any] = {"name": subject.name, "code": subject.code}
    return _("%(name)s (%(code)s)") % words if subject.code else subject.name
