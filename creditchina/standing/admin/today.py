"""What waits for the staff: letters with their clocks, subjects whom nobody can tell; and what they can begin."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from creditchina.accounts.models import Role, User
from creditchina.desk.today import Act, Row, Urgency, Waiting, offer, watch
from creditchina.standing.admin.pages import ENTER, ISSUE
from creditchina.standing.models import Standing, StandingClaim, SubjectContact
from creditchina.standing.terms import Capacity
from disclosure.admin.today.telling import page, told


@watch(Role.OPERATOR)
def letters(user: User, on: date) -> Waiting | None:
    """Sealed letters, each due one working day after it came."""
    found = StandingClaim.objects.waiting().exclude(user=user).select_related("subject")

    def row(letter: StandingClaim) -> Row:
        facts = {"subject": letter.subject, "day": date_format(letter.due_on)}
        return Row(letter.number, _("%(subject)s, due %(day)s") % facts, reverse("acting:claim", args=[letter.pk]))

    address = reverse("admin:standing_standingclaim_changelist", query={"status__exact": "waiting"})
    late = found.filter(due_on__lt=on).exists()
    return told(gettext_lazy("Sealed letters to read"), found, row, address, Urgency.LATE if late else Urgency.NEAR)


@watch(Role.OPERATOR, Role.WINDOW_CLERK)
def nobody_to_tell(user: User, on: date) -> Waiting | None:
    """Subjects for which somebody acts and of which no contact is known (rules.md S-23)."""
    known = SubjectContact.objects.standing().filter(subject=OuterRef("subject"))
    rows = Standing.objects.within(user, "standing.view_standing").lasting(on=on).filter(~Exists(known))
    rows = rows.exclude(capacity=Capacity.SELF)  # who acts for themselves needs nobody to tell them
    found = rows.select_related("subject").order_by("granted_at", "pk")

    def row(right: Standing) -> Row:
        return Row(str(right.subject), f"{right.number} · {right.get_capacity_display()}", page(right))

    address = reverse("admin:standing_standing_changelist", query={"in_force": "yes"})
    return told(gettext_lazy("Subjects that nobody can tell: no contact is known"), found, row, address)


@offer
def acts(user: User) -> Iterable[Act]:
    """Enter papers that were seen, make a filing code."""
    if user.has_perm(ENTER):
        yield Act(gettext_lazy("Enter papers seen at the window"), reverse("acting:window"))
        yield Act(gettext_lazy("Enter who a person is"), reverse("acting:oneself"))
    if user.has_perm(ISSUE):
        yield Act(gettext_lazy("Make a filing code"), reverse("acting:code"))
