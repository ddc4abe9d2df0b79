"""The only package that puts records before the public and takes them away again.

Every verb changes the record and writes its numbered ledger line in one transaction.
"""

from disclosure.publish.lapse import lapse
from disclosure.publish.many import show_many
from disclosure.publish.verbs import NotOnShow, NotShowable, annul, correct, restore, show, take_down

__all__ = ["NotOnShow", "NotShowable", "annul", "correct", "lapse", "restore", "show", "show_many", "take_down"]
