"""What every answer has in common: quota, known parameters, an ETag that no removed record confirms."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.utils.crypto import salted_hmac
from django.utils.decorators import method_decorator
from django.utils.http import parse_etags, quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from disclosure.api.problems import Problem
from disclosure.api.quota import LOOKUP, Quota
from disclosure.web.frame import frame_of

Body = Mapping[str, object]
View = TypeVar("View", bound="type[Told]")


def public(view: View) -> View:
    """Open a view to everyone; without this word a view answers nobody."""
    view.permission_classes = [AllowAny]
    return method_decorator(login_not_required, name="dispatch")(view)


class Told(APIView):
    """What every view tells beside its body. Subclasses name their `parameters` and say what they `cost`."""

    cost: ClassVar[int] = LOOKUP
    parameters: ClassVar[frozenset[str]] = frozenset()

    def get_throttles(self) -> list[BaseThrottle]:
        self.quota = Quota()
        return [self.quota]

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Add the headers of every answer, whatever became of it."""
        response = super().finalize_response(request, response, *args, **kwargs)
        if hasattr(getattr(self, "quota", None), "left"):
            self.quota.mark(response)
        response.setdefault("Cache-Control", "no-store")
        response["X-Robots-Tag"] = "noindex"
        response["Content-Language"] = get_language() or ""
        if response.status_code != 503:
            response["Ledger-Seq"] = str(frame_of(request._request).seq)
        return response

    def refuse_unknown(self, request: Request) -> None:
        """Refuse parameters that the view does not know, and those given twice."""
        known = self.parameters | {"lang"}
        unknown = sorted(set(request.query_params) - known)
        if unknown:
            detail = _("Known here are: %(names)s.") % {"names": ", ".join(sorted(known))}
            raise Problem("unknown-parameter", detail, parameters=unknown)
        twice = sorted(name for name in request.query_params if len(request.query_params.getlist(name)) > 1)
        if twice:
            raise Problem("bad-parameter", _("Give each parameter once."), parameters=twice)


class Answer(Told):
    """A view that reads: subclasses give `body()`."""

    http_method_names = ["get", "head"]

    def body(self, request: Request, *, on: date, **place: Any) -> Body:
        """What the answer says on that day. Raises Problem, Http404 or BadRequest."""
        raise NotImplementedError

    def get(self, request: Request, **place: Any) -> Response:
        self.refuse_unknown(request)
        etag = _etag(request)
        if etag in parse_etags(request.headers.get("If-None-Match", "")):
            return _kept(Response(status=304), etag)
        return _kept(Response(self.body(request, on=frame_of(request._request).on, **place)), etag)


def _etag(request: Request) -> str:
    """Keyed, so that only this site gave it out: for this address, ledger number, directory, day and language."""
    shown = f"{frame_of(request._request).stamp}|{request.get_full_path()}"
    return quote_etag(salted_hmac("disclosure.api.etag", shown).hexdigest())


def _kept(response: Response, etag: str) -> Response:
    response["ETag"] = etag
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response
