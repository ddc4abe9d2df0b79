"""The dry run of a proposed period rule as a page, and the list of every record it would move as a file (S-4)."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from creditchina.desk.refusing import Refusal
from creditchina.jobs.models import Job
from disclosure import registers, sheets
from disclosure.jobs import count_dry_run
from disclosure.models import Authority, Proposal, Publication
from disclosure.publish.dry_run import CLASS, DIRECTIONS, EARLIER, LEAVES, REPAIR
from disclosure.publish.periods import ONE_DAY
from disclosure.registers import versions

WORDS: Final = {
    LEAVES: gettext_lazy("leave public view on the first day"),
    EARLIER: gettext_lazy("end earlier"),
    REPAIR: gettext_lazy("can be repaired earlier"),
    CLASS: gettext_lazy("are of another class, with the same dates"),
}
PART: Final = 1_000


class DryRunPages:
    """What the room of proposals gains: the dry run at `<key>/dry-run/`, its list at `<key>/dry-run.csv`."""

    admin_site: Any

    def get_urls(self) -> list[Any]:
        """The addresses of the room, these first."""
        view = self.admin_site.admin_view
        own = [
            path("<int:key>/dry-run/", view(self.dry_run), name="disclosure_proposal_dry_run"),
            path("<int:key>/dry-run.csv", view(self.dry_run_list), name="disclosure_proposal_dry_run_list"),
        ]
        rest: list[Any] = super().get_urls()  # type: ignore[misc]  # of ModelAdmin
        return own + rest

    def dry_run(self, request: HttpRequest, key: int) -> HttpResponse:
        """Figures by authority and direction, of the moment they were counted; POST has them counted, by a job."""
        proposal = _proposal(request, key)
        counting = Job.underway(count_dry_run, key)
        if request.method == "POST":
            if proposal.status == Proposal.Status.PROPOSED and not counting:
                count_dry_run.enqueue(key)
            return HttpResponseRedirect(reverse("admin:disclosure_proposal_dry_run", args=[key]))
        own = {
            "title": _("Dry run"),
            "proposal": proposal,
            "name": versions.title(proposal),
            "opts": Proposal._meta,
            "counting": counting,
        }
        if proposal.dry_run_at:
            own |= figures(proposal)
        return TemplateResponse(
            request, "admin/disclosure/proposal/dry_run.html", self.admin_site.each_context(request) | own
        )

    def dry_run_list(self, request: HttpRequest, key: int) -> StreamingHttpResponse:
        """Every public record that would move, with its last day before and after."""
        proposal = _proposal(request, key)
        return sheets.streamed(_rows(proposal), f"dry-run-{proposal.pk}.csv")


def figures(proposal: Proposal) -> dict[str, Any]:
    """The kept figures in the words and the order of the page."""
    told = proposal.dry_run
    names = Authority.objects.in_bulk([int(pk) for pk in told["by_authority"]])
    counts = sorted(told["by_authority"].items(), key=lambda each: (-sum(each[1].values()), int(each[0])))
    return {
        "told": told,
        "total": sum(told["moved"].values()),
        "directions": [(WORDS[way], told["moved"].get(way, 0)) for way in DIRECTIONS],
        "authorities": [(names[int(pk)], [moved.get(way, 0) for way in DIRECTIONS]) for pk, moved in counts],
    }


def _proposal(request: HttpRequest, key: int) -> Proposal:
    """A proposal of a period rule, for whoever may see proposals."""
    if not request.user.has_perm("disclosure.view_proposal"):
        raise Refusal(403)
    return get_object_or_404(Proposal, pk=key, register=Proposal.Register.PERIOD_RULE)


def _rows(proposal: Proposal) -> Iterator[list[Any]]:
    yield [_("document number"), _("subject"), _("authority"), _("direction"), _("last day now"), _("last day then")]
    moving = registers.listing(proposal)
    while part := list(islice(moving, PART)):
        found = Publication.objects.select_related("subject", "authority").in_bulk([each.pk for each in part])
        for each in part:
            record = found[each.pk]
            days = [day and (day - ONE_DAY).isoformat() for day in (each.old, each.new)]
            yield [
                record.document_number,
                record.subject.name,
                record.authority.name,
                str(WORDS[each.direction]),
                *days,
            ]
