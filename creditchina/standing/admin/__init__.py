"""The desk of standing: letters to read, papers seen at a window, filing codes, and who acts for whom."""

from creditchina.standing.admin import rooms, today

__all__ = ["rooms", "today"]
