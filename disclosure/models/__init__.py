"""The nouns of the public record, one file each with its queryset."""

from disclosure.models.authority import Authority, Mandate, Source
from disclosure.models.batch import Batch, BatchPart, Outcome
from disclosure.models.batch_rows import Fault, HeldRow
from disclosure.models.bilingual import BasisKind
from disclosure.models.catalogue import CatalogueCategory, CatalogueItem, ItemEdition, Polarity, Status, Tab
from disclosure.models.change import Change, LedgerHead
from disclosure.models.contradiction import Contradiction
from disclosure.models.delivering import BatchUndo, DeliveryKey, NilReturn, TakenBack
from disclosure.models.identity import LEGAL_EVENTS, IdentityAct
from disclosure.models.issued_report import IssuedReport, ReportCheck, ReportKind, ReportOrder
from disclosure.models.lookup import Lookup
from disclosure.models.mark import OBJECTED, Mark, MarkKind, MarkRule
from disclosure.models.measure import Measure, MeasureUse
from disclosure.models.period import AmountLine, Ends, PeriodRule, RuleTransition, Severity
from disclosure.models.procedure import (
    CalendarDay,
    CalendarYear,
    ClassStandard,
    Deadline,
    RefusalGround,
    RetentionRule,
)
from disclosure.models.proposal import Proposal
from disclosure.models.publication import Publication
from disclosure.models.region import Region
from disclosure.models.serious_list import SeriousList
from disclosure.models.subject import DirectoryStamp, Subject, SubjectIdentifier, SubjectName
from disclosure.models.version import PublicationVersion
from disclosure.models.withdrawal import Withdrawal

__all__ = [
    "LEGAL_EVENTS",
    "OBJECTED",
    "AmountLine",
    "Authority",
    "BasisKind",
    "Batch",
    "BatchPart",
    "BatchUndo",
    "CalendarDay",
    "CalendarYear",
    "CatalogueCategory",
    "CatalogueItem",
    "Change",
    "ClassStandard",
    "Contradiction",
    "Deadline",
    "DeliveryKey",
    "DirectoryStamp",
    "Ends",
    "Fault",
    "HeldRow",
    "IdentityAct",
    "IssuedReport",
    "ItemEdition",
    "LedgerHead",
    "Lookup",
    "Mandate",
    "Mark",
    "MarkKind",
    "MarkRule",
    "Measure",
    "MeasureUse",
    "NilReturn",
    "Outcome",
    "PeriodRule",
    "Polarity",
    "Proposal",
    "Publication",
    "PublicationVersion",
    "RefusalGround",
    "Region",
    "ReportCheck",
    "ReportKind",
    "ReportOrder",
    "RetentionRule",
    "RuleTransition",
    "SeriousList",
    "Severity",
    "Source",
    "Status",
    "Subject",
    "SubjectIdentifier",
    "SubjectName",
    "Tab",
    "TakenBack",
    "Withdrawal",
]
