"""Log lines that stay one line and keep what people searched for out of the log."""

import json
import logging
import re

# Up to the protocol behind it, or to the end: a malformed request may hold spaces and quotation marks.
QUERY = re.compile(r"\?.*?(?=\sHTTP/\d|$)", re.DOTALL)
WITH_QUERY = ("django.request", "django.server", "django.security")


class WithoutQuery(logging.Filter):
    """Cut query strings out of the lines that Django writes about requests: they may hold a person's name."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith(WITH_QUERY):
            record.msg, record.args = QUERY.sub("?-", record.getMessage()), None
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
