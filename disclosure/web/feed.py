"""The list of changes as an Atom feed: the same facts in the same words."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosure import words
from disclosure.web.caching import public_page
from disclosure.web.changes import Line, lines_page
from disclosure.web.frame import frame_of

ENTRIES = 100


@login_not_required
@require_safe
@public_page
def changes(request: HttpRequest) -> HttpResponse:
    """The newest ledger lines; programs that need every line ask the interface by number."""
    feed = Atom1Feed(
        title=_("Credit China: changes"),
        link=_absolute(reverse("disclosure:changes")),
        description=_("What was published and what left public view, numbered."),
        language=get_language(),
        feed_url=_absolute(reverse("disclosure:feed")),
    )
    for line in lines_page(None, on=frame_of(request).on, size=ENTRIES).rows:
        feed.add_item(**_entry(line))
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _entry(line: Line) -> dict[str, Any]:
    change, shown = line.change, line.publication
    told = _("Delete any copy you keep.")
    if shown:
        clauses = [words.one(shown.item.code, shown.item.name), shown.authority.name]
        if change.review_on:
            clauses.append(_("next review by %(day)s") % {"day": date_format(change.review_on)})
        told = pgettext("between clauses", ", ").join(clauses)
    if shown is None and change.word in (change.Word.PUBLISHED, change.Word.REVIEWED):
        told = _("It has left public view since. Delete any copy you keep.")
    return {
        "title": _("%(number)s: %(word)s") % {"number": change.seq, "word": change.word.label},
        "link": _absolute(change.publication.get_absolute_url()),
        "description": told,
        "unique_id": _absolute(reverse("disclosure:changes", query={"cursor": change.seq + 1})),
        "pubdate": timezone.localtime(change.at),
        "updateddate": timezone.localtime(change.at),
    }


def _absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
