"""The jobs of the public record. No page waits for one: each page asks by date."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.jobs import daily, every, job
from disclosure import contradictions, job_words, publish, registers
from disclosure.coverage import coverage
from disclosure.ingest import bad_rows, recovering, release
from disclosure.lookups import answering
from disclosure.models import CatalogueItem, Proposal, Source
from disclosure.publish import undo
from disclosure.report import orders, sweeping


@daily("00:01")
@job(_("Tell the ledger whose last day is over"), tells=job_words.lapsed)
def lapse() -> dict[str, int]:
    """Write the lines of what ended by today; returns how many."""
    return {"publications": publish.lapse(by=timezone.localdate())}


@daily("00:00")
@job(_("Bring changes of the registers into force"), tells=job_words.settled)
def settle_registers() -> dict[str, list[str]]:
    """Write the rows that are due today and move the publications that a period rule moves (rules.md S-4)."""
    return {"in force": [str(row) for row in registers.settle(on=timezone.localdate())]}


@job(_("Count what a proposed rule would move"), tells=job_words.counted)
def count_dry_run(proposal: int) -> dict[str, int]:
    """Keep the dry run with a proposal that waits for its decision (rules.md S-4); returns how many would move."""
    found = Proposal.objects.filter(pk=proposal, status=Proposal.Status.PROPOSED).first()
    return {"publications": registers.dry_run(found).total} if found else {}


@daily("02:30")
@job(_("Look for rows that disagree"), tells=job_words.contradictions)
def look_for_contradictions() -> dict[str, int]:
    """Bring the list of contradictions up to date; returns how many rows each check found."""
    return {name: rows for name, rows in contradictions.look(on=timezone.localdate()).items() if rows}


@daily("03:10")
@job(_("Remove refused rows kept for thirty days"), tells=job_words.swept)
def sweep_bad_rows() -> dict[str, int]:
    """Remove the refused rows that nobody can download any more; returns how many files."""
    return {"files": bad_rows.sweep()}


@daily("00:20")
@job(_("Refuse deliveries that nobody released in time"), tells=job_words.expired)
def expire_prepared() -> dict[str, int]:
    """Refuse what waited thirty days for a second person; returns how many."""
    return {"deliveries": release.expire_prepared()}


@daily("06:00")
@job(_("Look for sources whose delivery is overdue"), tells=job_words.overdue)
def overdue_sources() -> dict[str, list[str]]:
    """Which source owes which items today, by the reckoning of the public pages (docs/decisions/0010)."""
    late = [line for line in coverage(None, on=timezone.localdate()).lines if line.is_late]
    sources, items = Source.objects.in_bulk(line.source for line in late), CatalogueItem.objects.in_bulk()
    owed: dict[str, dict[str, None]] = {}  # each item once, in the order of the catalogue
    for line in late:
        owed.setdefault(sources[line.source].code, {})[items[line.item].code] = None
    return {"overdue": [f"{source}: {', '.join(codes)}" for source, codes in sorted(owed.items())]}


@every(15)
@job(_("Finish interrupted deliveries"), tells=job_words.recovered)
def recover_deliveries() -> dict[str, list[str] | int]:
    """Finish or undo what killed runs left, undoings of batches too, and remove judged rows that no delivery needs.

    Returns batch numbers, and how many undoings were finished.
    """
    told = recovering.recover()
    return {
        "undoings finished": undo.finish(),
        "finished or undone": [batch.number for batch, closed in told if closed],
        "waits for its file": [batch.number for batch, closed in told if not closed],
    }


@daily("00:40")
@job(_("Remove files of reports whose time is over"), tells=job_words.swept)
def sweep_reports() -> dict[str, int]:
    """Remove files that are not handed out any more, and orders of the day before; returns how many files."""
    orders.sweep()
    now = timezone.now()
    return {"files": sweeping.sweep(now=now) + sweeping.sweep_lost(now=now)}


@every(60)
@job(_("Remove lists that were looked up a day ago"), tells=job_words.swept)
def sweep_lookups() -> dict[str, int]:
    """Remove lists and results that nobody can fetch any more; returns how many."""
    return {"files": answering.sweep(now=timezone.now())}
