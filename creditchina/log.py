"""Log lines that stay one line and keep what people searched for out of the log."""

import json
import logging
import re

# Up to the protocol behind it, or to the end: a malformed request may hold spaces and quotation marks.
_REST = r"(?:.*(?=\sHTTP/\d\.\d[\"')])|.*)"
QUERY = re.compile(rf"\?{_REST}", re.DOTALL)
# A path may spell any of its signs as %XX and still lead to the page of a code.
_CODE_PATH = "".join(f"(?:{re.escape(sign)}|%{ord(sign):02x})" for sign in "subjects/code/")
CODE = re.compile(f"({_CODE_PATH}){_REST}", re.DOTALL | re.IGNORECASE)
# Whatever else in an address is as long as a person's number.
NUMBER = re.compile(r"[0-9]{14,}[0-9Xx]")
WITH_QUERY = ("django.request", "django.server", "django.security")


class WithoutQuery(logging.Filter):
    """Cut what was asked out of the lines that Django writes about requests: query strings, codes, long numbers."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith(WITH_QUERY):
            told = QUERY.sub("?-", CODE.sub(r"\1-", record.getMessage()))
            record.msg, record.args = NUMBER.sub("-", told), None
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
