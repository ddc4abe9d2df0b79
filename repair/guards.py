"""What must never happen to a case, as triggers in both databases: raw statements are refused as well.

Declared to disclosure.guards, which installs them after each migrate; the moves come from repair.moves.
"""

from typing import Final

from disclosure.guards import Guard
from disclosure.guards.asked import Asks
from disclosure.guards.history import Stays
from disclosure.guards.moving import changed
from disclosure.guards.stamps import Stamps
from repair.moves import steps_between


def _once(first: str, *columns: str) -> str:
    """Whether what was written with `first` is written anew."""
    return f"(OLD.{first} IS NOT NULL AND ({changed(first, *columns)}))"


_APPLICATION: Final = ("id", "ref", "number", "door", "subject_id", "applicant_id", "filed_by_id", "created_at")
_SENT: Final = ("standing_id", "window_id", "consent_on", "language", "again_of_id", "submitted_at")
_CASE: Final = (
    *("id", "ref", "application_id", "position", "door", "publication_id", "applicant_id", "filed_by_id", "needs_two"),
    *("submitted_on",),
)
_DECISION: Final = (
    *("id", "number", "case_id", "kind", "authority_id", "ground_id", '"on"', "at", "by_id", "second_id", "language"),
    "value",
)
_OBJECTION: Final = (
    *("id", "ref", "number", "publication_id", "subject_id", "standing_id", "applicant_id", "about", "field", "text"),
    *("received_on",),
)
_EVIDENCE: Final = (
    *("id", "ref", "application_id", "objection_id", "name", "media_type", "sha256", "size", "pages", "by_id", "at"),
)
_RESULT: Final = (
    *("id", "system", "external_number", "authority_id", "document_number", "outcome", "decided_on", "received_at"),
    "channel",
)

_NO_MOVE: Final = "NOT (" + " OR ".join(
    f"(OLD.status = '{before}' AND NEW.status = '{after}')" for before, after in sorted(steps_between())
) + ")"  # fmt: skip
# The newest step of a case tells where it is: no status changes without one, and no other way.
_UNTOLD: Final = (
    "COALESCE((SELECT s.after FROM repair_step AS s WHERE s.case_id = NEW.id ORDER BY s.id DESC LIMIT 1), '')"
    " <> NEW.status"
)
_ACTED: Final = (
    "EXISTS (SELECT 1 FROM standing_standing AS r JOIN disclosure_subject AS h ON h.id = r.subject_id"
    " JOIN repair_application AS a ON a.id = {application} JOIN disclosure_subject AS s ON s.id = a.subject_id"
    " WHERE COALESCE(h.merged_into_id, h.id) = COALESCE(s.merged_into_id, s.id) AND r.user_id IN ({people}))"
    " OR EXISTS (SELECT 1 FROM repair_application AS a WHERE a.id = {application}"
    " AND (a.applicant_id IN ({people}) OR a.filed_by_id IN ({people})))"
    " OR EXISTS (SELECT 1 FROM repair_commitmentletter AS l WHERE l.application_id = {application}"
    " AND l.signed_by_id IN ({people}))"
    " OR EXISTS (SELECT 1 FROM repair_step AS p JOIN repair_case AS o ON o.id = p.case_id"
    " WHERE o.application_id = {application} AND p.role IN ('applicant', 'window_clerk') AND p.by_id IN ({people}))"
    " OR EXISTS (SELECT 1 FROM repair_recusal AS q WHERE q.case_id = {case} AND q.user_id IN ({people}))"
)
_OF_THE_CASE: Final = (
    "EXISTS (SELECT 1 FROM repair_case AS c WHERE c.id = NEW.case_id AND (NEW.by_id IN (c.applicant_id, c.filed_by_id)"
    " OR NEW.second_id IN (c.applicant_id, c.filed_by_id)))"
)
# Whoever decided first, or gave an opinion on it, has no part in what follows the appeal (rules.md S-26).
_TOOK_PART: Final = (
    "({anew} AND NEW.proposed_by_id = NEW.first_decided_by_id)"
    " OR EXISTS (SELECT 1 FROM repair_step AS p JOIN repair_step AS a ON a.case_id = p.case_id AND a.id > p.id"
    " WHERE p.case_id = NEW.id AND p.move = 'propose' AND a.move = 'appeal'"
    " AND (p.by_id = NEW.decided_by_id OR ({anew} AND p.by_id = NEW.proposed_by_id)))"
)
_ITS_APPLICATION: Final = "(SELECT c.application_id FROM repair_case AS c WHERE c.id = NEW.case_id)"
_BAR: Final = ("id", "subject_id", "case_id", "since", "until", "basis", "public")
_BOTH: Final = "NEW.by_id, NEW.second_id"
_OWN: Final = "nobody decides a case in which they have a part of their own"
_FOREVER: Final = (  # appended, never rewritten
    *("step", "recusal", "evidencelook", "commitmentletter", "commitmenttemplate", "breach", "objectionstep"),
    "finding",
)
_STAYS_THERE: Final = (  # moved on by their verbs, never removed
    *("application", "evidence", "decision", "bar", "pause", "objection", "receivedresult", "shield", "statement"),
)

GUARDS: Final[tuple[Guard, ...]] = (
    *(Stays(f"guard_repair_{name}_update", f"repair_{name}", "UPDATE") for name in _FOREVER),
    *(Stays(f"guard_repair_{name}_delete", f"repair_{name}", "DELETE") for name in (*_FOREVER, *_STAYS_THERE)),
    Stays("guard_repair_case_delete", "repair_case", "DELETE", "OLD.status <> 'draft'"),
    Stays(
        "guard_repair_case_begins",
        "repair_case",
        "INSERT",
        "NEW.status <> 'draft' OR NEW.decided_by_id IS NOT NULL OR NEW.proposed_by_id IS NOT NULL"
        " OR NEW.first_decided_by_id IS NOT NULL",
    ),
    Stays("guard_repair_case_moves", "repair_case", "UPDATE", f"NEW.status <> OLD.status AND {_NO_MOVE}"),
    Stays("guard_repair_case_stays", "repair_case", "UPDATE", f"OLD.status <> 'draft' AND ({changed(*_CASE)})"),
    Stays(
        "guard_repair_application_stays",
        "repair_application",
        "UPDATE",
        f"({changed(*_APPLICATION)}) OR (OLD.submitted_at IS NOT NULL AND ({changed(*_SENT)}))"
        # What was answered is forgotten once its time is over, and never told otherwise.
        " OR (OLD.submitted_at IS NOT NULL AND (" + changed("answers") + ") AND CAST(NEW.answers AS text) <> '{}')",
    ),
    Stays(
        "guard_repair_evidence_stays",
        "repair_evidence",
        "UPDATE",
        f"({changed(*_EVIDENCE)}) OR {_once('removed_at')} OR (NEW.file <> OLD.file AND NEW.file <> '')",
    ),
    Stays(
        "guard_repair_decision_stays",
        "repair_decision",
        "UPDATE",
        f"({changed(*_DECISION)}) OR {_once('made_at', 'file', 'sha256', 'certificate')}",
    ),
    Stays(
        "guard_repair_bar_stays",
        "repair_bar",
        "UPDATE",
        f"({changed(*_BAR)}) OR {_once('lifted_on', 'lifted_by_id', 'lift_asked_by_id')}",
    ),
    Stays(
        "guard_repair_pause_stays",
        "repair_pause",
        "UPDATE",
        f"({changed('id', 'case_id', 'since', 'reason')}) OR {_once('until')}",
    ),
    Stays(
        "guard_repair_objection_stays",
        "repair_objection",
        "UPDATE",
        f"({changed(*_OBJECTION)}) OR {_once('answered_on', 'status', 'answer', 'answered_by_id')}",
    ),
    Stays(
        "guard_repair_result_stays",
        "repair_receivedresult",
        "UPDATE",
        f"({changed(*_RESULT)}) OR {_once('applied_on', 'publication_id')}",
    ),
    Stays(
        "guard_repair_shield_stays",
        "repair_shield",
        "UPDATE",
        f"({changed('id', 'case_id', 'court', 'ruling', 'ruled_on', 'until', 'since')})"
        f" OR {_once('ended_on', 'ended_as', 'end_ruling')}",
    ),
    Stays(
        "guard_repair_statement_stays",
        "repair_statement",
        "UPDATE",
        f"({changed('id', 'ref', 'publication_id', 'subject_id', 'standing_id', 'by_id', 'text', 'at')})"
        f" OR {_once('decided_at', 'decided_by_id', 'reason')}",
    ),
    Asks(
        "guard_repair_case_told",
        "repair_case",
        "UPDATE OF status",
        "NEW.status <> OLD.status",
        _UNTOLD,
        "a case moves with its step",
    ),
    Asks(
        "guard_repair_case_own",
        "repair_case",
        "UPDATE OF decided_by_id, proposed_by_id",
        changed("decided_by_id", "proposed_by_id"),
        _ACTED.format(application="NEW.application_id", case="NEW.id", people="NEW.decided_by_id, NEW.proposed_by_id"),
        _OWN,
    ),
    Asks(
        "guard_repair_case_anew",
        "repair_case",
        "UPDATE OF decided_by_id, proposed_by_id",
        f"NEW.first_decided_by_id IS NOT NULL AND ({changed('decided_by_id', 'proposed_by_id')})",
        _TOOK_PART.format(anew="NEW.proposed_by_id <> COALESCE(OLD.proposed_by_id, 0)"),
        "others decide after an appeal",
    ),
    Asks(
        "guard_repair_bar_own",
        "repair_bar",
        "UPDATE OF lift_asked_by_id, lifted_by_id",
        changed("lift_asked_by_id", "lifted_by_id"),
        _ACTED.format(
            application=_ITS_APPLICATION, case="NEW.case_id", people="NEW.lift_asked_by_id, NEW.lifted_by_id"
        ),
        _OWN,
    ),
    Asks(
        "guard_repair_decision_own",
        "repair_decision",
        "INSERT",
        "NEW.by_id IS NOT NULL",
        " OR ".join([_OF_THE_CASE, _ACTED.format(application=_ITS_APPLICATION, case="NEW.case_id", people=_BOTH)]),
        _OWN,
    ),
    # A statement that stands, or stands no more, changes a page without a line of the ledger.
    Stamps("guard_repair_statement_stamp", "repair_statement", "UPDATE", ("status",)),
)
