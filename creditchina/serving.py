"""What the web server itself writes: `gunicorn --logger-class creditchina.serving.Log`."""

from typing import Any, Final

from gunicorn.glogging import Logger

from creditchina.log import WithoutQuery, cut

ADDRESSES: Final = ("r", "U", "f")  # the request line, the path, the page before: in the words of the log's format


class Log(Logger):  # type: ignore[misc]  # gunicorn has no types
    """Leaves out of both logs what people looked for, and what opens a list, a report or a paper."""

    def setup(self, cfg: Any) -> None:
        """The log of errors names addresses as well."""
        super().setup(cfg)
        self.error_log.addFilter(WithoutQuery())

    def atoms(self, *given: Any) -> dict[str, Any]:
        """The parts of a line; of the query nothing."""
        parts: dict[str, Any] = super().atoms(*given)
        return parts | {name: cut(str(parts[name])) for name in ADDRESSES} | {"q": "-"}
