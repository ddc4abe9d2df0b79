"""Reports as they are issued in tests."""

from typing import Any

from disclosure.models import Subject
from disclosure.report import kept
from disclosure.report.issue import Issued, Question, issue


def issued(subject: Subject, **asked: Any) -> tuple[Issued, bytes]:
    """A report and its file."""
    made = issue(Question(subject, **asked))
    return made, kept.pdf(made.report)
