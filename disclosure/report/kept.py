"""The files of issued reports: the signed PDF, and beside it the JSON that it draws."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from disclosure.models import IssuedReport
from disclosure.report.value import Report, from_json


class Gone(LookupError):
    """The file is not kept any more."""


def keep(number: str, pdf: bytes, text: str) -> str:
    """Store both; returns the name under which they are found again."""
    _storage().save(f"{number}.pdf", ContentFile(pdf))
    _storage().save(f"{number}.json", ContentFile(text.encode()))
    return number


def pdf(report: IssuedReport) -> bytes:
    """The signed file, byte for byte. Raises Gone."""
    return _read(report, "pdf")


def value(report: IssuedReport) -> Report:
    """What it says. Raises Gone."""
    return from_json(_read(report, "json").decode())


def text(report: IssuedReport) -> bytes:
    """The JSON that was drawn and attached. Raises Gone."""
    return _read(report, "json")


def check_code(report: IssuedReport) -> str:
    """The check code as the file prints it; the database has only its digest. Raises Gone."""
    told: dict[str, Any] = json.loads(_read(report, "json"))
    return str(told["check_code"])


def forget(name: str) -> None:
    """Remove both files; nothing happens where they are gone already."""
    for ending in ("pdf", "json"):
        _storage().delete(f"{name}.{ending}")


def names(*, before: datetime) -> Iterator[str]:
    """Every name under which something is stored, written before that moment; a pair that is half there too."""
    found: dict[str, list[str]] = {}
    for file in _listed():
        found.setdefault(file.rpartition(".")[0], []).append(file)
    for name, files in found.items():
        if all(_storage().get_modified_time(file) < before for file in files):
            yield name


def _listed() -> list[str]:
    try:
        return _storage().listdir("")[1]
    except FileNotFoundError:
        return []  # nothing was ever stored


def _read(report: IssuedReport, ending: str) -> bytes:
    try:
        if not report.file:
            raise FileNotFoundError
        with _storage().open(f"{report.file}.{ending}") as file:
            return bytes(file.read())
    except FileNotFoundError:
        raise Gone(report.number) from None


def _storage() -> Storage:
    return storages["reports"]
