"""The user of this site: our own model from the first migration on, because it cannot be swapped in later."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A member of staff. Reading the public record never needs an account."""
