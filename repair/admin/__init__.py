"""The reviewers' desk: cases in the order of their clocks, one page a case, a form for each of its moves (S-55)."""

from repair.admin import cases, findings, objections, registers, statements, today

__all__ = ["cases", "findings", "objections", "registers", "statements", "today"]
