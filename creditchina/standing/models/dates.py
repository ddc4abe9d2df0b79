"""Twelve months after a day, as both databases reckon."""

from typing import Any

from django.db.models import DateField, Func


class YearLater(Func):
    """The day twelve months later."""

    arity = 1
    output_field = DateField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """SQLite's own function: a tool without Django's functions can still write the table."""
        return self.as_sql(compiler, connection, template="date(%(expressions)s, '+12 months')", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """A day again, not a moment."""
        return self.as_sql(compiler, connection, template="(%(expressions)s + interval '12 months')::date", **context)
