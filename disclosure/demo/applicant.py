"""The public of the demo: an applicant who acts for four firms and holds a letter for a fifth, an agent who waits."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db import transaction

from creditchina.accounts.models import User
from creditchina.standing import filing_codes, telling
from creditchina.standing.granting import Asked, Grounds, grant, longest
from creditchina.standing.models import SubjectContact
from creditchina.standing.terms import ACTS, Capacity, Proof
from disclosure.demo.account import BUREAU, BYTES, accounts_file
from disclosure.demo.chain import BAKERY, CHAIN
from disclosure.models import Authority, Publication, Subject

NAME: Final = "applicant"
AGENT: Final = "agent"  # in its first 24 hours
CONTACT: Final = "office@firm.example"  # mails are printed, none is sent
_LONG: Final = timedelta(days=90)  # how long it has acted for the chain, whose cases are older than the demo


@dataclass(frozen=True, slots=True)
class Applicant:
    """What is shown once: for whom the account acts, the code with which it may act for another, the passwords.

    `acts_for`: two that have not applied for anything yet; `chain`: whose cases are in every state.
    """

    acts_for: tuple[Subject, ...]
    chain: tuple[Subject, ...]
    may_act_for: Subject
    filing_code: str
    passwords: dict[str, str]


@transaction.atomic
def create(*, on: date) -> Applicant | None:
    """Make the accounts with their rights and the code; None where they are there, or the register has no such firms.

    The first firm has penalties that can be repaired and stands on a serious list, the second has a penalty of the
    bureau whose reviewers the demo has.
    """
    firms = _firms(on)
    if User.objects.filter(username=NAME).exists() or len(firms) < 3:
        return None
    *acts_for, may_act_for = firms
    passwords = {name: secrets.token_urlsafe(BYTES) for name in (NAME, AGENT)}
    clerk, bureau = User.objects.get(username="window_clerk"), Authority.objects.get(code=BUREAU)
    user, agent = _account(NAME, "江月白", passwords), _account(AGENT, "季远帆", passwords)
    seen = Grounds(Proof.WINDOW, checked_by=clerk, authority=bureau, papers="identity licence")
    chain = tuple(Subject.objects.filter(name__in=(CHAIN.name, BAKERY.name)).order_by("pk"))
    for firm, since in (*((firm, on) for firm in acts_for), *((firm, on - _LONG) for firm in chain)):
        grant(user, firm, Asked(Capacity.REPRESENTATIVE, frozenset(ACTS), longest(since)), seen, on=since)
        telling.add_contact(firm, CONTACT, origin=SubjectContact.Origin.CLAIM, by=clerk)
    letter = Grounds(Proof.WINDOW, checked_by=clerk, authority=bureau, papers="identity authority")
    grant(agent, acts_for[0], Asked(Capacity.AGENT, frozenset(["reports", "repair"]), longest(on)), letter, on=on)
    _made, secret = filing_codes.issue(may_act_for, authority=bureau, by=clerk, on=on)
    with accounts_file().open("a", encoding="utf-8") as file:
        file.write(f"{NAME}\t{passwords[NAME]}\t{secret} {may_act_for.code}\n{AGENT}\t{passwords[AGENT]}\t\n")
    return Applicant(tuple(acts_for), chain, may_act_for, secret, passwords)


def _account(name: str, called: str, passwords: dict[str, str]) -> User:
    email = f"{name}@firm.example"
    user: User = User.objects.create_user(name, email=email, password=passwords[name], first_name=called)
    user.emailaddress_set.create(email=email, verified=True, primary=True)  # type: ignore[attr-defined]
    return user


def _firms(on: date) -> list[Subject]:
    """One on a serious list with a penalty that can be repaired, then two with one, rather of the bureau, rather ready;
    always the same ones for the same register."""
    shown = Publication.objects.visible(on=on).listed()
    listed = shown.filter(edition__item__serious_list__isnull=False)
    penalties = shown.filter(edition__item__code="penalty", repairable_from__isnull=False)
    ready = penalties.filter(repairable_from__lte=on)
    coded = Subject.objects.listed().filter(identifiers__kind="uscc", identifiers__status="current")
    coded = coded.exclude(name__in=(CHAIN.name, BAKERY.name)).order_by("pk").distinct()
    first = coded.filter(pk__in=listed.values("subject")).filter(pk__in=ready.values("subject"))[:1]
    found = list(first)
    for rows in (ready.filter(authority__code=BUREAU), penalties.filter(authority__code=BUREAU), penalties):
        others = coded.filter(pk__in=rows.values("subject")).exclude(pk__in=[each.pk for each in found])
        found += others[: 3 - len(found)] if found else ()
    return found
