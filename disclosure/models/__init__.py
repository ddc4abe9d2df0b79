"""The nouns of the public record, one file each with its queryset."""

from disclosure.models.authority import Authority, Mandate, Source
from disclosure.models.batch import Batch, BatchPart, Fault, HeldRow, Outcome
from disclosure.models.catalogue import CatalogueCategory, CatalogueItem, ItemEdition, Polarity, Status, Tab
from disclosure.models.change import Change, LedgerHead
from disclosure.models.period import AmountLine, Ends, PeriodRule, RuleTransition, Severity
from disclosure.models.publication import Publication, PublicationVersion
from disclosure.models.region import Region
from disclosure.models.serious_list import SeriousList
from disclosure.models.subject import DirectoryStamp, Subject, SubjectIdentifier, SubjectName

__all__ = [
    "AmountLine",
    "Authority",
    "Batch",
    "BatchPart",
    "CatalogueCategory",
    "CatalogueItem",
    "Change",
    "DirectoryStamp",
    "Ends",
    "Fault",
    "HeldRow",
    "ItemEdition",
    "LedgerHead",
    "Mandate",
    "Outcome",
    "PeriodRule",
    "Polarity",
    "Publication",
    "PublicationVersion",
    "Region",
    "RuleTransition",
    "SeriousList",
    "Severity",
    "Source",
    "Status",
    "Subject",
    "SubjectIdentifier",
    "SubjectName",
    "Tab",
]
