"""Accounts at the desk: who works here, in which capacity, and who came in when."""

from creditchina.accounts.admin import posts, proposals, sign_ins, users

__all__ = ["posts", "proposals", "sign_ins", "users"]
