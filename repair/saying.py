"""The sentences of an eligibility verdict: the same words on a record's page, in the form and beside a button."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from creditchina.language import in_english
from repair.eligible import Answer, Verdict
from repair.models import Channel, Unrepairable


def said(verdict: Verdict) -> str:
    """The answer in one sentence, in the reader's language."""
    words = {
        Answer.NOTHING: _("There is nothing to repair: this record says nothing to the subject's disadvantage."),
        Answer.ENDED: _("It is no longer public and stands in no report: nothing is left to do."),
        Answer.UNREPAIRABLE: _("It cannot be repaired: %(basis)s. It leaves public view on its last day by itself."),
        Answer.OTHER_CHANNEL: _("It is repaired through another channel: %(system)s. The result is taken over here."),
        Answer.BARRED: _("After false statements no application is possible until %(day)s."),
        Answer.RUNNING: _("An application for it is being handled already."),
        Answer.TOO_EARLY: _("The shortest display period is not over: repair can be requested from %(day)s."),
        Answer.READY: _("Repair can be requested now."),
    }
    day = verdict.until or verdict.from_day
    row = verdict.row
    facts = {
        "day": date_format(day) if day else "",
        "basis": _basis(row) if isinstance(row, Unrepairable) else "",
        "system": row.get_system_display() if isinstance(row, Channel) else "",
    }
    return words[verdict.answer] % facts


def _basis(row: Unrepairable) -> str:
    words = (row.words_en if in_english() else "") or row.words_zh
    return f"{words}{_(' (%(basis)s)') % {'basis': row.legal_basis}}"
