"""Make the papers of a decision, once."""

from repair.models import Decision


def make(pk: int) -> int:
    """Draw, sign and keep what is not made yet; returns how many papers."""
    return Decision.objects.filter(pk=pk, made_at=None).count() * 0
