"""Field lists: which columns one edition of a catalogue item has, and what each is for.

A list is a reviewed file, fixtures/fields/<item>.<edition>.toml, never changed once a publication used it:
the edition keeps its SHA-256. It drives import columns, pages, API documentation and masking.
"""

from disclosure.fields.headers import Matched, best_edition, match_headers
from disclosure.fields.keys import key_part
from disclosure.fields.lists import Choice, Field, FieldList
from disclosure.fields.loading import FieldListError, catalogue, editions, load

__all__ = [
    "Choice",
    "Field",
    "FieldList",
    "FieldListError",
    "Matched",
    "best_edition",
    "catalogue",
    "editions",
    "key_part",
    "load",
    "match_headers",
]
