"""What a person typed or pasted into the one box. Pure: it looks nothing up."""

import re
from dataclasses import dataclass
from enum import StrEnum

from disclosure import codes
from disclosure.codes import Verdict
from disclosure.names import fold, fold_document
from disclosure.names.sounds import spoken
from disclosure.search.criteria import clean

MAX_LENGTH = 200  # of the longest name that a subject can have, and of the longest document number

MAX_WORDS = 8  # that are looked for one by one
LONGEST_CODE = 64  # of any identifier that can be carried

_REF = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_OUR_PAGE = re.compile(f"(?:https?://[^/]+)?/?((?:subjects|publications)/{_REF})/?(?:[?#].*)?", re.IGNORECASE)
_CODE_PAGE = re.compile(r"(?:https?://[^/]+)?/?subjects/code/([^/?#]+)/?(?:[?#].*)?", re.IGNORECASE)
# A year in the brackets of official documents, or in any brackets where a number follows.
_YEAR = r"〔\d{4}〕|[\[(（【﹝〈<]\d{4}[\])）】﹞〉>].*\d+\s*号?$"
_DOCUMENT = re.compile(rf"{_YEAR}|字第?\s*\d+\s*号?$|\d+\s*号$")
_STEM = re.compile(r"(.+?[〔\[(（【﹝〈<]\d{4}[〕\])）】﹞〉>]).")
_NO_CODE = re.compile("(?=(?:.*[0-9]){8})(?:[0-9A-Z]{16,17}|[0-9A-Z]{19,20})")
_EXCHANGE = re.compile("^(?:s?st|xd|xr|dr)(?=[^a-z])|(?<=[^a-z0-9])[ab]$")
_REPORT = re.compile(r"20\d{12}[0-9A-Z]{8}")
_REPORT_PAGE = re.compile(rf"(?:https?://[^/]+)?/?verify/({_REPORT.pattern})/([^/?#]{{1,40}})/?(?:[?#].*)?")
_OLDER = frozenset([codes.Kind.REGISTRATION, codes.Kind.ORGANISATION])


class Meaning(StrEnum):
    """How the words were taken."""

    CODE = "code"
    CODE_TYPO = "code_typo"
    DOCUMENT = "document"
    URL = "url"
    REPORT = "report"
    PERSON = "person"  # a natural person's number, which is not repeated: told by whoever asks
    NAME = "name"
    NOTHING = "nothing"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Understood:
    """How the words were taken. `value` is the code, document key or folded name to look for, or the path of an
    address of this site (URL) or of where a report is checked (REPORT).

    `suggestions` are codes that differ from a mistyped one by a slip of the pen, likeliest first; whether
    anyone carries them is another question (`known_codes`).
    """

    kind: Meaning
    text: str
    value: str = ""
    suggestions: tuple[str, ...] = ()

    @property
    def mended(self) -> str:
        """A mistyped code with the check character that the others ask for; "" for any other text."""
        return next((code for code in self.suggestions if code[:-1] == self.value[:-1]), "")

    @property
    def path(self) -> str:
        """Where the text leads by itself, "" for one that is searched for."""
        return self.value if self.kind in (Meaning.URL, Meaning.REPORT) else ""

    @property
    def code(self) -> str:
        """The text as a code, "" where it has signs that none has."""
        value = self.value if self.kind in (Meaning.CODE, Meaning.CODE_TYPO) else codes.normalise(self.text)
        return value if value.isascii() and len(value) <= LONGEST_CODE else ""

    @property
    def name_key(self) -> str:
        """The text as a folded name, whatever else it was taken for."""
        return fold(self.text)

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words between spaces, each once."""
        return tuple(dict.fromkeys(filter(None, map(fold, self.text.split()[:MAX_WORDS]))))

    @property
    def signs_of_code(self) -> int:
        """How many signs a text has that is a unified code but for their number; 0 for any other."""
        return len(self.code) if self.kind is Meaning.NAME and _NO_CODE.fullmatch(self.code) else 0

    @property
    def stem(self) -> str:
        """How a document number begins: the office and the year, without what follows; "" for any other text."""
        found = _STEM.match(self.text) if self.kind is Meaning.DOCUMENT else None
        return found[1] if found else ""

    @property
    def has_more_words(self) -> bool:
        """Whether there are more words than are looked for one by one."""
        return len(self.text.split()) > MAX_WORDS

    @property
    def short_key(self) -> str:
        """The text as a short name, without the marks that exchanges put on it (*ST in front, A or B behind)."""
        return _EXCHANGE.sub("", self.name_key)

    @property
    def spoken(self) -> str:
        """The text as a reading in Latin letters, "" for any other."""
        return spoken(self.text)

    @property
    def asks(self) -> bool:
        """Whether there is anything to look for."""
        return self.kind not in (Meaning.NOTHING, Meaning.PERSON, Meaning.TOO_LONG)


def understand(text: str) -> Understood:
    """Recognise a code in any dress (rules.md G-10), an address of this site, a report or document number, a name."""
    plain = clean(text)
    if page := _OUR_PAGE.fullmatch(plain):
        return Understood(Meaning.URL, plain[:MAX_LENGTH], f"/{page[1].lower()}/")
    if len(plain) > MAX_LENGTH:
        return Understood(Meaning.TOO_LONG, plain[:MAX_LENGTH])
    if not fold(plain):
        return Understood(Meaning.NOTHING, plain)
    name = Understood(Meaning.NAME, plain, fold(plain))
    return _code_page(plain) or _report(plain) or _code(plain, plain) or _document(plain) or name


def _code_page(plain: str) -> Understood | None:
    page = _CODE_PAGE.fullmatch(plain)
    return _code(plain, page[1]) if page else None


def _report(plain: str) -> Understood | None:
    """The number of a report opens nothing; it leads to where reports are checked, and with its code (the address in
    its QR code) to the check itself (rules.md D-20)."""
    if page := _REPORT_PAGE.fullmatch(plain):
        return Understood(Meaning.REPORT, plain, f"/verify/{page[1]}/{page[2]}/")
    number = codes.normalise(plain)
    return Understood(Meaning.REPORT, plain, f"/verify/?number={number}") if _REPORT.fullmatch(number) else None


def _code(plain: str, printed: str) -> Understood | None:
    seen = codes.examine(printed)
    if seen.kind is codes.Kind.USCC and not seen.value.isalpha():  # eighteen letters are a name, or one read aloud
        kind = Meaning.CODE if seen.verdict is Verdict.VALID else Meaning.CODE_TYPO
        return Understood(kind, plain, seen.value, seen.suggestions)
    if seen.kind in _OLDER and seen.verdict is Verdict.VALID:
        return Understood(Meaning.CODE, plain, seen.value)
    return None


def _document(plain: str) -> Understood | None:
    return Understood(Meaning.DOCUMENT, plain, fold_document(plain)) if _DOCUMENT.search(plain) else None
