"""Somebody at the desk who knows nothing but the words of its pages, in the language that is read there."""

import re
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, pgettext

from disclosure.fields import Field, editions
from tests.accounts.people import signed_in

DELIVERY = re.compile(r"^\d{8}-\d{6}$")  # how a delivery is named wherever one is listed


class Reader:
    """A page, its language and whether its scripts run; everything is found by what a person reads."""

    def __init__(self, page: Any, language: str, *, scripted: bool) -> None:
        self.page, self.language, self.scripted = page, language, scripted

    def word(self, english: str, context: str = "") -> str:
        """A sentence of the site as this reader has it."""
        with translation.override(self.language):
            return pgettext(context, english) if context else gettext(english)

    def named(self, row: Any) -> str:
        """The name of a row of a register, or of a choice of a field list."""
        with translation.override(self.language):
            return str(getattr(row, "label", "") or row.name)

    def label(self, role: str, item: str = "penalty") -> str:
        """How the column of this role is called."""
        return self.named(column(role, item))

    def choice(self, role: str, value: str) -> str:
        """How this value of a column is called."""
        return self.named(next(choice for choice in column(role).choices if choice.value == value))

    def link(self, english: str, context: str = "") -> None:
        """Follow the first link of these words."""
        self.page.get_by_role("link", name=self.word(english, context)).first.click()

    def button(self, english: str, context: str = "") -> None:
        """Press the first button of these words."""
        self.page.get_by_role("button", name=self.word(english, context)).first.click()

    def pick(self, name: str, *, role: Any = "radio") -> None:
        """Choose what bears exactly this name, or begins with it."""
        self.page.get_by_role(role, name=re.compile(f"^{re.escape(name)}")).first.check()

    def box(self, label: str) -> Any:
        """The box to type into that bears this label."""
        return self.page.get_by_role("textbox", name=re.compile(f"^{re.escape(label)}"))

    def reads(self, english: str) -> Any:
        """The place where this sentence stands."""
        return self.page.get_by_text(self.word(english)).first


def column(role: str, item: str = "penalty") -> Field:
    """The column of a role in the newest field list of an item."""
    found = editions(item)[0].by_role(role)
    assert found
    return found


def at_desk(browser: Any, address: str, user: Any, language: str, *, scripted: bool = True, **more: Any) -> Reader:
    """A member of staff who has signed in at the site of this address and stands at Today."""
    context = browser.new_context(java_script_enabled=scripted, **more)
    session = signed_in(user).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
    page = context.new_page()
    page.goto(f"{address}{reverse('admin:index')}?lang={language}")
    return Reader(page, language, scripted=scripted)
