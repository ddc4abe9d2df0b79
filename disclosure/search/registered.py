"""Authorities and lists by their names. The registers are short: every name in them is looked at."""

import unicodedata
from dataclasses import dataclass
from typing import Final

from django.db import connection

from creditchina.language import in_english
from disclosure.search.limits import bounded
from disclosure.search.page import Page
from disclosure.search.understand import Understood

MOST: Final = 100  # that are shown; beyond it the text has to say more
LIST, AUTHORITY = "list", "authority"
_FITS: Final = "name_zh LIKE %s ESCAPE '\\' OR lower(name_en) LIKE %s ESCAPE '\\'"
_STATEMENT: Final = (
    f"SELECT '{LIST}', slug, name_zh, name_en FROM disclosure_seriouslist WHERE status <> 'retired' AND ({_FITS})"
    f" UNION ALL SELECT '{AUTHORITY}', code, name_zh, name_en FROM disclosure_authority WHERE {_FITS} OR code = %s"
    " ORDER BY 1 DESC, 2 LIMIT %s"
)


@dataclass(frozen=True, slots=True)
class Registered:
    """An authority or a list; `key` is the code of the one, the slug of the other."""

    kind: str
    key: str
    name_zh: str
    name_en: str

    @property
    def name(self) -> str:
        """In the reader's language, as far as it is recorded."""
        return self.name_en if in_english() and self.name_en else self.name_zh


def search_registers(asked: Understood) -> Page[Registered]:
    """Lists and authorities that have the text in their names, and the authority whose code it is: one statement, no
    pages. Raises TooBroad."""
    if not asked.asks:
        return Page()
    text = connection.ops.prep_for_like_query(unicodedata.normalize("NFKC", asked.text))
    fits = [f"%{text}%", f"%{text.lower()}%"]
    with bounded(), connection.cursor() as cursor:
        cursor.execute(_STATEMENT, [*fits, *fits, asked.code, MOST + 1])
        rows = cursor.fetchall()
    return Page(tuple(Registered(*row) for row in rows[:MOST]), min(len(rows), MOST), len(rows) <= MOST)
