"""Who files and who decides in the demo: its staff by name, and invented people of the public for each firm."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from creditchina.accounts.models import User
from creditchina.standing.granting import Asked, Grounds, grant, longest
from creditchina.standing.models import Standing
from creditchina.standing.terms import ACTS, Capacity, Proof
from disclosure.models import Subject

APPLICANT: Final = "applicant"
_NAMES: Final = ("梁思远", "程一诺", "苏明澈", "何知秋", "林疏影", "韩子墨", "谢云归", "唐若谷", "沈清川", "陆含章")


@dataclass
class People:
    """The demo's accounts; whoever files for a firm is made when the firm first needs one."""

    since: date  # before the first case: whoever acts for a firm has done so all the time
    made: int = 0
    filing: dict[int, User] = field(default_factory=dict)

    def staff(self, name: str) -> User:
        """A member of the staff."""
        user: User = User.objects.get(username=name)
        return user

    def acts_for(self, subject: Subject) -> User:
        """Somebody who acts for a firm: who does already, else somebody invented."""
        if subject.pk not in self.filing:
            held = Standing.objects.in_force(None, subject, act="repair", on=self.since).select_related("user").first()
            self.filing[subject.pk] = held.user if held else self._let_in(subject)
        return self.filing[subject.pk]

    def _let_in(self, subject: Subject) -> User:
        self.made += 1
        name = f"firm{self.made}"
        told = {"email": f"{name}@firm.example", "first_name": _NAMES[self.made % len(_NAMES)]}
        user: User = User.objects.get_or_create(username=name, defaults=told)[0]
        clerk = self.staff("window_clerk")
        body = clerk.posts.get().authority
        seen = Grounds(Proof.WINDOW, checked_by=clerk, authority=body, papers="identity licence")
        grant(user, subject, Asked(Capacity.REPRESENTATIVE, frozenset(ACTS), longest(self.since)), seen, on=self.since)
        return user
