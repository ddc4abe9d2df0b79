"""Two people change an account: one asks, another confirms, then it takes effect (rules.md S-57).

Nothing else makes an account at the desk, gives a post, or resets a password or second factor. To end a post and to
switch an account off takes one person: nobody gains by it.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from creditchina.accounts import second_factor
from creditchina.accounts.models import AccountProposal, Post, SignIn, User
from creditchina.accounts.reach import reach_of

DECIDES: Final = "accounts.decide_accountproposal"
_Kind: Final = AccountProposal.Kind
_Status: Final = AccountProposal.Status
_BODY: Final = ("authority", "source")


class NotDecidable(ValueError):
    """The act is not possible, or not for this person; the text says why."""


@transaction.atomic
def ask(
    kind: str, *, by: User, account: User | None = None, values: Mapping[str, Any] | None = None, reason: str
) -> AccountProposal:
    """Ask for a change of an account, for a second person to confirm. The holder is told.

    `values` are columns of the account or of the post. Raises ValidationError where it could not come about: a post for
    oneself, one asked for already, a reset where no mail reaches the holder.
    """
    given = dict(values or {})
    asked = AccountProposal(kind=kind, account=account, values=_json(given), reason=reason, asked_by=by)
    told = given if kind in (_Kind.ACCOUNT, _Kind.POST) else {name: getattr(account, name) for name in _BODY}
    asked.authority, asked.source = told.get("authority"), told.get("source")
    made = _made(asked)
    if kind in (_Kind.ACCOUNT, _Kind.PASSWORD) and not made.email:
        raise ValidationError(_("Give the account an e-mail address first: its holder sets the password by mail."))
    if kind not in (_Kind.PASSWORD, _Kind.FACTOR):
        made.full_clean()
    asked.full_clean()
    asked.save()
    _log(asked, by, ADDITION, "asked")
    return _told(asked)


@transaction.atomic
def confirm(proposal: AccountProposal, *, by: User) -> AccountProposal:
    """Confirm what another person asked for; from now on it holds, in the same transaction.

    Raises NotDecidable for who asked, the holder, and what waits no longer; ValidationError where it fits no more.
    """
    _decide(proposal, _Status.CONFIRMED, by)
    _EFFECTS[proposal.kind](proposal)
    return _told(proposal)


@transaction.atomic
def refuse(proposal: AccountProposal, *, by: User) -> AccountProposal:
    """Refuse what another person asked for. Raises NotDecidable."""
    _decide(proposal, _Status.REFUSED, by)
    return _told(proposal)


@transaction.atomic
def withdraw(proposal: AccountProposal, *, by: User) -> AccountProposal:
    """Take back what one asked for oneself. Raises NotDecidable."""
    if proposal.asked_by_id != by.pk:
        raise NotDecidable(_("Only who asked for it withdraws it."))
    _move(AccountProposal.objects.filter(pk=proposal.pk), proposal, status=_Status.WITHDRAWN)
    _log(proposal, by, CHANGE, "withdrawn")
    return proposal


def may_decide(proposal: AccountProposal, user: Any) -> bool:
    """Whether this person is a second one: not who asked, not the holder, and looks after the account."""
    if proposal.status != _Status.ASKED or user.pk in (proposal.asked_by_id, proposal.account_id):
        return False
    return user.has_perm(DECIDES, proposal) and (proposal.account is None or manages(user, proposal.account))


def manages(user: Any, account: User) -> bool:
    """Whether all that an account can do is what this person gives: nothing of the site, nothing of other bodies."""
    if reach_of(user, DECIDES).everything:
        return True
    held = account.posts.filter(ended_at=None)
    return not account.is_superuser and held.count() == held.within(user, DECIDES).count()


def waiting_for(user: User) -> "models.QuerySet[AccountProposal]":
    """What other people asked for and this person may confirm, the oldest first."""
    found = AccountProposal.objects.within(user, DECIDES).filter(status=_Status.ASKED)
    return found.exclude(asked_by=user).exclude(account=user).select_related("account", "asked_by").order_by("pk")


def _decide(proposal: AccountProposal, status: str, by: User) -> None:
    if by.pk in (proposal.asked_by_id, proposal.account_id):
        raise NotDecidable(
            _("Whoever asked for it, and whose account it is, does not decide on it. Ask another person.")
        )
    others = AccountProposal.objects.filter(pk=proposal.pk).exclude(asked_by=by).exclude(account=by)
    _move(others, proposal, status=status, decided_by=by, decided_at=timezone.now())
    _log(proposal, by, CHANGE, status)


def _move(rows: "models.QuerySet[AccountProposal]", proposal: AccountProposal, **columns: Any) -> None:
    """Guard and write in one statement: of two people at the same moment one succeeds."""
    if not rows.filter(status=_Status.ASKED).update(**columns):
        raise NotDecidable(_("Somebody decided on this already, or it was withdrawn."))
    proposal.refresh_from_db()


def _made(proposal: AccountProposal) -> Any:
    """The account or the post as it would stand, not saved."""
    if proposal.kind == _Kind.POST:
        row: Any = Post(user=proposal.account, given_by=proposal.asked_by, confirmed_by=proposal.decided_by)
    elif proposal.kind == _Kind.ACCOUNT:
        row = User(is_staff=True)
        row.set_unusable_password()  # its holder sets one, by the mail that is sent now
    else:
        row = User.objects.get(pk=proposal.account_id)
    for name, value in proposal.values.items():
        column = row._meta.get_field(name)
        setattr(row, column.attname, column.to_python(value))
    return row


def _write(proposal: AccountProposal) -> None:
    row = _made(proposal)
    row.full_clean()
    row.save()
    if proposal.kind == _Kind.ACCOUNT:
        proposal.account = row
        proposal.save(update_fields=["account"])


def _reset_password(proposal: AccountProposal) -> None:
    """The old one opens nothing any more, in no session either; the new one is set by mail."""
    account = _made(proposal)
    account.set_unusable_password()
    account.save(update_fields=["password"])
    SignIn.record(SignIn.Result.PASSWORD_CHANGED, user=account)


def _reset_factor(proposal: AccountProposal) -> None:
    account = _made(proposal)
    if second_factor.reset(account):
        SignIn.record(SignIn.Result.FACTOR_REMOVED, user=account)


_EFFECTS: Final[Mapping[str, Callable[[AccountProposal], None]]] = {
    _Kind.ACCOUNT: _write,
    _Kind.CHANGE: _write,
    _Kind.POST: _write,
    _Kind.PASSWORD: _reset_password,
    _Kind.FACTOR: _reset_factor,
}


def _json(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as JSON holds them: a row of another table by its key, a day by its numbers, nothing as null."""
    plain = {name: value.pk if isinstance(value, models.Model) else value for name, value in values.items()}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in plain.items()}


def _told(proposal: AccountProposal) -> AccountProposal:
    """Have the holder told, once the transaction is committed."""
    from creditchina.accounts.jobs import tell

    if proposal.account_id:
        tell.enqueue(proposal.pk, proposal.status)
    return proposal


def _log(proposal: AccountProposal, by: User, flag: int, message: str) -> None:
    """Into the log of the desk, of what was asked and of the account that it concerns."""
    account = User.objects.filter(pk=proposal.account_id)
    LogEntry.objects.log_actions(by.pk, [proposal], flag, message)
    LogEntry.objects.log_actions(by.pk, account, CHANGE, f"{proposal.kind} {proposal.pk} {message}")
