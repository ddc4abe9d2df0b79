"""The only package that puts records before the public and takes them away again.

Every verb changes the record and writes its numbered ledger line in one transaction.
"""

from disclosure.publish.lapse import lapse
from disclosure.publish.many import Annulment, Correction, Delivered, deliver, show_many
from disclosure.publish.marking import NotMarkable, expect, mark, release, unmark
from disclosure.publish.moving import move, share
from disclosure.publish.reviewing import NotReviewable, cure, review
from disclosure.publish.revoking import comes_back, unrepair
from disclosure.publish.shielding import shield, unshield
from disclosure.publish.verbs import NotShowable, annul, correct, restore, settle, show, take_down
from disclosure.publish.withdrawing import (
    NotWithdrawable,
    ask_withdrawal,
    decided,
    grant_withdrawal,
    refuse_withdrawal,
)
from disclosure.publish.writing import CONTENT, DELIVERED, NotOnShow

__all__ = [
    "CONTENT",
    "DELIVERED",
    "Annulment",
    "Correction",
    "Delivered",
    "NotMarkable",
    "NotOnShow",
    "NotReviewable",
    "NotShowable",
    "NotWithdrawable",
    "annul",
    "ask_withdrawal",
    "comes_back",
    "correct",
    "cure",
    "decided",
    "deliver",
    "expect",
    "grant_withdrawal",
    "lapse",
    "mark",
    "move",
    "refuse_withdrawal",
    "release",
    "restore",
    "review",
    "settle",
    "share",
    "shield",
    "show",
    "show_many",
    "take_down",
    "unmark",
    "unrepair",
    "unshield",
]
