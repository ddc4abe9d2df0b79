"""The facts of a record that somebody can object to."""

from django.utils.translation import gettext as _

from disclosure.models import Publication
from disclosure.web import contents


def facts_of(publication: Publication) -> dict[str, str]:
    """The facts that the page of a record shows, by the code of their column; "" is the record as a whole."""
    listed, told = contents.field_list_of(publication), publication.details
    facts = {column.code: column.label for column in listed.public if told.get(column.code)} if listed else {}
    return {"": _("Several facts, or another one"), **facts}
