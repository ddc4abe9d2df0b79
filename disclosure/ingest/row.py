"""What judging makes of one row: a judged row, ready to be attached and written, or the findings against it."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple


class Finding(NamedTuple):
    """One remark on a cell or row: shown in the batch report with the rule's reason and remedy."""

    column: str  # column code, "" for the row as a whole
    shown: str  # the value, shown safely
    rule: str  # a key of disclosure.ingest.reasons.RULES


class Judged(NamedTuple):
    """A row that can become a publication. Personal columns are gone; dates are Asia/Shanghai."""

    row: int
    findings: tuple[Finding, ...]  # flags only
    subject_name: str
    subject_key: str  # folded name
    current_name: str  # where the row names a later one beside the name of its time
    subject_kind: str
    code: str  # normalised, "" if none
    code_kind: str
    code_valid: bool
    person: tuple[str, str] | None  # keyed digest (hex) and last four characters
    hold: str  # why the row itself must wait for a person, "" if it need not
    # From here to `details`: the columns of a publication, in the order of publish.many.DELIVERED.
    authority_id: int
    document_number: str
    document_key: str
    decided_on: date
    severity: str
    penalty_kinds: str
    fine: Decimal | None
    confiscated: Decimal | None
    region_code: str
    counted_from: date
    repairable_from: date | None
    shown_until: date | None
    ends: str
    review_on: date | None
    kept_because: str
    digest: bytes  # 16 bytes over the delivered content
    flags: str
    details: str  # canonical JSON
    key_part: str  # folded key fields; with item, authority and subject the natural key
    annul: bool  # the source takes the record back, or removes it because its defect is cured
    reason: str  # its public reason; "cured" where the record was right and its defect is cured


class Refusal(NamedTuple):
    """A row that becomes nothing: faulty (mend it) or not kept (nothing may be recorded of it)."""

    row: int
    findings: tuple[Finding, ...]
    not_kept: bool
    flags: tuple[Finding, ...] = ()  # what else was odd about it, to be mended with the faults
