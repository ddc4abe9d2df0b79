"""Chinese names as keys: folded, cut into parts, read aloud, cut into pairs of signs. Pure: no database.

A key is a way to find, never an identity.
"""

from disclosure.names.folding import fold, fold_document
from disclosure.names.keys import keys
from disclosure.names.parts import Parts, parts

__all__ = ["Parts", "fold", "fold_document", "keys", "parts"]
