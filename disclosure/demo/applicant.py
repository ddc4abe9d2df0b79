"""An applicant of the demo: acts for one invented firm already, and holds a letter with a filing code for another."""

import secrets
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction

from creditchina.accounts.models import User
from creditchina.standing import filing_codes, telling
from creditchina.standing.granting import Asked, Grounds, grant, longest
from creditchina.standing.models import SubjectContact
from creditchina.standing.terms import ACTS, Capacity, Proof
from disclosure.demo.account import BUREAU, BYTES, accounts_file
from disclosure.models import Authority, Publication, Subject

NAME: Final = "applicant"
EMAIL: Final = "applicant@firm.example"  # mails are printed, none is sent


@dataclass(frozen=True, slots=True)
class Applicant:
    """What is shown once: the password, for whom the account acts, and the code with which it may act for another."""

    password: str
    acts_for: Subject
    may_act_for: Subject
    filing_code: str


@transaction.atomic
def create(*, on: date) -> Applicant | None:
    """Make the account with its right and its code; None where it is there, or the register has not two such firms."""
    firms = _penalised(on)
    if User.objects.filter(username=NAME).exists() or len(firms) < 2:
        return None
    acts_for, may_act_for = firms
    password = secrets.token_urlsafe(BYTES)
    user = User.objects.create_user(NAME, email=EMAIL, password=password, first_name="江月白")
    user.emailaddress_set.create(email=EMAIL, verified=True, primary=True)
    clerk, bureau = User.objects.get(username="window_clerk"), Authority.objects.get(code=BUREAU)
    seen = Grounds(Proof.WINDOW, checked_by=clerk, authority=bureau, papers="identity licence")
    grant(user, acts_for, Asked(Capacity.REPRESENTATIVE, frozenset(ACTS), longest(on)), seen, on=on)
    telling.add_contact(acts_for, "office@firm.example", origin=SubjectContact.Origin.CLAIM, by=clerk)
    _made, secret = filing_codes.issue(may_act_for, authority=bureau, by=clerk, on=on)
    made = Applicant(password, acts_for, may_act_for, secret)
    with accounts_file().open("a", encoding="utf-8") as file:
        file.write(f"{NAME}\t{password}\t{secret} {may_act_for.code}\n")
    return made


def _penalised(on: date) -> list[Subject]:
    """Two firms with a penalty of the bureau on show, the same ones for the same register."""
    shown = Publication.objects.visible(on=on).listed().filter(authority__code=BUREAU, edition__item__code="penalty")
    coded = Subject.objects.listed().filter(identifiers__kind="uscc", identifiers__status="current")
    return list(coded.filter(pk__in=shown.values("subject")).order_by("pk").distinct()[:2])
