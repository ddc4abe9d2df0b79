"""An applicant who applies page by page, by the forms as they stand there."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from creditchina.accounts.models import User
from disclosure.models import Publication
from repair.models import Application
from tests.standing.acting import a_letter, a_standing, browser_of


class Applicant:
    """Somebody who acts for the subject of a record, and their browser."""

    def __init__(self, record: Publication, client: Client | None = None, user: User | None = None) -> None:
        self.record = record
        self.user = user or a_standing(None, record.subject).user
        self.client = client or browser_of(self.user)
        self.client.cookies["lang"] = "en"

    def sends(self, address: str, **sent: Any) -> Any:
        """What a form is answered with; redirects are followed."""
        return self.client.post(address, sent, follow=True)

    def begins(self) -> Application:
        """From the page of the record: for whom, then the records."""
        address = reverse("repair:new", query={"record": self.record.ref})
        self.sends(address, subject=str(self.record.subject.survivor.ref), door="repair")
        return Application.objects.latest("pk")

    def fills_in(self, application: Application) -> None:
        """Every question of every record."""
        for case in application.cases.all():
            day = timezone.localdate().isoformat()
            money = "payment" if case.publication.penalty_kinds else "duty"
            self.sends(reverse(f"repair:{money}", args=[case.ref]), day=day, proof="authority")
            said = {"text": "The tank was rebuilt.", "day": day, "proof": ""}
            self.sends(reverse("repair:correction", args=[case.ref]), **said)

    def signs_and_sends(self, application: Application) -> Any:
        """Read, signed, checked, sent."""
        self.sends(reverse("repair:commitment", args=[application.ref]), read="on", signature="江月白")
        return self.sends(reverse("repair:answers", args=[application.ref]))

    def applies(self) -> Application:
        """The whole way."""
        made = self.begins()
        self.fills_in(made)
        self.signs_and_sends(made)
        made.refresh_from_db()
        return made


def page(applicant: Applicant, name: str, ref: Any) -> str:
    """What they see there."""
    return applicant.client.get(reverse(f"repair:{name}", args=[ref])).content.decode()


def a_pdf(name: str = "receipt.pdf", data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, a_letter() if data is None else data, "application/pdf")
