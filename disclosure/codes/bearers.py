"""Who bears a number, as far as the number tells: the kind of subject, and the kind of identifier it is kept as."""

from disclosure.codes.judging import Kind

# First two characters of bodies of state and of sole traders (rules.md G-03).
GOVERNMENT = "11"
SOLE_TRADER = "92"

_IDENTIFIERS = {
    Kind.REGISTRATION: "registration",
    Kind.REGISTRATION_13: "registration",
    Kind.ORGANISATION: "organisation",
    Kind.MASKED: "masked",
}


def subject_kind(code: str) -> str:
    """The kind of subject a unified code stands for, by its first two characters (rules.md G-03)."""
    if code.startswith(SOLE_TRADER):
        return "sole_trader"
    return "government" if code.startswith(GOVERNMENT) else "organisation"


def identifier_kind(kind: Kind) -> str:
    """As what kind of identifier a number of this sort is kept; numbers of no known form stand with unified codes."""
    return _IDENTIFIERS.get(kind, "uscc")
