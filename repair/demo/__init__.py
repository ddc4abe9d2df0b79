"""Repair cases of the demo, one in each state, laid out through the same verbs as real ones."""

from repair.demo.laying import lay_out

__all__ = ["lay_out"]
