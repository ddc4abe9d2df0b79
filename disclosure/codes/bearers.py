"""Who bears a number, as far as the number tells: the kind of subject, and the kind of identifier it is kept as."""

from disclosure.codes.judging import Kind

# First two characters, by which most kinds of bearers are told (rules.md G-03).
GOVERNMENT = "11"
SOLE_TRADER = "92"
_KINDS = {
    GOVERNMENT: "government",
    "12": "institution",
    "51": "social",  # associations
    "52": "social",  # private non-enterprise units
    "53": "social",  # foundations
    SOLE_TRADER: "sole_trader",
    "93": "cooperative",
}

_IDENTIFIERS = {
    Kind.REGISTRATION: "registration",
    Kind.REGISTRATION_13: "registration",
    Kind.ORGANISATION: "organisation",
    Kind.MASKED: "masked",
}


def subject_kind(code: str) -> str:
    """The kind of subject a unified code stands for, by its first two characters (rules.md G-03)."""
    return _KINDS.get(code[:2], "organisation")


def identifier_kind(kind: Kind) -> str:
    """As what kind of identifier a number of this sort is kept; numbers of no known form stand with unified codes."""
    return _IDENTIFIERS.get(kind, "uscc")
