"""What the report of a directory delivery remarks, and what can be done about it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from disclosure.ingest.opening import ROW_PROBLEMS, Reason

_BY_HAND: Final = _("Check code and name and deliver the row again; nothing was changed.")

RULES: Final = {
    "name_unusable": Reason(
        _("The row has no name, or one longer than 200 characters."), _("Deliver the registered name.")
    ),
    "code_unusable": Reason(
        _("The row has no code, or a masked one, so the subject cannot be told."), _("Deliver the code.")
    ),
    "identity_number": Reason(
        _("Code or name holds the identity number of a person; nothing of the row is recorded."),
        _("Deliver the credit code and the registered name."),
    ),
    "header_repeated": Reason(_("The header row stands in the middle of the file."), _("Remove it.")),
    "kind_unknown": Reason(
        _("The kind of name is none of current, former, english, short."), _("Use one of these words.")
    ),
    "code_doubtful": Reason(
        _("The code fails the check formula or is of an older kind; it may exist all the same."),
        _("Check it against the certificate. The subject was loaded."),
    ),
    "code_shared": Reason(
        _("Another subject carries this code; both are shown as sharing it."),
        _("Find out whose code it is."),
    ),
    "code_of_several": Reason(
        _("Several subjects carry this code, so the name cannot be given to one of them."), _BY_HAND
    ),
    "name_differs": Reason(_("The directory knows this code under another name."), _BY_HAND),
    "code_unknown": Reason(
        _("No subject of the directory carries this code."),
        _("Deliver the subject first, then its further names."),
    ),
    **ROW_PROBLEMS,
}
