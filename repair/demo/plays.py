"""One case for each state: how far it went, through the verbs, on days of the past."""

from typing import Any, Final

from disclosure import publish
from repair import conditions, workflow
from repair.demo.scene import Play, Scene, ground
from repair.models import Case, Outcome

_MET: Final = (*conditions.NAMES,)  # each condition judged to be met


def draft(scene: Scene) -> None:
    scene.draft(scene.records.pop(0), scene.back(2))


def submitted(scene: Scene) -> None:
    scene.file(scene.records.pop(0), 0)  # its agent's first 24 hours run


def turned_down(scene: Scene) -> None:
    case = workflow.transfer(scene.file(scene.outside[0], 25), on=scene.back(25))
    workflow.receive_refusal(case, on=scene.back(16), number="异名-0016")  # the record stays, and is asked for again


def transferred(scene: Scene) -> None:
    workflow.transfer(scene.file(scene.outside.pop(0), 4), on=scene.back(4))


def passed(scene: Scene) -> None:
    scene.passed(1)


def opened(scene: Scene) -> None:
    workflow.look(scene.passed(2), **scene.by("reviewer"))


def late(scene: Scene) -> None:
    scene.passed(12)


def accepted(scene: Scene) -> None:
    scene.accepted(5)


def asked(scene: Scene) -> None:
    told = "请一次性补充：1. 缴款凭证；2. 整改验收照片。"
    workflow.ask(scene.accepted(6), **scene.by("reviewer"), on=scene.back(3), reason=told)


def extended(scene: Scene) -> None:
    told = "需要到现场核查整改情况。"
    workflow.extend(scene.accepted(8), **scene.by("reviewer"), on=scene.back(3), reason=told)


def proposed(scene: Scene) -> None:
    case = scene.accepted(6, scene.entries.pop(0))
    workflow.propose(
        case, **scene.by("reviewer"), on=scene.back(2), outcome=Outcome.APPROVE, met=_MET, note="义务已履行。"
    )


def not_accepted(scene: Scene) -> None:
    told: dict[str, Any] = {"ground": ground("materials_incomplete"), "reason": "缺少缴款凭证，告知补正后没有补充。"}
    workflow.decline(scene.passed(9), **scene.by("reviewer"), on=scene.back(7), **told)


def approved(scene: Scene) -> None:
    workflow.approve(scene.accepted(10), **scene.by("second_reviewer"), on=scene.back(6), met=_MET)


def delisted(scene: Scene) -> None:
    case = scene.accepted(15, scene.entries.pop(0))
    workflow.propose(case, **scene.by("reviewer"), on=scene.back(10), outcome=Outcome.APPROVE, met=_MET)
    workflow.approve(case, **scene.by("second_reviewer"), on=scene.back(9), met=_MET)


def _refused(scene: Scene, days: int) -> Case:
    told: dict[str, Any] = {"ground": ground("obligation_open"), "reason": "罚款尚有 20,000 元未缴清。"}
    return workflow.refuse(scene.accepted(days), **scene.by("reviewer"), on=scene.back(days - 4), **told)


def refused(scene: Scene) -> None:
    _refused(scene, 12)


def withdrawn(scene: Scene) -> None:
    case = scene.passed(7)
    workflow.withdraw(case, by=case.applicant, on=scene.back(6))


def appealed(scene: Scene) -> None:
    case = _refused(scene, 14)
    workflow.appeal(case, by=case.applicant, on=scene.back(3), reason="余款已于上月缴清，凭证附后。")


def upheld(scene: Scene) -> None:
    case = _refused(scene, 30)
    workflow.appeal(case, by=case.applicant, on=scene.back(20), reason="认为罚款已经缴清。")
    told: dict[str, Any] = {"ground": ground("obligation_open"), "reason": "经核对，余款仍未到账。"}
    workflow.dismiss(case, **scene.by("appeal_reviewer"), on=scene.back(10), **told)


def revoked(scene: Scene) -> None:
    case = workflow.approve(scene.accepted(40), **scene.by("reviewer"), on=scene.back(35), met=_MET)
    told: dict[str, Any] = {"reason": "缴款凭证系伪造。", "article": "《信用修复管理办法》（国家发展改革委令第36号）"}
    workflow.revoke(case, **scene.by("second_reviewer"), on=scene.back(8), **told)


def shielded(scene: Scene) -> None:
    case = scene.accepted(20, door="shield")
    workflow.approve(case, **scene.by("reviewer"), on=scene.back(14), met=_MET)


def shield_ended(scene: Scene) -> None:
    case = workflow.approve(scene.accepted(40, door="shield"), **scene.by("reviewer"), on=scene.back(34), met=_MET)
    told: dict[str, Any] = {"reason": "重整计划执行不能，法院裁定终止执行。", "ruling": "（2026）示01破3号之五"}
    workflow.end_shield(case, **scene.by("reviewer"), on=scene.back(5), **told)


def closed(scene: Scene) -> None:
    case = scene.accepted(6)
    publish.annul(case.publication, on=scene.back(2), reason="行政复议决定撤销原处罚决定")
    workflow.close(case, on=scene.back(2))


# Of the applicant's own chain; the draft last, because an open one is gone on with.
OF_THE_CHAIN: Final[tuple[Play, ...]] = (
    *(turned_down, transferred, passed, opened, late, accepted, asked, extended, proposed, not_accepted, approved),
    *(refused, withdrawn, appealed, upheld, shielded, shield_ended, closed, draft),
)
# Of others, so that the desk has a queue: what waits there, and an entry that left its list.
OF_OTHERS: Final[tuple[Play, ...]] = (passed, opened, late, accepted, asked, extended, proposed, delisted, appealed)
