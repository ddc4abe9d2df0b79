"""Which role may do what: one table, read by everything that asks `user.has_perm` (architecture: roles).

A permission has Django's name, `application.verb_model`. It holds for the rows that the post reaches
(creditchina.accounts.reach): a reviewer of one authority annuls nothing of another. Nobody may do everything: who
runs the site decides nothing on the merits, who decides runs nothing, and an auditor changes nothing at all.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The roles of the staff (rules.md S-37)."""

    SOURCE_CLERK = "source_clerk", _("source clerk")
    RELEASER = "releaser", _("releaser of deliveries")
    REVIEWER = "reviewer", _("reviewer")
    SECOND_REVIEWER = "second_reviewer", _("second reviewer")
    SUPERVISOR = "supervisor", _("supervisor")
    APPEAL_REVIEWER = "appeal_reviewer", _("appeal reviewer")
    WINDOW_CLERK = "window_clerk", _("window clerk")
    ACCOUNT_MANAGER = "account_manager", _("account manager")
    MODERATOR = "moderator", _("data protection officer")
    OPERATOR = "operator", _("operator")
    AUDITOR = "auditor", _("auditor")


# Where each role belongs; an account manager belongs to an authority or to a source.
OF_A_SOURCE: Final = (Role.SOURCE_CLERK, Role.RELEASER)
OF_AN_AUTHORITY: Final = tuple(
    role for role in Role if role.endswith(("reviewer", "supervisor")) or role == Role.WINDOW_CLERK
)
OF_THE_SITE: Final = (Role.MODERATOR, Role.OPERATOR, Role.AUDITOR)

# Words in `disclosure`: the registers, which are public anyway; what is on record; what was delivered.
_REGISTERS: Final = (
    "view_region view_authority view_source view_mandate view_cataloguecategory view_catalogueitem view_itemedition "
    "view_seriouslist view_measure view_measureuse view_periodrule view_amountline view_classstandard view_markrule "
    "view_ruletransition view_refusalground view_deadline view_calendaryear view_calendarday view_retentionrule"
)
_RECORD: Final = "view_publication view_publicationversion view_subject view_change view_mark view_withdrawal"
_DELIVERIES: Final = "view_batch view_batchpart view_fault view_heldrow view_batchundo view_nilreturn view_takenback"
_DECIDING: Final = "annul_publication correct_publication show_publication mark_publication review_publication"
_BODIES: Final = "add_authority change_authority add_source change_source change_mandate"
_DRAFTS: Final = (
    "add_catalogueitem change_catalogueitem add_seriouslist change_seriouslist add_measure change_measure "
    "add_measureuse change_measureuse add_periodrule change_periodrule"
)
_SINGLE: Final = (  # registers that one person may change, with their history kept
    "add_amountline change_amountline add_classstandard change_classstandard add_markrule change_markrule "
    "add_refusalground change_refusalground add_deadline change_deadline add_calendaryear change_calendaryear "
    "add_calendarday change_calendarday add_retentionrule change_retentionrule"
)
_KEYS: Final = "view_deliverykey add_deliverykey change_deliverykey"
# Words in `accounts`.
_PEOPLE: Final = (
    "view_user add_user change_user view_post add_post change_post view_signin "
    "view_accountproposal decide_accountproposal"
)
# Words in `jobs`, of the operator only.
_JOBS: Final = "view_job view_slot view_heartbeat rerun_job"

# Role -> permissions in `disclosure`. Everybody who works here sees the registers, which are public anyway.
_OF_THE_RECORD: Final[Mapping[Role, tuple[str, ...]]] = {
    # Delivers for one source within its mandates, corrects what it delivered, asks to withdraw it; releases only with
    # the other post.
    Role.SOURCE_CLERK: (
        *(_REGISTERS, _RECORD, _DELIVERIES),
        "deliver_batch add_nilreturn change_nilreturn correct_publication ask_annul_publication propose_undo_batch",
    ),
    # The second person of a source: lets a delivery go public, or a wrong one be taken back (rules.md S-42).
    Role.RELEASER: (
        *(_REGISTERS, _RECORD, _DELIVERIES),
        "release_batch propose_undo_batch approve_undo_batch annul_publication resolve_heldrow",
    ),
    # Decide for one authority; it alone says that a decision no longer stands, or that a kept one is shown.
    Role.REVIEWER: (_REGISTERS, _RECORD, "view_heldrow resolve_heldrow", _DECIDING),
    Role.SECOND_REVIEWER: (_REGISTERS, _RECORD, "view_heldrow resolve_heldrow", _DECIDING),
    # Sees what its authority and those below it do, and how late; decides nothing.
    Role.SUPERVISOR: (_REGISTERS, _RECORD, "view_heldrow"),
    # Looks at decisions of the authorities below its own; what it decides comes with the appeals.
    Role.APPEAL_REVIEWER: (_REGISTERS, _RECORD),
    # Takes in at the counter what people bring; sees what the authority has on record.
    Role.WINDOW_CLERK: (_REGISTERS, _RECORD),
    # Accounts, posts and keys of machines of its own body; nothing of the record.
    Role.ACCOUNT_MANAGER: ("view_authority view_source", _KEYS),
    # Data protection: sees faults and held rows with their personal context, marks what must wait.
    Role.MODERATOR: (_REGISTERS, _RECORD, _DELIVERIES, "mark_publication"),
    # Runs the site: registers (two people for lists, periods and measures, rules.md S-56), form of deliveries, identity
    # of subjects. Never annuls, shows, corrects or marks: that is on the merits.
    Role.OPERATOR: (
        *(
            _REGISTERS,
            _RECORD,
            _DELIVERIES,
            "view_ledgerhead view_proposal view_identityact view_contradiction",
            "view_issuedreport view_reportcheck view_reportorder revoke_issuedreport",
            _BODIES,
            _DRAFTS,
            _SINGLE,
            _KEYS,
        ),
        "resolve_heldrow merge_subject propose_register approve_register hand_over_authority",
        "propose_undo_batch approve_undo_batch",
    ),
}
_OF_THE_PEOPLE: Final = (Role.ACCOUNT_MANAGER, Role.OPERATOR)
# Words in `standing`: the right of people to act for a subject (rules.md S-22).
_AT_THE_WINDOW: Final = "view_standing enter_standing view_filingcode add_filingcode revoke_filingcode"
_STANDING: Final[Mapping[Role, str]] = {
    # Hands out codes with the authority's notices, enters that papers were seen.
    Role.WINDOW_CLERK: _AT_THE_WINDOW,
    # Sends codes with the decisions of its authority.
    Role.REVIEWER: "view_filingcode add_filingcode revoke_filingcode",
    # Reads the sealed letters, sends codes by post; ends a right that somebody gained by deceit.
    Role.OPERATOR: (
        "view_standing end_standing view_filingcode add_filingcode revoke_filingcode "
        "view_standingclaim decide_standingclaim"
    ),
}
# Words in `repair`. Who decides sees what they decide on; what somebody may do with a case is told by repair.moves.
_CASES: Final = "view_case view_application view_step view_pause view_breach view_decision view_commitmentletter"
_FILES: Final = "view_evidence view_evidencelook view_recusal"
_ON_REPAIR: Final[Mapping[Role, str]] = {
    Role.SOURCE_CLERK: "view_objection view_objectionstep answer_objection view_finding add_finding",
    # Decides, as a reviewer does, on what its source asks to withdraw, and reads by which document the decision fell.
    Role.RELEASER: "view_finding",
    Role.REVIEWER: (
        f"{_CASES} {_FILES} decide_case view_objection view_objectionstep answer_objection view_bar view_shield "
        "view_finding add_finding view_receivedresult view_channel view_unrepairable view_commitmenttemplate"
    ),
    Role.SUPERVISOR: (
        f"{_CASES} {_FILES} supervise_case view_objection view_objectionstep view_bar view_shield view_finding"
    ),
    Role.APPEAL_REVIEWER: f"{_CASES} {_FILES} decide_appeal view_bar",
    # Files for people at the counter; sees what was filed there, nothing of the decision.
    Role.WINDOW_CLERK: "file_case",
    Role.MODERATOR: f"{_CASES} {_FILES} view_statement moderate_statement view_objection view_objectionstep",
    # Passes on, checks the site's own processing of an objection; never decides on the merits (rules.md C-10).
    Role.OPERATOR: (
        "view_case view_application view_step view_pause view_breach pass_on_case view_objection view_objectionstep "
        "view_finding add_finding view_receivedresult receive_result view_channel view_unrepairable "
        "view_commitmenttemplate"
    ),
}
_ALSO_REPAIR: Final = {Role.SECOND_REVIEWER: Role.REVIEWER}
# What an auditor reads: every table, those of a table's history included, except the keys of the second factor.
_AUDITED: Final = ("disclosure", "repair", "accounts", "standing", "jobs")


@cache
def permissions(role: str) -> frozenset[str]:
    """Every permission that a role gives, as `application.verb_model`. Raises ValueError for no role."""
    if Role(role) is Role.AUDITOR:
        return frozenset(_every_view())
    words = " ".join(_OF_THE_RECORD[Role(role)]).split()
    people = _PEOPLE.split() if role in _OF_THE_PEOPLE else []
    jobs = _JOBS.split() if Role(role) is Role.OPERATOR else []
    acting = _STANDING.get(Role(role), "").split()
    repair = _ON_REPAIR.get(_ALSO_REPAIR.get(Role(role), Role(role)), "").split()
    told = {"disclosure": words, "accounts": people, "standing": acting, "jobs": jobs, "repair": repair}
    return frozenset(f"{application}.{word}" for application, each in told.items() for word in each)


def _every_view() -> list[str]:
    return [
        f"{application}.view_{table._meta.model_name}"
        for application in _AUDITED
        for table in apps.get_app_config(application).get_models()
        if "view" in table._meta.default_permissions
    ]
