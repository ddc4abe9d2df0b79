"""What an applicant takes to another channel: everything as it was filled in, with its files (rules.md S-25)."""

import zipfile
from tempfile import TemporaryFile
from typing import IO, Any, Final

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation

from repair import answers, evidence
from repair.models import Case, Evidence

FORM: Final = "application.html"  # its name in the package


def packed(case: Case) -> IO[bytes]:
    """The package as a ZIP, open at its beginning; the form is in the language of the application.

    Raises FileNotFoundError where a file is gone.
    """
    files = [(_name(number, file), file) for number, file in enumerate(_files(case), start=1)]
    package = TemporaryFile()  # noqa: SIM115  whoever sends it closes it
    with zipfile.ZipFile(package, "w") as archive:  # pictures and PDF do not get any smaller
        archive.writestr(FORM, _form(case, files))
        for name, file in files:
            archive.writestr(name, evidence.read(file))
    package.seek(0)
    return package


def _files(case: Case) -> Any:
    return case.application.evidence.kept().filter(Q(case=None) | Q(case=case)).order_by("pk")


def _name(number: int, file: Evidence) -> str:
    return f"{number:02}-{file}.{file.file.rpartition('.')[2]}"


def _form(case: Case, files: list[tuple[str, Evidence]]) -> str:
    language = case.application.language
    with translation.override(language):
        told: dict[str, Any] = {"case": case, "application": case.application, "files": files, "language": language}
        told |= {"said": answers.of_case(case), "letter": case.application.commitment}
        return render_to_string("repair/package.html", told)
