"""The registers the site rests on: reviewed files in fixtures/, loaded into the database."""

from disclosure.reference.loading import FieldListChanged, load

__all__ = ["FieldListChanged", "load"]
