"""A directory delivery: which subjects there are, with codes, names and registration facts."""

from disclosure.ingest.directory.loading import load_subjects
from disclosure.ingest.directory.report import Report
from disclosure.ingest.directory.rules import RULES

__all__ = ["RULES", "Report", "load_subjects"]
