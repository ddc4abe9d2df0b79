"""Find subjects and publications: a frozen question in, a page of hits out. Nothing but what is public."""

from disclosure.search.criteria import Criteria
from disclosure.search.limits import TooBroad, bounded
from disclosure.search.page import BadCursor, Page
from disclosure.search.publications import (
    PublicationHit,
    begins_a_number,
    count_publications,
    narrows,
    search_publications,
)
from disclosure.search.registered import Registered, search_registers
from disclosure.search.subjects import SubjectHit, known_codes, search_subjects
from disclosure.search.understand import MAX_LENGTH, MAX_WORDS, Meaning, Understood, understand

__all__ = [
    "MAX_LENGTH",
    "MAX_WORDS",
    "BadCursor",
    "Criteria",
    "Meaning",
    "Page",
    "PublicationHit",
    "Registered",
    "SubjectHit",
    "TooBroad",
    "Understood",
    "begins_a_number",
    "bounded",
    "count_publications",
    "known_codes",
    "narrows",
    "search_publications",
    "search_registers",
    "search_subjects",
    "understand",
]
