"""The registers: what the rules of the site rest on, row by row."""

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from rest_framework.request import Request

from disclosure.api import parameters, representations
from disclosure.api.answers import Answer, Body, public
from disclosure.web.registers import REGISTERS


@public
class Registry(Answer):
    """GET registry/"""

    def body(self, request: Request, *, on: date, **place: Any) -> Body:
        named = (
            {
                "name": name,
                "title": str(register.title),
                "url": parameters.absolute(reverse("api:register", args=[name])),
            }
            for name, register in REGISTERS.items()
        )
        return representations.page(named, None)


@public
class OneRegister(Answer):
    """GET registry/{name}/: every row, past and announced ones included, with its basis and its days"""

    def body(self, request: Request, *, on: date, **place: Any) -> Body:
        register = REGISTERS.get(place["name"])
        if register is None:
            raise Http404
        return representations.page(register.plain(), None)
