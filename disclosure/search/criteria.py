"""What is asked, as a value: it can be linked, paged and tested without a request."""

import unicodedata
from dataclasses import dataclass
from datetime import date

_UNSENDABLE = frozenset(["Cc", "Cs"])  # control signs and half characters: no database takes them all


@dataclass(frozen=True, slots=True)
class Criteria:
    """One question. Empty fields do not narrow it; days are inclusive, a region covers those below it."""

    text: str = ""
    kind: str = ""  # a Tab of the pages of subjects
    region: str = ""
    authority: str = ""
    severity: str = ""
    status: str = ""
    decided_from: date | None = None
    decided_to: date | None = None
    oldest_first: bool = False
    cursor: str = ""

    @property
    def region_prefix(self) -> str:
        """What the codes of the region and all below it begin with (GB/T 2260: two digits a level)."""
        code = clean(self.region)
        while len(code) > 2 and code.endswith("00"):
            code = code[:-2]
        return code


def clean(text: str) -> str:
    """The text in one line, without the signs that cannot be asked for."""
    kept = (" " if sign.isspace() else sign for sign in text)
    return "".join(sign for sign in kept if unicodedata.category(sign) not in _UNSENDABLE).strip()
