"""The nouns of credit repair, one file each with its queryset."""

from repair.models.application import Application, Door
from repair.models.case import DECIDED, OPEN, REFUSALS, SENT_AGAIN, WITH_AUTHORITY, Case, Outcome, Seen, Status
from repair.models.channel import Channel, System, Unrepairable
from repair.models.clock import Breach, Pause
from repair.models.commitment import CommitmentLetter, CommitmentTemplate
from repair.models.cursor import Cursor
from repair.models.decision import Bar, Decision, DecisionKind
from repair.models.doors import STATEMENT_LENGTH, ReceivedResult, Shield, Statement
from repair.models.evidence import Evidence, EvidenceKind, EvidenceLook
from repair.models.finding import Fate, Finding, Reporter
from repair.models.notice import Notice, NoticeKind
from repair.models.objection import ANSWERED, PENDING, About, Objection, ObjectionStatus, ObjectionStep
from repair.models.step import Recusal, Step

__all__ = [
    "ANSWERED",
    "DECIDED",
    "OPEN",
    "PENDING",
    "REFUSALS",
    "SENT_AGAIN",
    "STATEMENT_LENGTH",
    "WITH_AUTHORITY",
    "About",
    "Application",
    "Bar",
    "Breach",
    "Case",
    "Channel",
    "CommitmentLetter",
    "CommitmentTemplate",
    "Cursor",
    "Decision",
    "DecisionKind",
    "Door",
    "Evidence",
    "EvidenceKind",
    "EvidenceLook",
    "Fate",
    "Finding",
    "Notice",
    "NoticeKind",
    "Objection",
    "ObjectionStatus",
    "ObjectionStep",
    "Outcome",
    "Pause",
    "ReceivedResult",
    "Recusal",
    "Reporter",
    "Seen",
    "Shield",
    "Statement",
    "Status",
    "Step",
    "System",
    "Unrepairable",
]
