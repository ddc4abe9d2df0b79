"""The verbs of repair. Each is one move of repair.moves: guard, write and step in one transaction, then the effect.

Every verb takes `by`, the user (None: the site itself), and `on`, the day. It returns the case as it is then. The same
verb by the same person twice in a row does nothing the second time. Raises what repair.errors has.
"""

from repair.errors import IllegalMove, Missing, NotYours, RepairError
from repair.workflow.deciding import (
    approve,
    decline,
    dismiss,
    grant_appeal,
    propose,
    receive,
    receive_refusal,
    refuse,
    reopen,
    send_back,
)
from repair.workflow.filing import answer, appeal, submit, withdraw
from repair.workflow.lifting import ask_lift, keep_bar, lift_bar
from repair.workflow.looking import judge, look, recuse, release, take
from repair.workflow.reviewing import accept, ask, ask_again, extend, resume
from repair.workflow.site import close, escalate, pass_on, transfer
from repair.workflow.undoing import end_shield, revoke

__all__ = [
    "IllegalMove",
    "Missing",
    "NotYours",
    "RepairError",
    "accept",
    "answer",
    "appeal",
    "approve",
    "ask",
    "ask_again",
    "ask_lift",
    "close",
    "decline",
    "dismiss",
    "end_shield",
    "escalate",
    "extend",
    "grant_appeal",
    "judge",
    "keep_bar",
    "lift_bar",
    "look",
    "pass_on",
    "propose",
    "receive",
    "receive_refusal",
    "recuse",
    "refuse",
    "release",
    "reopen",
    "resume",
    "revoke",
    "send_back",
    "submit",
    "take",
    "transfer",
    "withdraw",
]
