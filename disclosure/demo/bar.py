"""Progress for a person: a bar on a terminal, one line a stage elsewhere."""

from types import TracebackType
from typing import Final, Self

from django.core.management.base import OutputWrapper
from django.utils.translation import gettext as _

WIDTH: Final = 30


class Bar:
    """Draws on standard error. Where that is no terminal, says each stage once and no more."""

    def __init__(self, out: OutputWrapper) -> None:
        self._out = out
        self._live = out.isatty()
        self._stage = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, trace: TracebackType | None) -> None:
        self._end_line()

    def show(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` parts of a stage are over."""
        if stage != self._stage:
            self._end_line()
            self._stage = stage
            if not self._live:
                self._out.write(_("Building the register: %(stage)s ...") % {"stage": stage}, _plain)
        if self._live:
            full = WIDTH * done // max(1, total)
            bar = f"\r{'█' * full}{'░' * (WIDTH - full)} {done:>4}/{total} {stage}"
            self._out.write(bar, _plain, ending="")
            self._out.flush()

    def _end_line(self) -> None:
        if self._live and self._stage:
            self._out.write("", _plain)


def _plain(text: str) -> str:
    """Progress is no error, so it is not printed in red."""
    return text
