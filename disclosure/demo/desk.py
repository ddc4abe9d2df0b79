"""What waits on the desks of the demo's staff: a delivery to release, a batch to undo, proposals, marks, a nil return.

Laid out once, after the register is built and the accounts are there, through the same verbs as the desk's buttons.
"""

import random
from datetime import date, timedelta
from typing import Final

from creditchina.accounts import two_people
from creditchina.accounts.models import User
from disclosure import contradictions, publish, registers
from disclosure.demo import files
from disclosure.demo.account import BUREAU, CENTRE
from disclosure.demo.bodies import authorities
from disclosure.demo.building import SUBJECTS
from disclosure.demo.invention import subjects
from disclosure.demo.journal import folder
from disclosure.demo.penalties import LONG_TERM, imposed
from disclosure.demo.records import about, working_day
from disclosure.demo.texts import filled, fitting
from disclosure.ingest import nil, release
from disclosure.models import Authority, Batch, CatalogueItem, Mandate, MarkKind, PeriodRule, Publication, Source
from disclosure.publish import undo

ROWS: Final = 6
SHORTER: Final = 9  # months that the proposed rule shows a larger fine
TOLD: Final = (
    "演示提案：较大数额罚款的最长公示期由十二个月改为九个月。受影响的信息提前三个月结束公示，无一延长。",
    "Demo proposal: larger fines are shown nine months instead of twelve. What is affected ends three months earlier.",
)
MANDATED: Final = (
    "演示提案：示例市市场监督管理局报送其收到的信用承诺，每周一次，须由第二人放行。",
    "Demo proposal: the bureau delivers the commitments that it receives, weekly, each released by a second person.",
)
BASIS: Final = ("示例省社会信用条例（演示）", "Social Credit Regulation of the Example Province (demo)")


def lay_out(*, on: date) -> bool:
    """Lay everything out; returns whether there was anything to do. Where somebody delivered already, nothing is."""
    if Batch.objects.filter(by__isnull=False).exists():
        return False
    people = {user.username: user for user in User.objects.filter(is_staff=True)}
    _two_people()
    _to_release(people["bureau_clerk"], on)
    _to_undo(people["clerk"])
    _proposal(people["admin"], on)
    _mandate(people["operator"], on)
    _account(people["manager"])
    _marks(people["reviewer"], people["moderator"], on)
    _nothing(people["clerk"], on)
    contradictions.look(on=on)
    return True


def _two_people() -> None:
    """At the bureau a second person releases, from now on; who changed it and why stands in the history."""
    for mandate in Mandate.objects.filter(source__code=BUREAU, two_people=False):
        mandate.two_people = True
        mandate._change_reason = "演示：须由第二人放行"  # type: ignore[attr-defined]
        mandate.save()


def _to_release(clerk: User, on: date) -> None:
    """A delivery of the bureau that waits for its second person."""
    chance = random.Random(99)  # noqa: S311 - invention, no secret
    firms = [firm for firm in subjects(SUBJECTS) if firm.group != "public"]
    by = next(body for body in authorities() if body.code == BUREAU)
    rows = []
    for count, firm in enumerate(chance.sample(firms, ROWS), start=9001):
        day = working_day(on - timedelta(days=chance.randint(1, 6)))
        text = chance.choice([text for text in fitting("penalties", firm.group) if text.field == by.field])
        inspected = day - timedelta(days=chance.randint(20, 75))
        told = {"violation": text.violation, "facts": filled(text.facts, chance, firm, inspected), "basis": text.basis}
        told |= {"document_number": f"{by.sign}罚〔{day.year}〕{count}号", "valid_until": LONG_TERM}
        rows.append(about(firm, by) | imposed(chance, text) | told | {"decided_on": day.isoformat()})
    path = folder() / "to_release.csv"
    files.write(path, "penalty", "2019", "csv", rows)
    made = release.prepare(path, source=BUREAU, item="penalty", on=on, by=clerk, channel=Batch.Channel.UPLOAD)
    release.hand_on(made)
    path.unlink()


def _to_undo(clerk: User) -> None:
    done = Batch.objects.filter(source__code=CENTRE, status=Batch.Status.DONE, public__gt=0).order_by("-pk").first()
    if done:
        undo.propose(done, by=clerk, reason="报送时误选了上一月的文件，申请整批撤销后重新报送。")


def _proposal(author: User, on: date) -> None:
    """A shorter period, counted, that a second operator decides on."""
    row = PeriodRule.objects.get(item__code="penalty", regime="order36", kind="larger_fine", in_force_to=None)
    proposal = registers.propose(
        "period_rule",
        {"max_months": SHORTER},
        row=row,
        first_day=on + timedelta(days=30),
        basis=BASIS,
        assessment=TOLD,
        by=author,
    )
    registers.dry_run(proposal)


def _mandate(author: User, on: date) -> None:
    """The bureau is to deliver commitments as well, as nobody may let it alone."""
    source, authority = Source.objects.get(code=BUREAU), Authority.objects.get(code=BUREAU)
    item = CatalogueItem.objects.get(code="commitment")
    if Mandate.objects.filter(source=source, authority=authority, item=item).exists():
        return
    values = {"source": source, "item": item, "authority": authority, "due_every_days": 7, "two_people": True}
    registers.propose(
        "mandate",
        values | {"legal_basis_zh": BASIS[0], "legal_basis_en": BASIS[1]},
        first_day=on,
        basis=BASIS,
        assessment=MANDATED,
        by=author,
    )


def _account(manager: User) -> None:
    """A new colleague at the bureau, whom the second manager confirms."""
    values = {"username": "new_clerk", "first_name": "蓝若溪", "email": "new_clerk@demo.invalid"}
    bureau = Authority.objects.get(code=BUREAU)
    two_people.ask("account", by=manager, values=values | {"authority": bureau}, reason="演示：窗口新增一名工作人员。")


def _marks(reviewer: User, moderator: User, on: date) -> None:
    """One decision under litigation, one whose secrecy is being examined."""
    shown = Publication.objects.visible(on=on).listed().filter(authority__code=BUREAU, edition__item__code="penalty")
    court, secret = f"（{on.year}）示行初7号", "保密审查"
    wanted = ((MarkKind.LITIGATION, reviewer, court), (MarkKind.SECRECY, moderator, secret))
    for record, (kind, by, told) in zip(shown.order_by("-decided_on", "-pk"), wanted, strict=False):
        publish.mark(record, kind, since=on, on=on, by=by, document=told)


def _nothing(clerk: User, on: date) -> None:
    """The centre declares that one authority committed nothing to paper in the last days, where that is so."""
    source, item = Source.objects.get(code=CENTRE), CatalogueItem.objects.get(code="commitment")
    for mandate in Mandate.objects.in_force(on=on).filter(source=source, item=item).select_related("authority"):
        try:
            nil.declare_nil(source, item, mandate.authority, on - timedelta(days=3), on, clerk)
        except nil.NotDeclarable:
            continue
        return
