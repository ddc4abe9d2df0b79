"""The words of standing: in which capacity, proven how, how sure, for what (rules.md S-22). Pure."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Capacity(models.TextChoices):
    """As what somebody acts for a subject."""

    REPRESENTATIVE = "representative", _("legal representative")
    AGENT = "agent", _("agent with written authority")
    ADMINISTRATOR = "administrator", _("bankruptcy administrator")
    LIQUIDATOR = "liquidator", _("liquidator")
    SUCCESSOR = "successor", _("successor")
    FORMER_OPERATOR = "former_operator", _("former operator")
    SELF = "self", _("the person themselves")


class Proof(models.TextChoices):
    """How it was proven."""

    NOTICE_CODE = "notice_code", _("filing code on an authority's notice")
    POST_CODE = "post_code", _("filing code by post")
    WINDOW = "window", _("papers seen at a service window")
    LETTER = "letter", _("sealed letter checked by the site")
    OPENID = "openid", _("sign-in with an identity provider")


class Assurance(models.TextChoices):
    """How sure the site is, stored with each act."""

    NONE = "none", _("proves nothing (demo)")
    BASIC = "basic", _("basic")
    SUBSTANTIAL = "substantial", _("substantial")
    HIGH = "high", _("high")


class Paper(models.TextChoices):
    """What a window clerk has seen; that it was seen is kept, nothing that stood on it."""

    IDENTITY = "identity", _("identity document of the person")
    LICENCE = "licence", _("business licence")
    AUTHORITY = "authority", _("sealed letter of authority")
    COURT = "court", _("ruling of the court or decision on the winding-up")


ACTS: Final[Mapping[str, object]] = {
    "reports": _("credit reports"),
    "repair": _("credit repair"),
    "objections": _("objections"),
}
ASSURANCE: Final[Mapping[str, Assurance]] = {
    Proof.NOTICE_CODE: Assurance.BASIC,
    Proof.POST_CODE: Assurance.BASIC,
    Proof.WINDOW: Assurance.HIGH,
    Proof.LETTER: Assurance.SUBSTANTIAL,
    Proof.OPENID: Assurance.HIGH,
}
# Who opens a letter addressed to the firm, or signs in for it, acts as one of these; a court's or an owner's decision
# is seen by a person.
BY_CODE: Final = (Capacity.REPRESENTATIVE, Capacity.AGENT)
OF_A_SUBJECT: Final = tuple(each for each in Capacity if each is not Capacity.SELF)  # a person has no other
BY_PAPERS: Final = (Proof.WINDOW, Proof.LETTER)
CHECKED: Final = BY_PAPERS  # somebody of the staff looked
BY_IDENTITY: Final = (Proof.WINDOW, Proof.OPENID)  # how a natural person shows who they are
CODES: Final = (Proof.NOTICE_CODE, Proof.POST_CODE)  # whoever opened a letter has one: nobody saw who that was
LONGEST_MONTHS: Final = 12
FIRST_WAIT_HOURS: Final = 24  # of agents, and of whoever has a code alone; inside the site's own step
