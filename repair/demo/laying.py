"""Lay out the demo's cases: each a firm, a record of the bureau, and how far it went."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from django.db import transaction

from disclosure import publish
from disclosure.models import CalendarDay, Publication, RefusalGround
from repair import conditions, drafting, letters, nightly, workflow
from repair.answers import BY_AUTHORITY, key
from repair.demo import doors
from repair.demo.people import APPLICANT, People
from repair.models import Case, Channel, Outcome
from repair.reference import BASIS
from repair.web.pages import pages_of

BUREAU: Final = "11990100MB00010113"  # the demo's staff decides there
OUTSIDE: Final = "abnormal_operation"  # of its records, what goes through the publicity system
RULING: Final = {"court": "示例市中级人民法院", "ruling": "（2026）示01破3号之一"}
_WORDS: Final = "已按决定要求整改到位。"
_MET: Final = (*conditions.NAMES,)  # each condition judged to be met


@dataclass
class Scene:
    """One demo in the making: the day, the people, the records that are still free."""

    on: date
    people: People = field(default_factory=People)
    records: list[Publication] = field(default_factory=list)
    entries: list[Publication] = field(default_factory=list)
    outside: list[Publication] = field(default_factory=list)

    def back(self, days: int) -> date:
        """Some working day about so many days ago."""
        day = self.on - timedelta(days=days)
        off = set(CalendarDay.objects.filter(kind="off").values_list("day", flat=True))
        while day.weekday() > 4 or day in off:
            day -= timedelta(days=1)
        return day

    def file(self, publication: Publication, days: int, *, door: str = "repair", agent: bool = False) -> Case:
        """An application for a record, sent so many days ago."""
        on = self.back(days)
        case = self.draft(publication, on, door=door, agent=agent)
        return workflow.submit(case.application, by=case.applicant, on=on)[0]

    def draft(self, publication: Publication, on: date, *, door: str = "repair", agent: bool = False) -> Case:
        """A signed application that was not sent."""
        by = self.people.acts_for(publication.subject, on=on, agent=agent)
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

    def by(self, name: str) -> dict[str, Any]:
        """Who makes a move."""
        return {"by": self.people.staff(name)}


def lay_out(*, on: date) -> int:
    """Put a case into each state; returns how many. Nothing where there are cases already, or the register is small."""
    if Case.objects.exists():
        return 0
    _open_channels()
    scene = _set(on)
    with transaction.atomic():
        for play in (*PLAYS, *doors.PLAYS):
            _play(play, scene)
    nightly.count_breaches(on=on)
    return Case.objects.count()


def _open_channels() -> None:
    """The bureau's records are repaired here, but for the list of abnormal operation, as (authority, item) says."""
    told = {"in_force_from": date(2026, 4, 1), "field": ""}
    Channel.objects.get_or_create(authority_code=BUREAU, item_code="", **told, defaults={"system": "own", **BASIS})
    system = {"system": "market_regulation", "address": "https://www.gsxt.gov.cn/", **BASIS}
    Channel.objects.get_or_create(authority_code=BUREAU, item_code=OUTSIDE, **told, defaults=system)


def _set(on: date) -> Scene:
    """What of the bureau's records can be asked for; of each firm one, of the applicant's firms all but one."""
    before = on - timedelta(days=45)
    found = Publication.objects.visible(on=on).listed().filter(authority__code=BUREAU, repairable_from__lte=before)
    found = found.filter(marks=None).select_related("subject", "edition__item").order_by("-decided_on", "pk")
    scene = Scene(on)
    scene.records = list(_one_each(found.filter(edition__item__code="penalty")))
    scene.entries = list(_one_each(found.filter(edition__item__serious_list__isnull=False)))
    abnormal = Publication.objects.visible(on=on).listed().filter(authority__code=BUREAU, edition__item__code=OUTSIDE)
    scene.outside = list(_one_each(abnormal.order_by("pk")))
    return scene


def _one_each(rows: Any) -> Iterator[Publication]:
    """The first record of each firm for which nobody acts yet."""
    met: set[int] = set()
    for row in rows.exclude(subject__actors__user__username=APPLICANT):
        if row.subject_id not in met:
            met.add(row.subject_id)
            yield row


Play = Callable[[Scene], Any]


def _play(play: Play, scene: Scene) -> None:
    """One case; left out where the register has no record for it."""
    try:
        play(scene)
    except IndexError:
        return


def _ground(code: str) -> RefusalGround:
    return RefusalGround.objects.get(code=code)


def _passed(scene: Scene, days: int, publication: Publication | None = None, **told: Any) -> Case:
    case = scene.file(publication or scene.records.pop(0), days, **told)
    return workflow.pass_on(case, on=scene.back(days))


def _accepted(scene: Scene, days: int, publication: Publication | None = None, **told: Any) -> Case:
    case = _passed(scene, days, publication, **told)
    return workflow.accept(case, **scene.by("reviewer"), on=scene.back(days - 1))


def draft(scene: Scene) -> None:
    scene.draft(scene.records.pop(0), scene.on)


def submitted(scene: Scene) -> None:
    scene.file(scene.records.pop(0), 0, agent=True)  # its agent's first 24 hours run


def transferred(scene: Scene) -> None:
    workflow.transfer(scene.file(scene.outside.pop(0), 4), on=scene.back(4))


def passed(scene: Scene) -> None:
    _passed(scene, 1)


def opened(scene: Scene) -> None:
    workflow.look(_passed(scene, 2), **scene.by("reviewer"))


def late(scene: Scene) -> None:
    _passed(scene, 12)


def accepted(scene: Scene) -> None:
    _accepted(scene, 5)


def asked(scene: Scene) -> None:
    told = "请一次性补充：1. 缴款凭证；2. 整改验收照片。"
    workflow.ask(_accepted(scene, 6), **scene.by("reviewer"), on=scene.back(3), reason=told)


def extended(scene: Scene) -> None:
    told = "需要到现场核查整改情况。"
    workflow.extend(_accepted(scene, 8), **scene.by("reviewer"), on=scene.back(3), reason=told)


def proposed(scene: Scene) -> None:
    case = _accepted(scene, 6, scene.entries.pop(0))
    workflow.propose(
        case, **scene.by("reviewer"), on=scene.back(2), outcome=Outcome.APPROVE, met=_MET, note="义务已履行。"
    )


def not_accepted(scene: Scene) -> None:
    told: dict[str, Any] = {"ground": _ground("materials_incomplete"), "reason": "缺少缴款凭证，告知补正后没有补充。"}
    workflow.decline(_passed(scene, 9), **scene.by("reviewer"), on=scene.back(7), **told)


def approved(scene: Scene) -> None:
    workflow.approve(_accepted(scene, 10), **scene.by("second_reviewer"), on=scene.back(6), met=_MET)


def delisted(scene: Scene) -> None:
    case = _accepted(scene, 15, scene.entries.pop(0))
    workflow.propose(case, **scene.by("reviewer"), on=scene.back(10), outcome=Outcome.APPROVE, met=_MET)
    workflow.approve(case, **scene.by("second_reviewer"), on=scene.back(9), met=_MET)


def _refused(scene: Scene, days: int) -> Case:
    told: dict[str, Any] = {"ground": _ground("obligation_open"), "reason": "罚款尚有 20,000 元未缴清。"}
    return workflow.refuse(_accepted(scene, days), **scene.by("reviewer"), on=scene.back(days - 4), **told)


def refused(scene: Scene) -> None:
    _refused(scene, 12)


def withdrawn(scene: Scene) -> None:
    case = _passed(scene, 7)
    workflow.withdraw(case, by=case.applicant, on=scene.back(6))


def appealed(scene: Scene) -> None:
    case = _refused(scene, 14)
    workflow.appeal(case, by=case.applicant, on=scene.back(3), reason="余款已于上月缴清，凭证附后。")


def upheld(scene: Scene) -> None:
    case = _refused(scene, 30)
    workflow.appeal(case, by=case.applicant, on=scene.back(20), reason="认为罚款已经缴清。")
    told: dict[str, Any] = {"ground": _ground("obligation_open"), "reason": "经核对，余款仍未到账。"}
    workflow.dismiss(case, **scene.by("appeal_reviewer"), on=scene.back(10), **told)


def revoked(scene: Scene) -> None:
    case = workflow.approve(_accepted(scene, 40), **scene.by("reviewer"), on=scene.back(35), met=_MET)
    told: dict[str, Any] = {"reason": "缴款凭证系伪造。", "article": "《信用修复管理办法》（国家发展改革委令第36号）"}
    workflow.revoke(case, **scene.by("second_reviewer"), on=scene.back(8), **told)


def shielded(scene: Scene) -> None:
    case = _accepted(scene, 20, door="shield")
    workflow.approve(case, **scene.by("reviewer"), on=scene.back(14), met=_MET)


def shield_ended(scene: Scene) -> None:
    case = workflow.approve(_accepted(scene, 40, door="shield"), **scene.by("reviewer"), on=scene.back(34), met=_MET)
    told: dict[str, Any] = {"reason": "重整计划执行不能，法院裁定终止执行。", "ruling": "（2026）示01破3号之五"}
    workflow.end_shield(case, **scene.by("reviewer"), on=scene.back(5), **told)


def closed(scene: Scene) -> None:
    case = _accepted(scene, 6)
    publish.annul(case.publication, on=scene.on, reason="行政复议决定撤销原处罚决定")
    workflow.close(case, on=scene.on)


PLAYS: Final[tuple[Play, ...]] = (
    *(draft, submitted, transferred, passed, opened, late, accepted, asked, extended, proposed, not_accepted, approved),
    *(delisted, refused, withdrawn, appealed, upheld, revoked, shielded, shield_ended, closed),
)
