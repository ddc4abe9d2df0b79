"""A change of the rules over a million publications."""
