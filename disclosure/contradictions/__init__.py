"""Rows that disagree with themselves or with each other: found each night, shown until somebody mended them."""

from disclosure.contradictions.check import Check
from disclosure.contradictions.known import CHECKS
from disclosure.contradictions.looking import look

__all__ = ["CHECKS", "Check", "look"]
