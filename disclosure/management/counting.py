"""Rows counted on a terminal while a command works."""

from django.core.management.base import OutputWrapper


class Counter:
    """Says how many rows a stage has done, on one line; nothing where no person reads the output."""

    def __init__(self, out: OutputWrapper) -> None:
        self._out = out

    def show(self, stage: str, rows: int) -> None:
        """Show that a stage has done so many rows."""
        if self._out.isatty():
            self._out.write(f"\r{stage} {rows:,}", ending="\r")
            self._out.flush()
