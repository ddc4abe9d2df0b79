"""The sentences of a check: what the answer is, why, and what to do (rules.md D-21)."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

# Why a file or a number is none of ours, or why nothing can be said.
REASONS: Final[Mapping[str, Any]] = {
    "mistyped_number": _(
        "This is not how a report number is made up: it has 22 signs, and its last one checks the"
        " others. Compare it with the paper once more."
    ),
    "mistyped_code": _("A check code has twelve figures and capitals. Compare it with the paper once more."),
    "no_such_report": _("Number and check code do not belong together, or no such report was issued."),
    "before_the_file": _("Something was put in front of the report, so that programs may show it instead."),
    "added_after": _("Something was added behind the report after it was signed."),
    "altered": _("Its content is not the content that was issued under this number."),
    "saved_again": _(
        "It was saved anew by another program, and the signature is lost: nothing shows whether its content was"
        " changed. Ask for the file as it was downloaded."
    ),
    "signed_by_another": _("The signature in it is intact, but it is not ours."),
    "cut_off": _("The end of the file is missing: it did not arrive whole. Ask for it once more."),
    "code_of_another": _("The check code in the file does not belong to its number."),
    "content_of_another": _("The number belongs to another report than what the file tells."),
    "unknown_number": _("No report was issued under the number in this file."),
    "unknown_file": _(
        "No report of this site has this content. What was printed or saved anew cannot be compared: type number and"
        " check code instead."
    ),
    "empty": _("The file is empty, or it did not arrive whole. Choose it again."),
    "too_large": _("The file is larger than any report. Choose the report alone."),
    "not_a_pdf": _("This is no PDF. A photograph or a scan cannot be compared: type number and check code instead."),
    "locked": _("The file is locked with a password; ours never are. Ask for it as it was downloaded."),
    "signed_unknown": _("The signature is ours, but our books do not know this report. Please tell us its number."),
    "closed": _("The day until which it could be looked up is over. That says nothing about its content."),
}
STANDS: Final[Mapping[str, Any]] = {
    "stands": _("still as told"),
    "corrected": _("was corrected: use the new report"),
    "gone": _("may no longer be used"),
}
