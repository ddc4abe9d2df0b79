"""Who walks over the matrix: somebody of each role, of the public or of nowhere; own rows and foreign ones."""

from typing import Any

from django.db import transaction
from django.test import Client

from creditchina.accounts.models import Post, Role, User
from creditchina.accounts.roles import OF_A_SOURCE, OF_THE_SITE, permissions
from tests.accounts.people import PASSWORD, signed_in, staff
from tests.accounts.walking import OTHERS, SENT
from tests.accounts.world import a_world
from tests.builders import a_source, an_authority

FOREIGN = "canary-of-another-body"
ROLES = [*Role, "superuser", "without a post", "password only", "applicant", "stranger"]
CHANGING = ("post", *OTHERS)  # verbs that might change something


class Visitor:
    """Somebody of a role, with a world of their own and a foreign one."""

    def __init__(self, role: str) -> None:
        self.role = role
        self.user: User | None = None
        authority, source = an_authority(), a_source()
        applicant = User.objects.create_user("applicant", password=PASSWORD) if role == "applicant" else None
        self.own = a_world(authority, source, "own", applicant)
        self.foreign = a_world(canary=FOREIGN)
        self.client = self._public(applicant) if applicant else self._client(authority, source)
        self.before = self.state()

    def _public(self, applicant: User) -> Client:
        self.user = applicant
        client = Client()
        client.force_login(applicant)
        return client

    def _client(self, authority: Any, source: Any) -> Client:
        if self.role == "stranger":
            return Client()
        if self.role in list(Role):
            self.user = staff(self.role, authority, source if self.role in OF_A_SOURCE else None)
        else:
            self.user = User.objects.create_user(
                "visitor", password=PASSWORD, is_staff=True, is_superuser=self.role == "superuser"
            )
        if self.role != "password only":
            return signed_in(self.user)
        staff("operator")
        client = Client()
        client.force_login(self.user)
        return client

    def may(self, word: str, table: Any = None, application: str = "") -> bool:
        """Whether the table of roles gives a permission."""
        name = f"{table._meta.app_label}.{word}_{table._meta.model_name}" if table else f"{application}.{word}"
        role = Role.OPERATOR if self.role == "superuser" else self.role
        return role in list(Role) and name in permissions(role)

    @property
    def sees_everything(self) -> bool:
        return self.role in OF_THE_SITE or self.role == "superuser"

    def state(self) -> dict[str, Any]:
        """What nobody of another body may change: the foreign rows, and accounts and posts."""
        rows = {
            table.__name__: table._default_manager.filter(pk=row.pk).values().first()
            for table, row in self.foreign.items()
        }
        people = list(
            User.objects.order_by("pk").values_list("pk", "username", "password", "is_superuser", "is_active")
        )
        return {
            **rows,
            "people": people,
            "posts": list(Post.objects.order_by("pk").values_list("pk", "ended_at", "valid_to")),
        }

    def sends(self, verb: str, address: str, sent: dict[str, Any] | None = None) -> tuple[int, str, list[str]]:
        """Status, page and what of the foreign state it changed; afterwards nothing has happened."""
        SENT[verb] += 1
        with transaction.atomic():
            kind = {"content_type": "application/json"} if verb in OTHERS else {}
            answer = getattr(self.client, verb)(address, sent or {}, **kind)
            text = answer.content.decode(errors="replace") if not answer.streaming else ""
            moved = []
            if verb in CHANGING and answer.status_code not in (403, 404, 405):
                after = self.state()
                moved = [name for name in after if after[name] != self.before[name]]
            transaction.set_rollback(True)
        return answer.status_code, text, moved
