"""Every check, in the order in which it is shown: the public record first."""

from typing import Final

from disclosure.contradictions import record, registers, subjects
from disclosure.contradictions.check import Check

CHECKS: Final[dict[str, Check]] = {check.name: check for check in (*record.CHECKS, *subjects.CHECKS, *registers.CHECKS)}
