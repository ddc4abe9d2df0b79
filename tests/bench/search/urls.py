"""The site, and beside it the pages it would show if nothing had to be found: the same template from kept constants."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from creditchina.urls import handler400, handler403, handler404, handler500, urlpatterns
from disclosure.web import search

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
_KEPT: dict[str, tuple[str, dict[str, Any]]] = {}


def _keeping(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """What the search's view renders, kept by what was asked."""
    _KEPT[request.GET.urlencode()] = (template, context)
    return render(request, template, context)


search.render = _keeping


@login_not_required
def constants(request: HttpRequest) -> HttpResponse:
    """The page as it was when this process was first asked for it."""
    asked = request.GET.urlencode()
    if asked not in _KEPT:
        search.results(request)
    return render(request, *_KEPT[asked])


urlpatterns = [path("constants/", constants), *urlpatterns]
