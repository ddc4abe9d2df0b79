"""The jobs of repair: pass on, make papers, count what is late. No page waits for one."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy, gettext_noop

from creditchina.jobs import daily, every, job


@every(5)
@job(gettext_lazy("Pass applications on to the authorities"))
def pass_on() -> dict[str, int]:
    """Hand each application that was sent to its authority, or direct it elsewhere; returns how many."""
    from repair import nightly

    return {gettext_noop("cases"): nightly.pass_on(on=timezone.localdate())}


@job(gettext_lazy("Make the papers of a repair decision"))
def make_papers(decision: int) -> dict[str, int]:
    """Draw and sign the decision and, of an approval, the removal certificate; once."""
    from repair.papers import making

    return {gettext_noop("papers"): making.make(decision)}


@daily("00:30")
@job(gettext_lazy("Count missed deadlines of repair and tell whom they concern"))
def look_at_clocks() -> dict[str, Any]:
    """Escalate what is late, go on where an answer did not come, close what ended; reckon due days anew."""
    from repair import nightly

    return nightly.look(on=timezone.localdate())


@every(5)
@job(gettext_lazy("Tell subjects what was published about them"))
def tell_changes() -> dict[str, int]:
    """One notice a record for each subject that can be told; returns how many."""
    from repair import following

    return {gettext_noop("notices"): following.tell_changes(on=timezone.localdate())}


@daily("07:30")
@job(gettext_lazy("Tell subjects what ends soon, and which reports were checked"))
def tell_daily() -> dict[str, int]:
    """Once about a month before a display ends, and the day after a check; returns how many."""
    from repair import following

    on = timezone.localdate()
    return {gettext_noop("notices"): following.tell_ends(on=on) + following.tell_checks(on=on)}


@daily("03:50")
@job(gettext_lazy("Remove what was handed in for repair and is over"))
def forget_evidence() -> dict[str, int]:
    """Erase files and answers whose time is over; returns how many."""
    from repair import keeping

    return keeping.forget(on=timezone.localdate())
