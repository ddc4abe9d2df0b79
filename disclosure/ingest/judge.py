"""Judge the rows of a delivery against its brief. Touches no database and reads no clock.

Every row becomes a Judged row or a Refusal; whatever a file holds, judging never raises.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from disclosure.fields import key_part, match_headers
from disclosure.ingest.brief import AuthorityFacts, Brief
from disclosure.ingest.columns import Readers
from disclosure.ingest.deciding import Decider
from disclosure.ingest.masking_rows import Masker
from disclosure.ingest.misplaced import is_documents
from disclosure.ingest.naming import About, about
from disclosure.ingest.personal import safe
from disclosure.ingest.reading import Reading
from disclosure.ingest.row import Finding, Judged, Refusal
from disclosure.names import fold_document
from disclosure.publish.periods import NoRule, Period

DIGEST_BYTES = 16
FLAGS_LENGTH = 300

OWN_COLUMNS = ("原行号", "需更正")  # which the file of refused rows has in front, and its source may leave there

RawRow = tuple[int, list[str], str]


class Standing(NamedTuple):
    """What is settled about a row before it is put together."""

    authority: AuthorityFacts
    day: date
    subject: About
    kinds: tuple[str, ...]
    period: Period


# Why a decision no longer stands (rules.md A-18), by what the remark says. The remark itself is not public.
REASONS = (("无效", "void"), ("违法", "unlawful"), ("变更", "changed"))


CURED = "cured"  # the reason of a row that ends a record because its defect is cured (rules.md S-5)


def public_reason(remark: str) -> str:
    """The public word for why a source takes a record back; `revoked` is what its action column says."""
    return next((word for said, word in REASONS if said in remark), "revoked")


class Judge:
    """Judges rows of one file: its headers and brief are compiled once."""

    def __init__(self, brief: Brief, headers: tuple[str, ...]) -> None:
        self.brief = brief
        self.matched = match_headers(headers, brief.fields)
        self.readers = Readers(self.matched)
        self.masker = Masker(self.matched, headers)
        self.required = [column for column in brief.fields.fields if column.required == "law"]
        self.expected = [column for column in brief.fields.fields if column.required == "standard"]
        told = (*self.required, *self.expected)
        self.told_roles = frozenset(column.role for column in told if column.role)
        self.told_codes = frozenset(column.code for column in told if not column.role)
        self.decider = Decider(brief)

    def file_findings(self) -> tuple[Finding, ...]:
        """Remarks on the file as a whole: columns nobody knows, columns given twice."""
        return tuple(
            Finding(safe(header, field_shows=True), "", rule)
            for rule, headers in (
                ("unknown_column", self.matched.unknown),
                ("repeated_column", self.matched.repeated),
            )
            for header in headers
            if header not in OWN_COLUMNS
        )

    def rows(self, raw: Iterable[RawRow]) -> Iterator[Judged | Refusal]:
        """Judge each raw row: (number, cells, structural problem)."""
        for number, cells, problem in raw:
            yield self.row(number, cells, problem)

    def row(self, number: int, cells: list[str], problem: str = "") -> Judged | Refusal:
        """Judge one row."""
        if problem:
            rule, _, counted = problem.partition(" ")
            return Refusal(number, (Finding("", counted, rule),), not_kept=False)
        reading = self.readers.read(cells)
        roles, details = reading.roles, reading.details
        if not (roles.keys() >= self.told_roles and details.keys() >= self.told_codes):
            self._complete(reading)
        return self._decided(number, reading)

    def _complete(self, reading: Reading) -> None:
        """What law requires and is missing is a fault; what the standard requires, a flag (rules.md S-43)."""
        roles, details = reading.roles, reading.details
        for column in self.required:
            missing = (column.role not in roles) if column.role else (column.code not in details)
            if missing and not any(fault.column == column.code for fault in reading.faults):
                reading.fault(column, "", "required_by_law")
        for column in self.expected:
            if column.code not in details and column.role not in roles:
                reading.flag(column, "", "missing_standard")

    def _decided(self, number: int, reading: Reading) -> Judged | Refusal:
        authority = self.decider.authority(reading)
        day = self.decider.day(reading)
        if authority and authority.until and day and day > authority.until:
            reading.fault(self.decider.column("authority_name"), authority.name, "authority_ended")
        if "own_days" in reading.roles:
            self._tell_numbers(reading, day)
        subject = about(reading, self.brief, self.matched)
        if reading.faults or reading.not_kept or authority is None or day is None or subject is None:
            findings = tuple(reading.faults or reading.not_kept)
            return Refusal(number, findings, not_kept=not reading.faults, flags=tuple(reading.flags))
        try:
            kinds, period = self.decider.period(reading, authority, day)
        except NoRule:
            return Refusal(number, (Finding("", "", "no_rule"),), not_kept=False)
        return self._judged(number, reading, Standing(authority, day, subject, kinds, period))

    def _tell_numbers(self, reading: Reading, day: date | None) -> None:
        """Mask a document number that would be the identity number of a child: the day in it is not the decision's."""
        for role, (own, masked) in reading.roles["own_days"].items():
            column = self.decider.column(role)
            if column and not (day and is_documents(own, day)):
                reading.roles[role] = masked
                reading.replace(column, masked)
                reading.flag(column, masked, "personal_data_masked")

    def _judged(self, number: int, reading: Reading, standing: Standing) -> Judged:
        authority, day, subject, kinds, period = standing
        roles = reading.roles
        action = roles.get("action")
        annulled = public_reason(str(roles.get("remark", "")))
        details = f"{{{','.join(reading.details.values())}}}"
        document = str(roles.get("document_number", ""))
        document_key = fold_document(document) if document else ""
        return Judged(
            number,
            tuple(reading.flags),
            *subject,
            roles.get("hold", ""),
            authority.pk,
            document,
            document_key,
            day,
            period.severity,
            " ".join(kinds),
            roles.get("fine"),
            roles.get("confiscated"),
            authority.region_code,
            period.counted_from,
            period.repairable_from,
            period.shown_until,
            period.ends,
            period.review_on,
            self._kept_because(period, person=subject.person is not None),
            blake2b(f"{document}\x1f{day}\x1f{details}".encode(), digest_size=DIGEST_BYTES).digest(),
            " ".join(sorted({flag.rule for flag in reading.flags}))[:FLAGS_LENGTH] if reading.flags else "",
            details,
            key_part(
                self.brief.fields.key_fields, lambda role: str(roles.get(role, "")), day=day, document_key=document_key
            ),
            action in ("annul", "cure"),
            {"annul": annulled, "cure": CURED}.get(action or "", ""),
        )

    def _kept_because(self, period: Period, *, person: bool) -> str:
        if person and not self.brief.shows_persons:
            return "person"
        if not self.brief.public:
            return "not_public_item"
        if period.shown_until is not None and period.shown_until <= self.brief.on:
            return "past_end"
        if not period.public_by_default:
            return "minor" if period.severity == "minor" else "not_shown_by_rule"
        return ""
