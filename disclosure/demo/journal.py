"""What a build set out to do, kept beside its files, so that a stopped one goes on and a finished one is known."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from disclosure.models import Batch


def folder() -> Path:
    """Where the generated files stay."""
    return Path(settings.VAR_DIR) / "demo"


@dataclass(frozen=True, slots=True)
class Journal:
    """The day a build was begun and the names of its deliveries in order."""

    on: str
    names: list[str]

    @classmethod
    def read(cls) -> "Journal":
        """The journal of the last build; an empty one before the first."""
        path = folder() / "plan.json"
        return cls(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else cls("", [])

    def write(self) -> None:
        """Keep it."""
        (folder() / "plan.json").write_text(json.dumps(asdict(self)), encoding="utf-8")

    def day(self, today: date) -> date:
        """The day of a build that was begun in this database, else `today`."""
        return date.fromisoformat(self.on) if loaded(self.names) else today

    @property
    def is_complete(self) -> bool:
        """Whether every delivery is in this database."""
        return bool(self.names) and loaded(self.names) == set(self.names)


def loaded(names: Iterable[str]) -> set[str]:
    """Which of these deliveries are in this database."""
    known = Batch.objects.filter(status=Batch.Status.DONE).values_list("file_name", flat=True)
    return set(names) & set(known)
