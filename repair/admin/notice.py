"""The repair notice as an authority serves it (两书同达): with a filing code, shown once (rules.md S-22, S-28).

The notice that anybody can print has none: whoever holds a code can act for the subject.
"""

from typing import Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from creditchina.accounts.reach import reach_of
from creditchina.desk.refusing import Refusal
from creditchina.standing import filing_codes
from creditchina.standing.admin.pages import note, signed_in
from creditchina.standing.granting import NotGranted
from disclosure.admin.delivering import desk
from disclosure.models import Publication
from repair.admin.findings import back_to, reached
from repair.web import told

ISSUE: Final = "standing.add_filingcode"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, ref: UUID) -> HttpResponseBase:
    """Ask before a code is made; the answer is the notice, and shows the code this one time. Raises Refusal."""
    row, on, by = reached(request, ref, "disclosure.view_publication"), timezone.localdate(), signed_in(request)
    _require_served(request, row)
    if request.method != "POST":
        title = _("Repair notice with filing code")
        return desk.draw(request, "admin/repair/notice.html", title=title, row=row, days=filing_codes.VALID.days)
    body = row.authority.responsible_on(on)
    try:
        made, secret = filing_codes.issue(row.subject.survivor, authority=body, by=by, on=on)
    except NotGranted as problem:
        raise Refusal(409, str(problem), back=back_to(row)) from problem
    note(by, made, "printed on the repair notice of a record")
    me = f"{settings.SITE_URL}{reverse('standing:me')}"
    context = told.page(row, on=on) | {"made": made, "secret": secret, "me": me, "trail": []}
    return render(request, "repair/notice_served.html", context)


def _require_served(request: HttpRequest, row: Publication) -> None:
    """Raises Refusal for a record that the public does not see, and for staff of another body."""
    on = timezone.localdate()
    if not Publication.objects.visible(on=on).filter(pk=row.pk).exists():
        raise Refusal(409, _("This record is not public, so there is no notice about it."), back=back_to(row))
    if row.authority.responsible_on(on).pk not in reach_of(request.user, ISSUE).authorities:
        raise Refusal(403, _("The authority that decided serves the notice; its staff print it."), back=back_to(row))
