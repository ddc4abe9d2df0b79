"""The demo's staff: one invented person for each role, with passwords and secrets made up at the first run."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction

from creditchina.accounts import second_factor
from creditchina.accounts.models import Post, Role, User
from disclosure.models import Authority, Source

NAME: Final = "admin"
BYTES: Final = 12
# The fictional bodies they work for: a city's market regulation, the province's above it, the city's credit centre.
BUREAU, PROVINCE, CENTRE = "11990100MB00010113", "11990000MB0000019F", "12990100MB0001900Y"


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff: name, role, and the code of the authority or source, if any."""

    username: str
    name: str
    role: Role
    body: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What is shown of a new account, once."""

    person: Person
    password: str
    secret: str


PEOPLE: Final = (
    Person(NAME, "系统", Role.OPERATOR),
    Person("operator", "沈知行", Role.OPERATOR),
    Person("clerk", "林晓舟", Role.SOURCE_CLERK, CENTRE),
    Person("releaser", "周文澜", Role.RELEASER, CENTRE),
    Person("bureau_clerk", "何静远", Role.SOURCE_CLERK, BUREAU),
    Person("bureau_releaser", "许明川", Role.RELEASER, BUREAU),
    Person("reviewer", "顾清和", Role.REVIEWER, BUREAU),
    Person("second_reviewer", "程思齐", Role.SECOND_REVIEWER, BUREAU),
    Person("window_clerk", "叶南枝", Role.WINDOW_CLERK, BUREAU),
    Person("manager", "方以宁", Role.ACCOUNT_MANAGER, BUREAU),
    Person("second_manager", "江以南", Role.ACCOUNT_MANAGER, BUREAU),
    Person("supervisor", "陆景行", Role.SUPERVISOR, PROVINCE),
    Person("appeal_reviewer", "苏望之", Role.APPEAL_REVIEWER, PROVINCE),
    Person("moderator", "秦若水", Role.MODERATOR),
    Person("auditor", "白正言", Role.AUDITOR),
)


def accounts_file() -> Path:
    """Where user names, passwords and secrets stay, readable by their owner only."""
    return Path(settings.VAR_DIR) / "accounts.txt"


@transaction.atomic
def create() -> list[Made]:
    """Create whoever is missing and return their passwords and secrets; nothing where everybody is there."""
    made = [_create(person) for person in PEOPLE if not User.objects.filter(username=person.username).exists()]
    if made:
        _keep(made)
    return made


def _create(person: Person) -> Made:
    """One account with its second factor and its post; the first one runs the site by a flag."""
    new = Made(person, secrets.token_urlsafe(BYTES), second_factor.new_secret())
    if person.username == NAME:
        user = User.objects.create_superuser(NAME, password=new.password)
    else:
        place = _place(person)
        fields = {"first_name": person.name, "email": f"{person.username}@demo.invalid", "is_staff": True, **place}
        user = User.objects.create_user(person.username, password=new.password, **fields)
        Post.objects.create(user=user, role=person.role, **place)  # by a command on the server, so without a giver
    second_factor.give(user, new.secret)
    return new


def _place(person: Person) -> dict[str, Authority | Source]:
    if not person.body:
        return {}
    if person.role in (Role.SOURCE_CLERK, Role.RELEASER):
        return {"source": Source.objects.get(code=person.body)}
    return {"authority": Authority.objects.get(code=person.body)}


def _keep(made: list[Made]) -> None:
    path = accounts_file()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "w", encoding="utf-8") as file:
        file.writelines(f"{each.person.username}\t{each.password}\t{each.secret}\n" for each in made)
