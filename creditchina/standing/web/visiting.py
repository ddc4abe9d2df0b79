"""What one's own pages have in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from creditchina.accounts.models import User

View = Callable[..., HttpResponseBase]


def of_the_public(view: View) -> View:
    """For accounts of the public; the staff act for nobody and go to the desk."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return redirect("admin:index") if request.user.is_staff else view(request, *args, **kwargs)

    return answer


def person(request: HttpRequest) -> User:
    """Who is signed in; these pages have nobody else."""
    return cast(User, request.user)
