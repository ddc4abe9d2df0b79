"""Conditions over OLD and NEW that guards share."""


def changed(*columns: str) -> str:
    """Whether one of these columns gets another value, NULL counted as a value."""
    return " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)
