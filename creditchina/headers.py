"""Headers that Django has no setting for, and one that it believes too much."""

from collections.abc import Callable, Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.http import HttpRequest, HttpResponse

UNUSED_FEATURES = ("camera", "geolocation", "microphone", "payment", "usb")
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES)


class PermissionsPolicyMiddleware:
    """Tell the browser that no page here, and no frame in one, uses its sensors or its wallet."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        return response


def plainly_typed(application: WSGIApplication) -> WSGIApplication:
    """Leave of the content type of a request its kind and its boundary: everything here is UTF-8.

    A charset that is no text at all (hex), or a parameter that nobody can decode, breaks a request while it is made,
    before any view and any page for errors.
    """

    def typed(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        kind, *parameters = environ.get("CONTENT_TYPE", "").split(";")
        kept = (word for word in parameters if word.strip().lower().startswith("boundary="))
        environ["CONTENT_TYPE"] = ";".join((kind, *kept))
        return application(environ, start_response)

    return typed
