"""One demo in the making: the day, the people, and the records that are still free."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from creditchina.accounts.models import User
from disclosure.models import CalendarDay, Publication, RefusalGround
from repair import drafting, letters, workflow
from repair.answers import BY_AUTHORITY, key
from repair.demo.people import People
from repair.models import Case
from repair.web.pages import pages_of

RULING: Final = {"court": "示例市中级人民法院", "ruling": "（2026）示01破3号之一"}
_WORDS: Final = "已按决定要求整改到位。"


@dataclass
class Scene:
    """Some records and who may act in it; `filer` files everything, else whoever acts for the subject does."""

    on: date
    people: People
    records: list[Publication] = field(default_factory=list)
    entries: list[Publication] = field(default_factory=list)
    outside: list[Publication] = field(default_factory=list)
    filer: User | None = None

    def back(self, days: int) -> date:
        """Some working day about so many days ago."""
        day = self.on - timedelta(days=days)
        off = set(CalendarDay.objects.filter(kind="off").values_list("day", flat=True))
        while day.weekday() > 4 or day in off:
            day -= timedelta(days=1)
        return day

    def file(self, publication: Publication, days: int, *, door: str = "repair") -> Case:
        """An application for a record, sent so many days ago; 0: this very day, be it a Sunday."""
        on = self.back(days) if days else self.on
        case = self.draft(publication, on, door=door)
        return workflow.submit(case.application, by=case.applicant, on=on)[0]

    def draft(self, publication: Publication, on: date, *, door: str = "repair") -> Case:
        """A signed application that was not sent."""
        by = self.filer or self.people.acts_for(publication.subject)
        made = drafting.begin(publication.subject, by=by, on=on, door=door)
        drafting.choose(made, [publication], on=on)
        days = {"ruled_on": self.back(90).isoformat(), "until": (self.on + timedelta(days=300)).isoformat()}
        answers: dict[str, dict[str, str]] = {"ruling": {**RULING, **days}} if door != "repair" else {}
        case, day = made.cases.get(), (on - timedelta(days=7)).isoformat()
        for asked in pages_of(publication):
            shown = {"text": _WORDS} if asked.name == "correction" else {"proof": BY_AUTHORITY}
            answers[key(asked.name, case)] = {"day": day, **shown}
        for page, said in answers.items():
            drafting.save(made, page, said)
        letters.sign(made, by=by, signature=by.get_full_name(), on=on)
        return case

    def passed(self, days: int, publication: Publication | None = None, *, door: str = "repair") -> Case:
        """One that its authority has."""
        case = self.file(publication or self.records.pop(0), days, door=door)
        return workflow.pass_on(case, on=self.back(days))

    def accepted(self, days: int, publication: Publication | None = None, *, door: str = "repair") -> Case:
        """One that its authority accepted the day after."""
        case = self.passed(days, publication, door=door)
        return workflow.accept(case, **self.by("reviewer"), on=self.back(days - 1))

    def by(self, name: str) -> dict[str, Any]:
        """Who makes a move."""
        return {"by": self.people.staff(name)}


Play = Callable[[Scene], Any]


def ground(code: str) -> RefusalGround:
    """A ground of the closed list."""
    return RefusalGround.objects.get(code=code)
