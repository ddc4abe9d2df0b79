"""The invented register: subjects and deliveries made up from a seed, loaded through the same doors as real ones.

Read `firms` (who), `texts` (what decisions say), `plan` (which source delivers what on which day), `building` (do it).
"""

from disclosure.demo.building import build, is_complete

__all__ = ["build", "is_complete"]
