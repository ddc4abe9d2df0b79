"""A few records, everybody who may touch them, and days that go by: any moves in any order, and what always holds."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import Any, ClassVar

from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from creditchina.accounts.models import User
from disclosure import publish
from disclosure.models import Publication
from repair import drafting, letters, nightly, workflow
from repair.models import Case, DecisionKind, Status
from repair.moves import MOVES
from tests.accounts.people import staff
from tests.builders import a_subject
from tests.repair.building import RULING, a_body, a_repairable, a_repairable_entry, ground
from tests.repair.test_matrix import INPUTS, VERBS
from tests.standing.acting import a_standing

PEOPLE = ("applicant", "reviewer", "other reviewer", "supervisor", "appeal_reviewer", "operator", "stranger", "site")
GROUNDS = ("obligation_open", "materials_incomplete", "already_ended")


class Life(RuleBasedStateMachine):
    """Each rule is somebody's try; a refusal is a fine answer. `seen` counts what really happened."""

    seen: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.on = timezone.localdate()

    def teardown(self) -> None:
        """Nothing of it stays."""
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        """One firm with penalties and entries on a list, of one body; the first application is under way."""
        body, firm = a_body(), a_subject()
        same = {"authority": body, "subject": firm}
        self.records = [(a_repairable_entry if place % 3 == 2 else a_repairable)(**same) for place in range(6)]
        self.people: dict[str, User | None] = {
            "applicant": a_standing(None, firm).user,
            "reviewer": staff("reviewer", body),
            "other reviewer": staff("second_reviewer", body),
            "supervisor": staff("supervisor", body.parent),
            "appeal_reviewer": staff("appeal_reviewer", body.parent),
            "operator": staff("operator"),
            "stranger": staff("reviewer"),
            "site": None,
        }
        for which in (0, 2):
            self._send(which, "repair")
        nightly.pass_on(on=self.on)

    @rule(which=st.integers(0, 5), door=st.sampled_from(["repair", "repair", "shield"]))
    def send(self, which: int, door: str) -> None:
        """An application for a record."""
        self._send(which, door)

    def _send(self, which: int, door: str) -> None:
        by = self.people["applicant"]
        try:
            with transaction.atomic():
                made = drafting.begin(self.records[which].subject, by=by, on=self.on, door=door)
                drafting.choose(made, [self._record(which)], on=self.on)
                drafting.save(made, "ruling", RULING)
                letters.sign(made, by=by, signature="江月白", on=self.on)
                workflow.submit(made, by=by, on=self.on)
                self.seen["submit"] += 1
        except workflow.RepairError:
            return

    @rule(
        case=st.integers(0, 5),
        name=st.sampled_from([*VERBS]),
        who=st.sampled_from(PEOPLE),
        outcome=st.sampled_from(["approve", "refuse"]),
        code=st.sampled_from(GROUNDS),
    )
    def move(self, case: int, name: str, who: str, outcome: str, code: str) -> None:
        """Somebody tries a move."""
        self._try(case, name, who, outcome, code)

    @rule(case=st.integers(0, 9), pick=st.integers(0, 39), outcome=st.sampled_from(["approve", "refuse"]))
    def go_on(self, case: int, pick: int, outcome: str) -> None:
        """The same, as often again."""
        self._go_on(case, pick, outcome)

    @rule(case=st.integers(0, 9), pick=st.integers(0, 39), outcome=st.sampled_from(["approve", "refuse"]))
    def sensible(self, case: int, pick: int, outcome: str) -> None:
        """A move that fits the state, by a role it belongs to: so that lives get long."""
        self._go_on(case, pick, outcome)

    def _go_on(self, case: int, pick: int, outcome: str) -> None:
        found = self._case(case)
        fitting = [move for move in MOVES.values() if found and found.status in move.sources and move.name in VERBS]
        if found and fitting:
            move = fitting[pick % len(fitting)]
            names = {"reviewer": ["reviewer", "other reviewer"], "window_clerk": ["applicant"]}
            actor = str(move.actors[0])
            who = names.get(actor, [actor])
            code = "materials_incomplete" if move.name == "decline" else "obligation_open"
            self._try(case, move.name, who[pick % len(who)], outcome, code)

    @rule(which=st.integers(0, 5), really=st.integers(0, 5))
    def annul(self, which: int, really: int) -> None:
        """Now and then the decision behind a record falls away."""
        if really:
            return
        try:
            publish.annul(self._record(which), on=self.on, reason="revoked")
            self.seen["annul"] += 1
        except publish.NotOnShow:
            return

    @rule(days=st.integers(1, 9))
    def wait(self, days: int) -> None:
        """Days go by, and the site does what it does each night."""
        self.on += timedelta(days=days)
        publish.lapse(by=self.on)
        nightly.look(on=self.on)
        nightly.pass_on(on=self.on)

    def _try(self, case: int, name: str, who: str, outcome: str, code: str) -> None:
        found = self._case(case)
        if found is None:
            return
        told: dict[str, Any] = {each: INPUTS[each] for each in MOVES[name].wants if each in INPUTS}
        told |= {"outcome": outcome} if "outcome" in told else {}
        told = {"reason": told["note"]} if name == "send_back" else told
        if "ground" in MOVES[name].wants or name == "propose":
            told |= {"ground": ground(code), "reason": "理由"}
        by = {} if name in ("escalate", "close") else {"by": self.people[who]}
        before = found.steps.count()
        try:
            VERBS[name](found, **by, on=self.on, **told)
        except workflow.RepairError:
            assert found.steps.count() == before, "a refusal leaves no step"
            return
        self.seen[name] += found.steps.count() - before

    def _case(self, place: int) -> Case | None:
        found = list(Case.objects.order_by("pk"))
        return found[place % len(found)] if found else None

    def _record(self, which: int) -> Publication:
        """The record as it stands now: restored, it has another reference."""
        row = self.records[which]
        back = Publication.objects.filter(key=row.key, superseded=False).first()
        return back or row

    @invariant()
    def every_case_is_where_its_steps_lead(self) -> None:
        """No status without a step, and no gap between steps."""
        for case in Case.objects.prefetch_related("steps"):
            steps = list(case.steps.all())
            assert case.status == (steps[-1].after if steps else Status.DRAFT)
            assert all(one.after == two.before for one, two in pairwise(steps))

    @invariant()
    def one_case_of_a_record_is_open(self) -> None:
        """However often it was sent."""
        open_ = Counter(Case.objects.open().values_list("publication", flat=True))
        assert not [key for key, number in open_.items() if number > 1]

    @invariant()
    def the_ledger_explains_the_present(self) -> None:
        """What is visible is what the last line of a record says."""
        for row in Publication.objects.filter(public_since__isnull=False):
            last = row.changes.order_by("-seq").first()
            assert last is not None
            assert last.shows(on=self.on) == row.is_visible(on=self.on)

    @invariant()
    def what_is_approved_is_gone_until_it_is_revoked(self) -> None:
        """And nobody decided what they proposed, or sent."""
        for case in Case.objects.filter(status=Status.APPROVED).select_related("publication"):
            assert case.decisions.filter(kind=DecisionKind.APPROVED).count() == 1
            assert not case.publication.is_visible(on=self.on)
        for case in Case.objects.exclude(decided_by=None):
            assert case.decided_by_id not in (case.applicant_id, case.proposed_by_id, case.first_decided_by_id)
            assert not case.needs_two or case.proposed_by_id or case.first_decided_by_id or _declined(case)


def _declined(case: Case) -> bool:
    return case.status in (Status.NOT_ACCEPTED, Status.UPHELD, Status.APPEALED)
