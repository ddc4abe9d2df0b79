"""Whom a report is about: names, code, tags, registration facts (rules.md D-01, D-03, S-9)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext as _

from disclosure import words
from disclosure.models import Polarity, Publication, Subject, SubjectIdentifier, SubjectName, Tab
from disclosure.report.phrases import enumerated, joined
from disclosure.report.record import field_list_of, written
from disclosure.report.value import About, Asked, Basic, Column, Tag, Value

REGISTRATION = "registration"
CUSTOMS = "customs_advanced"


@dataclass(frozen=True, slots=True)
class Known:
    """A subject with its names and codes, and what is shown of it."""

    subject: Subject
    shown: Sequence[Publication]

    @property
    def registration(self) -> Publication | None:
        """The newest delivery of its registration facts."""
        found = [row for row in self.shown if row.item.code == REGISTRATION]
        return max(found, key=lambda row: (row.batch.on, row.pk), default=None)

    def registered(self, key: str) -> str:
        """What its registration says by the role or the code of a column; "" for nothing."""
        row = self.registration
        columns = field_list_of(row).public if row else ()
        found = next((column for column in columns if key in (column.role, column.code)), None)
        return str(written(row, found) or "") if row and found else ""

    def named(self, kind: str) -> list[SubjectName]:
        """Its names of one kind, oldest first."""
        return [row for row in self.subject.names.all() if row.kind == kind]


def about(known: Known) -> About:
    """The registered name, the English one where it was delivered, the code, and the tags."""
    english = known.named(SubjectName.Kind.ENGLISH)
    return About(known.subject.name, english[0].value if english else "", known.subject.code, _tags(known))


def _tags(known: Known) -> tuple[Tag, ...]:
    """Registration status, and what the lists that are shown make of the subject (rules.md D-01)."""
    honoured = any(row.item.tab == Tab.HONOUR and row.item.polarity == Polarity.POSITIVE for row in known.shown)
    status = _status(known)
    tags = [Tag("plain", status)] if status else []
    tags += [Tag("good", _("Trust-incentive subject"))] if honoured else []
    tags += [Tag("bad", _("Untrustworthiness-penalty subject"))] if _on_tab(known, Tab.SERIOUS) else []
    tags += [Tag("warn", _("Operating abnormality"))] if _on_tab(known, Tab.ABNORMAL) else []
    return tuple(tags)


def _on_tab(known: Known, tab: str) -> bool:
    return any(row.item.tab == tab for row in known.shown)


def _status(known: Known) -> str:
    subject = known.subject
    word = str(subject.get_status_display()) if subject.status else known.registered("state")
    return word[:1].upper() + word[1:]


def basic(known: Known, coverage: tuple[Asked, ...]) -> Basic:
    """Registration facts as delivered, else those of the directory; a dash where neither has one."""
    subject = known.subject
    founded = known.registered("decided_on") or (subject.registered_on.isoformat() if subject.registered_on else "")
    kind = known.registered("entity_type") or subject.ent_type
    rows: tuple[tuple[str, str, str, Value], ...] = (
        ("name", _("Name"), "text", subject.name),
        ("code", _("Unified social credit code"), "code" if _is_uscc(subject) else "text", subject.code),
        ("representative", _("Legal representative"), "text", known.registered("organisation_representative")),
        ("entity_type", _("Type"), "text", words.entity_type(kind) if kind else _kind(subject)),
        ("founded", _("Established"), "date", founded),
        ("status", _("Status"), "text", _status(known)),
        ("customs_number", _("Customs number"), "number", _customs(known)),
        ("former_names", _("Former names"), "text", _former(known)),
        ("address", _("Registered address"), "long", known.registered("address")),
    )
    columns = tuple(Column(key, label, sort) for key, label, sort, _said in rows)
    return Basic(columns, {key: said for key, _label, _sort, said in rows}, coverage)


def _is_uscc(subject: Subject) -> bool:
    return any(
        row.value == subject.code and row.kind == SubjectIdentifier.Kind.USCC for row in subject.identifiers.all()
    )


def _kind(subject: Subject) -> str:
    word = str(subject.get_kind_display())
    return word[:1].upper() + word[1:]


def _customs(known: Known) -> str:
    return next((str(row.details.get("customs_number", "")) for row in known.shown if row.item.code == CUSTOMS), "")


def _former(known: Known) -> str:
    return enumerated(row.value for row in known.named(SubjectName.Kind.FORMER))


def facts_told(known: Known) -> str:
    """Where the registration facts come from, as a note of the report (rules.md S-9)."""
    if known.registration:
        told = {"source": known.registration.batch.source.name, "day": formats.date_format(known.registration.batch.on)}
        return _("Registration facts were delivered by %(source)s on %(day)s.") % told
    none = _("No registration facts about this subject have been delivered.")
    if known.subject.facts_as_of is None:
        return joined([none, _("Name and code come from the records.")])
    day = formats.date_format(known.subject.facts_as_of)
    return joined([none, _("What is said is from the directory of subjects as of %(day)s.") % {"day": day}])


def shares_code(subject: Subject) -> bool:
    """Whether another subject carries one of its codes: real, and told as such (rules.md G-08)."""
    carried = SubjectIdentifier.objects.exclude(kind=SubjectIdentifier.Kind.PERSON_DIGEST)
    own = [row.value for row in subject.identifiers.all()]
    return carried.filter(value__in=own).exclude(subject=subject).exists()
