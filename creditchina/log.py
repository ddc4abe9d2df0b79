"""Log lines that stay one line and keep what people searched for out of the log."""

import json
import logging
import re

# Up to the protocol behind it, or to the end: a malformed request may hold spaces and quotation marks.
_REST = r"(?:.*(?=\sHTTP/\d\.\d[\"')])|.*)"
QUERY = re.compile(rf"\?{_REST}", re.DOTALL)
# Addresses behind which stands what was looked up, or what opens a list, a report, a paper or an account.
_TELLING = ("subjects/code/", "match/", "verify/", "repair/papers/", "confirm-email/", "password/reset/key/")
# A path may spell any of its signs as %XX and still lead to the same page.
_BEFORE = "|".join("".join(f"(?:{re.escape(sign)}|%{ord(sign):02x})" for sign in path) for path in _TELLING)
BEHIND = re.compile(rf"({_BEFORE})(?!\Z|\?|\sHTTP/){_REST}", re.DOTALL | re.IGNORECASE)
# Whatever else in an address is as long as a person's number.
NUMBER = re.compile(r"[0-9]{14,}[0-9Xx]")
WITH_QUERY = ("django.request", "django.server", "django.security", "gunicorn.error")


def cut(told: str) -> str:
    """A text about a request without what was asked: query strings, codes, secrets in paths, long numbers."""
    return NUMBER.sub("-", QUERY.sub("?-", BEHIND.sub(r"\1-", told)))


class WithoutQuery(logging.Filter):
    """Cut what was asked out of the lines that are written about requests."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith(WITH_QUERY):
            record.msg, record.args = cut(record.getMessage()), None
        return True


class LineFormatter(logging.Formatter):
    """One JSON object a line, so that nothing a visitor sends can start a line of its own."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
