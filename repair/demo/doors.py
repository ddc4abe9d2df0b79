"""The other doors of the demo: objections on their way and answered, statements waiting and standing."""

from repair import objections, statements
from repair.demo.scene import Scene
from repair.models import About, Objection

_TEXT = "罚款金额应为 2 万元，见缴款书第 0012 号。"


def _objection(scene: Scene, days: int, about: str = About.CONTENT) -> Objection:
    """One against the next free record, sent so many days ago."""
    record, on = scene.records.pop(0), scene.back(days)
    by = scene.people.acts_for(record.subject)
    return objections.file(record, by=by, about=about, text=_TEXT, on=on)


def received(scene: Scene) -> None:
    """It waits for the site."""
    _objection(scene, 1)


def with_source(scene: Scene) -> Objection:
    """The source verifies."""
    made = _objection(scene, 8, About.PERIOD)
    objections.accept(made, **scene.by("operator"), on=scene.back(7))
    return objections.pass_on(made, **scene.by("operator"), on=scene.back(6), note="本网站处理环节无误。")


def rejected(scene: Scene) -> None:
    """Answered with its reason; the mark is gone."""
    told = "经核对，公示内容与决定书一致。"
    objections.reject(with_source(scene), **scene.by("reviewer"), on=scene.back(2), reason=told)


def statement_waiting(scene: Scene) -> None:
    """It waits for a reader."""
    record = scene.records.pop(0)
    by = scene.people.acts_for(record.subject)
    statements.write(record, by=by, text="已于当月完成整改，并建立复核制度。", on=scene.back(3))


def statement_public(scene: Scene) -> None:
    """It stands beside its record."""
    record = scene.records.pop(0)
    by = scene.people.acts_for(record.subject)
    made = statements.write(record, by=by, text="罚款已缴清，有关设备已经更换。", on=scene.back(9))
    statements.let_through(made, **scene.by("moderator"))


PLAYS = (received, with_source, rejected, statement_waiting, statement_public)
