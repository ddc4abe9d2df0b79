"""Every public address, and how to build each one so that it would show a given publication.

A new public page is added here, or the walk over all addresses fails.
"""

from collections.abc import Callable

from django.urls import reverse

from disclosure.models import Publication
from disclosure.web.sitemap import LARGEST

NO_REPORT = "20260101000000AAAAAAAA"  # the form of a number: tests/web/test_reports.py makes real ones
Address = Callable[[Publication], str]
# Pages of the staff's door that are open before anybody has signed in.
DOOR = [
    *("account_login", "account_logout", "account_inactive", "mfa_authenticate"),
    *("account_reset_password", "account_reset_password_done", "account_reset_password_from_key_done"),
    *("account_signup", "account_email_verification_sent"),
]


def _list(name: str) -> Address:
    def address(publication: Publication) -> str:
        listed = publication.item.serious_list
        return reverse(name, args=[listed.slug if listed else "wage_arrears"])

    return address


def _asked(name: str, **query: str) -> Address:
    return lambda publication: reverse(name, query={"q": publication.document_number, **query})


def _of_the_door(name: str) -> Address:
    return lambda publication: reverse(name)


def _file(name: str, number: Callable[[Publication], int]) -> Address:
    """The file of the sitemap in whose span of numbers a row lies."""
    return lambda publication: reverse(name, args=[(number(publication) - 1) // LARGEST + 1])


SURFACES: dict[str, Address] = {
    "disclosure:home": lambda publication: reverse("disclosure:home"),
    "disclosure:search": _asked("disclosure:search", tab="publications"),
    "disclosure:suggest": _asked("disclosure:suggest"),
    "disclosure:subject": lambda publication: reverse(
        "disclosure:subject", args=[publication.subject.ref], query={"tab": publication.item.tab}
    ),
    "disclosure:subject_by_code": lambda publication: reverse(
        "disclosure:subject_by_code", args=[publication.subject.code]
    ),
    "disclosure:publication": lambda publication: publication.get_absolute_url(),
    "disclosure:report_new": lambda publication: reverse(
        "disclosure:report_new", query={"subject": publication.subject.ref}
    ),
    "disclosure:report_order": lambda publication: reverse("disclosure:report_order", args=[publication.ref]),
    "disclosure:report": lambda publication: reverse("disclosure:report", args=[NO_REPORT]),
    "disclosure:report_file": lambda publication: reverse("disclosure:report_file", args=[NO_REPORT]),
    "disclosure:verify": lambda publication: reverse("disclosure:verify"),
    "disclosure:revoked": lambda publication: reverse("disclosure:revoked"),
    "disclosure:verify_report": lambda publication: reverse("disclosure:verify_report", args=[NO_REPORT, "A" * 12]),
    "disclosure:persons": lambda publication: reverse("disclosure:persons"),
    "disclosure:lookups": lambda publication: reverse("disclosure:lookups"),
    "disclosure:lookup": lambda publication: reverse("disclosure:lookup", args=["x"]),
    "disclosure:lookup_result": lambda publication: reverse("disclosure:lookup_result", args=["x"]),
    "disclosure:lists": lambda publication: reverse("disclosure:lists"),
    "disclosure:list": _list("disclosure:list"),
    "disclosure:catalogue": lambda publication: reverse("disclosure:catalogue"),
    "disclosure:item": lambda publication: reverse("disclosure:item", args=[publication.item.code]),
    "disclosure:authorities": lambda publication: reverse("disclosure:authorities"),
    "disclosure:measures": lambda publication: reverse("disclosure:measures"),
    "disclosure:standards": lambda publication: reverse("disclosure:standards"),
    "disclosure:standard": lambda publication: reverse("disclosure:standard", args=["classes"]),
    "disclosure:holidays": lambda publication: reverse("disclosure:holidays"),
    "disclosure:register_csv": lambda publication: reverse("disclosure:register_csv", args=["lists"]),
    "disclosure:coverage_sheet": lambda publication: reverse("disclosure:coverage_sheet"),
    "disclosure:changes": lambda publication: reverse("disclosure:changes"),
    "disclosure:feed": lambda publication: reverse("disclosure:feed"),
    "disclosure:about": lambda publication: reverse("disclosure:about"),
    "disclosure:healthz": lambda publication: reverse("disclosure:healthz"),
    "disclosure:readyz": lambda publication: reverse("disclosure:readyz"),
    "disclosure:robots": lambda publication: reverse("disclosure:robots"),
    "disclosure:favicon": lambda publication: reverse("disclosure:favicon"),
    "disclosure:sitemap": lambda publication: reverse("disclosure:sitemap"),
    "disclosure:sitemap_pages": lambda publication: reverse("disclosure:sitemap_pages"),
    "disclosure:sitemap_subjects": _file("disclosure:sitemap_subjects", lambda publication: publication.subject_id),
    "disclosure:sitemap_publications": _file("disclosure:sitemap_publications", lambda publication: publication.pk),
    **{f":{name}": _of_the_door(name) for name in DOOR},
    ":account_reset_password_from_key": lambda publication: reverse("account_reset_password_from_key", args=["1", "x"]),
    ":openid_connect_callback": lambda publication: reverse("openid_connect_callback", args=["identity"]),
    ":account_confirm_email": lambda publication: reverse("account_confirm_email", args=["x"]),
    "repair:start": lambda publication: reverse("repair:start"),
    "repair:check": lambda publication: reverse("repair:check", args=[publication.ref]),
    "repair:notice": lambda publication: reverse("repair:notice", args=[publication.ref]),
    "repair:commitment_public": lambda publication: reverse("repair:commitment_public", args=[publication.ref]),
    "repair:deadlines": lambda publication: reverse("repair:deadlines"),
    "objecting:start": lambda publication: reverse("objecting:start"),
    "objecting:commitments": lambda publication: reverse("objecting:commitments"),
    "repair:status": lambda publication: reverse("repair:status"),
    "repair:status_paper": lambda publication: reverse("repair:status_paper"),
    "repair:paper": lambda publication: reverse("repair:paper", args=[NO_REPORT, "A" * 12]),
    "api:index": lambda publication: reverse("api:index"),
    "api:problems": lambda publication: reverse("api:problems"),
    "api:subjects": lambda publication: reverse("api:subjects", query={"q": publication.subject.name}),
    "api:subject": lambda publication: reverse("api:subject", args=[publication.subject.ref]),
    "api:subject_publications": lambda publication: reverse("api:subject_publications", args=[publication.subject.ref]),
    "api:reports": lambda publication: reverse("api:reports"),
    "api:report_order": lambda publication: reverse("api:report_order", args=[publication.ref]),
    "api:report": lambda publication: reverse("api:report", args=[NO_REPORT]),
    "api:verify": lambda publication: reverse("api:verify"),
    "api:match": lambda publication: reverse("api:match"),
    "api:publication": lambda publication: reverse("api:publication", args=[publication.ref]),
    "api:lists": lambda publication: reverse("api:lists"),
    "api:list_entries": _list("api:list_entries"),
    "api:changes": lambda publication: reverse("api:changes"),
    "api:registry": lambda publication: reverse("api:registry"),
    "api:register": lambda publication: reverse("api:register", args=["lists"]),
    "api:deliveries": lambda publication: reverse("api:deliveries"),
    "api:deliveries_nil": lambda publication: reverse("api:deliveries_nil"),
    "api:deliveries_check": lambda publication: reverse("api:deliveries_check"),
    "api:delivery": lambda publication: reverse("api:delivery", args=[publication.batch.number]),
    "repair_api:results": lambda publication: reverse("repair_api:results"),
    "api:nowhere": lambda publication: f"/api/v1/{publication.ref}/",
}
