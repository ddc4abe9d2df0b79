"""What a machine sends: its key, and a file or lines of JSON, read no further than their limit."""

import json
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest
from django.utils.translation import gettext as _
from rest_framework.request import Request

from disclosure.api.problems import Problem
from disclosure.ingest.brief import find_item
from disclosure.ingest.delivery_keys import find_key
from disclosure.models import CatalogueItem, DeliveryKey
from disclosure.web.bodies import length_of

JSON_LINES: Final = frozenset(
    ["application/x-ndjson", "application/jsonl", "application/json", "application/json-lines"]
)
PROCEDURES: Final = ("", "simple", "ordinary")
SMALL: Final = 64 * 1024  # bytes of a declaration
MIB: Final = 1024 * 1024


class Sent(NamedTuple):
    """A delivery as it came in."""

    name: str
    content: bytes
    item: CatalogueItem
    procedure: str


class _InMemory(MemoryFileUploadHandler):
    """Keeps a file of any size in memory: what is personal in it never lies on the disk of a web server."""

    def handle_raw_input(self, *arguments: Any, **options: Any) -> None:
        self.activated = True  # its size was looked at before


def key_of(request: Request) -> DeliveryKey:
    """The key in the Authorization header. Raises the same problem for every key that opens nothing."""
    scheme, _space, given = request.headers.get("Authorization", "").partition(" ")
    key = find_key(given.strip()) if scheme.lower() == "bearer" else None
    if key is None:
        raise Problem("no-key", _("Send a delivery key that is in force as Authorization: Bearer."))
    return key


def sent(request: Request, key: DeliveryKey) -> Sent:
    """The file of a multipart form in `file`, or the lines of JSON in the body; item and procedure beside them."""
    plain = request._request
    _require_size(plain, settings.DELIVERY_BYTES)
    if plain.content_type == "multipart/form-data":
        plain.upload_handlers = [_InMemory(plain)]
        file = plain.FILES.get("file")
        if file is None:
            raise Problem("bad-request", _("Put the file into the form field “file”."))
        name, content = file.name or "", file.read()
    elif plain.content_type in JSON_LINES:
        name, content = "delivery.jsonl", plain.read()
    else:
        raise Problem("unsupported-media-type", _("Send a multipart form with a file, or lines of JSON."))
    return Sent(name, content, item_of(_said(request, "item"), key), _procedure(request))


def declared(request: Request) -> dict[str, Any]:
    """The JSON object in the body of a small request."""
    _require_size(request._request, SMALL)
    try:
        told = json.loads(request._request.read() or b"null")
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or not _storable(told):
        raise Problem("bad-request", _("The body must be one JSON object."))
    return told


def _storable(told: dict[str, Any]) -> bool:
    """Whether a database can be asked for it: no NUL, and no half of a character."""
    text = "".join(map(str, told.values()))
    return "\x00" not in text and text.encode(errors="ignore").decode() == text


def item_of(word: str, key: DeliveryKey) -> CatalogueItem:
    """The item by code or name, which the key must be for. Raises a problem."""
    if not word:
        raise Problem("bad-parameter", _("Name the catalogue item that is delivered."), parameters=["item"])
    item = find_item(word)
    if item is None or not key.items.filter(pk=item.pk).exists():
        raise Problem("not-permitted", _("This key does not deliver that item."), parameters=["item"])
    return item


def _said(request: Request, name: str) -> str:
    """A word beside the file: in the address, or in the form."""
    form = request._request.POST if request._request.content_type == "multipart/form-data" else {}
    return str(request.query_params.get(name) or form.get(name) or "")


def _procedure(request: Request) -> str:
    given = _said(request, "procedure")
    if given not in PROCEDURES:
        raise Problem(
            "bad-parameter", _("One of: %(names)s.") % {"names": "simple, ordinary"}, parameters=["procedure"]
        )
    return given


def _require_size(request: HttpRequest, most: int) -> None:
    """Refuse by what the header says, before anything is read; a server reads no more than that."""
    if length_of(request) > most:
        told = _("At most %(mib)s MiB can be sent at once. Deliver in several files.") % {"mib": f"{most / MIB:g}"}
        raise Problem("too-large", told, limit=most)
